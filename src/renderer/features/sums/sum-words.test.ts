import { describe, expect, test } from 'vitest';
import type { Sum } from '#shared/contract/records-api.ts';
import { partCount, sumFigures, sumSentence } from './sum-words.ts';

const sum = (change: Partial<Sum> = {}): Sum => ({
  field: 'killed',
  low: 2_870,
  best: 3_012,
  high: 3_456,
  open: true,
  known: 90,
  ranges: 1,
  unknown: 12,
  disputed: 5,
  duplicates: 0,
  ...change,
});

describe('sumFigures', () => {
  test('says lowest, best, highest, and where it may be more', () => {
    expect(sumFigures(sum())).toBe('2,870 / 3,012 / ≥3,456');
    expect(sumFigures(sum({ open: false }))).toBe('2,870 / 3,012 / 3,456');
  });

  test('says once what is the same', () => {
    expect(sumFigures(sum({ low: 7, best: 7, high: 7, open: false }))).toBe('7');
    expect(sumFigures(sum({ low: 7, best: 7, high: 7 }))).toBe('≥7');
  });

  test('is not 0 where nothing is known', () => {
    const nothing = { known: 0, low: 0, best: 0, high: 0, open: false };
    expect(sumFigures(sum(nothing))).toBe('–');
    expect(sumSentence(sum(nothing))).toBe('No record has a figure.');
  });
});

test('sumSentence names what was left out', () => {
  expect(sumSentence(sum({ duplicates: 2 }))).toBe(
    'lowest 2,870, best 3,012, highest 3,456 or more: some figures are “at least”. From 90 records with a figure. 2 left out as the same as others.',
  );
});

test('partCount knows one from many', () => {
  expect(partCount(sum(), 'unknown')).toBe('12 unknown');
  expect(partCount(sum(), 'ranges')).toBe('1 range');
  expect(partCount(sum({ ranges: 1_200 }), 'ranges')).toBe('1,200 ranges');
});
