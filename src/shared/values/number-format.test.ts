import { describe, expect, it } from 'vitest';
import { formatsOf, readNumber, type NumberFormat } from './number-format.ts';

describe('numbers', () => {
  it.each<[string, number | null, number | null]>([
    // text, with a decimal point, with a decimal comma
    ['7', 7, 7],
    ['-5', -5, -5],
    ['−5', -5, -5],
    ['+5', 5, 5],
    [' 42 ', 42, 42],
    ['007', 7, 7],
    ['1,234', 1234, 1.234],
    ['1.234', 1.234, 1234],
    ['1,234.5', 1234.5, null],
    ['1.234,5', null, 1234.5],
    ['1,234,567', 1234567, null],
    ['1.234.567', null, 1234567],
    ['12,34,567', 1234567, null],
    ['1 234', 1234, 1234],
    ['1\u202f234\u202f567', 1234567, 1234567],
    ["1'234.50", 1234.5, null],
    ['1,23', null, 1.23],
    ['1.5', 1.5, null],
    ['0,5', null, 0.5],
    ['.5', 0.5, null],
    ['5.', 5, null],
    ['1e5', 100000, 100000],
    ['2.01E+11', 201000000000, null],
    ['١٢٣', 123, 123],
    ['۱۲۳', 123, 123],
    ['١٬٢٣٤٫٥', 1234.5, 1234.5],
    ['1,234 567', null, null],
    ['1,2,3', null, null],
    ['12,3456', null, 12.3456],
    ['1..5', null, null],
    ['', null, null],
    ['-', null, null],
    ['.', null, null],
    ['5 people', null, null],
    ['1e999', null, null],
    ['-0', 0, 0],
    ['0x10', null, null],
    ['Infinity', null, null],
  ])('%j', (text, point, comma) => {
    for (const [format, value] of [
      ['point', point],
      ['comma', comma],
    ] as [NumberFormat, number | null][]) {
      const read = readNumber(text, format);
      expect(read.ok ? read.value : null).toBe(value);
      if (text !== '1e999') expect(formatsOf(text).includes(format)).toBe(value !== null);
    }
  });

  it('says what would help', () => {
    expect(readNumber('1,5', 'point')).toMatchObject({
      message: expect.stringContaining('with a decimal comma') as string,
    });
    expect(readNumber('many', 'point')).toMatchObject({ message: '“many” is not a number.' });
  });

  it('takes a time in proportion to the text', () => {
    const started = performance.now();
    for (const text of [
      '1,'.repeat(500_000),
      '1'.repeat(1_000_000) + 'x',
      '12,'.repeat(400_000) + '1',
      ' '.repeat(1_000_000),
    ])
      formatsOf(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
