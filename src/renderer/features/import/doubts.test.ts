import { describe, expect, test } from 'vitest';
import type { ColumnFacts } from '#shared/contract/imports-api.ts';
import { doubtOf, orderWords } from './doubts.ts';

const facts: ColumnFacts = {
  name: 'a',
  type: 'text',
  filled: 3,
  empty: 0,
  misfits: 0,
  examples: [],
  marks: [],
  values: null,
  isKey: null,
  date: null,
  number: null,
  separator: null,
};
const dates = (dayFirst: number, monthFirst: number, either: number): ColumnFacts => ({
  ...facts,
  date: { order: null, dayFirst, monthFirst, either },
});

describe('what a column leaves open', () => {
  const number = { kind: 'number', column: 'a', format: 'point' } as const;
  const quantity = { kind: 'quantity', low: 'b', best: 'a', format: 'point' } as const;
  const unsure = { ...facts, number: { format: 'point', isSure: false } } as const;
  const date = { kind: 'date', column: 'a', order: null, firstYear: 1950 } as const;

  test.each([
    ['figures that nothing tells', number, [unsure], /Nothing in the column/],
    [
      'and one of them',
      number,
      [{ ...unsure, values: [{ text: '1.200', count: 1 }] }],
      /example of 1\.200\.$/,
    ],
    ['one of several columns', quantity, [unsure], /Nothing in the column/],
    ['figures of another column', { ...number, column: 'c' }, [unsure], null],
    ['dates that nobody has put in order', date, [dates(0, 0, 2)], /^2 dates .* are not read/],
    ['dates that contradict one another', date, [dates(1, 1, 0)], /^2 dates/],
    [
      'dates whose order was said',
      { ...date, order: 'day-month' as const },
      [dates(0, 0, 2)],
      null,
    ],
    ['dates with words', date, [dates(0, 0, 0)], null],
    ['texts', { kind: 'text', column: 'a' } as const, [unsure], null],
    ['what nobody has looked at', number, [], null],
  ])('%s', (_, reading, known, wanted) => {
    if (wanted === null) expect(doubtOf(reading, known)).toBeNull();
    else expect(doubtOf(reading, known)).toMatch(wanted);
  });
});

test('what speaks for which order', () => {
  const said = (...counts: [number, number, number]) => orderWords(dates(...counts).date!);
  expect(said(0, 0, 0)).toMatch(/^No date/);
  expect(said(1_200, 0, 3)).toBe(
    'In this column 1,200 can only have the day first, 0 only the month, and 3 could be either.',
  );
});
