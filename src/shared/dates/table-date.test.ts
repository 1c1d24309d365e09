import { describe, expect, it } from 'vitest';
import { ordersOf, readTableDate, usualRules } from './table-date.ts';

const read = (text: string, rules: Partial<typeof usualRules> = {}) => {
  const date = readTableDate(text, { ...usualRules, ...rules });
  return date.ok ? date.edtf : null;
};

describe('dates of tables', () => {
  it.each<[string, string | null]>([
    ['2015-03-12', '2015-03-12'],
    ['2015-03', '2015-03'],
    ['2015', '2015'],
    ['2015~', '2015~'],
    ['2014-04-14/2014-04-18', '2014-04-14/2014-04-18'],
    ['12-Mar-15', '2015-03-12'],
    ['1-mar-2015', '2015-03-01'],
    ['12 March 15', '2015-03-12'],
    ["12 Mar '15", '2015-03-12'],
    ['12-Mar-49', '2049-03-12'],
    ['12-Mar-50', '1950-03-12'],
    ['16 May 2025', '2025-05-16'],
    ['May 16, 2025', '2025-05-16'],
    ['2026-07-11 00:00:00.000', '2026-07-11'],
    ['2026-07-11T00:00:00Z', '2026-07-11'],
    ['2026-07-11T13:45:00+04:30', '2026-07-11'],
    ['11/07/2026 1:45 PM', null],
    ['13/07/2026 1:45 PM', '2026-07-13'],
    ['2015/3/2', '2015-03-02'],
    ['2015.03.12', '2015-03-12'],
    ['20150312', '2015-03-12'],
    ['20151312', null],
    ['12/03/2015', null],
    ['03/03/2015', '2015-03-03'],
    ['25/03/2015', '2015-03-25'],
    ['03/25/2015', '2015-03-25'],
    ['32/03/2015', null],
    ['30.02.2015', null],
    ['١٢-٠٣-٢٠١٥', null],
    ['٢٥/٠٣/٢٠١٥', '2015-03-25'],
    ['۱۳۹۴', '1394'],
    ['Mar-15', null],
    ['March 2015', '2015-03'],
    ['14-18 Apr 2014', '2014-04-14/2014-04-18'],
    ['before 2010', '[..2009]'],
    ['45294', null],
    ['', null],
    ['soon', null],
    ['12-Foo-15', null],
  ])('%j', (text, edtf) => {
    expect(read(text)).toBe(edtf);
  });

  it.each<[string, string | null, string | null]>([
    // text, with the day first, with the month first
    ['12/03/2015', '2015-03-12', '2015-12-03'],
    ['1.2.15', '2015-02-01', '2015-01-02'],
    ['25-03-2015', '2015-03-25', null],
    ['03/25/2015', null, '2015-03-25'],
    ['5 6 2015', '2015-06-05', '2015-05-06'],
  ])('in a given order: %j', (text, dayFirst, monthFirst) => {
    expect(read(text, { order: 'day-month' })).toBe(dayFirst);
    expect(read(text, { order: 'month-day' })).toBe(monthFirst);
  });

  it('put years of two digits where they are told to', () => {
    expect(read('12-Mar-49', { firstYear: 1930 })).toBe('1949-03-12');
    expect(read('12-Mar-29', { firstYear: 1930 })).toBe('2029-03-12');
    expect(read('25/03/99', { firstYear: 2000 })).toBe('2099-03-25');
  });

  it('say what is not clear', () => {
    expect(readTableDate('12/03/2015', usualRules)).toMatchObject({
      message: expect.stringContaining('two days') as string,
    });
    expect(readTableDate('25/03/2015', { ...usualRules, order: 'month-day' })).toMatchObject({
      message: '“25/03/2015” is not a date with the month first.',
    });
  });

  it('take a time in proportion to the text', () => {
    const started = performance.now();
    for (const text of [
      ' '.repeat(1_000_000),
      '1 '.repeat(500_000),
      `12${' '.repeat(500_000)}x`,
      '1:00'.repeat(200_000),
    ])
      read(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('ordersOf', () => {
  it.each([
    ['12/03/2015', ['day-month', 'month-day']],
    ['25/03/15', ['day-month']],
    ['3-25-2015', ['month-day']],
    ['32/03/2015', []],
    ['2015-03-12', []],
    ['12 Mar 2015', []],
  ])('%s', (text, orders) => {
    expect(ordersOf(text)).toEqual(orders);
  });
});
