import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/contract/imports-api.ts';
import {
  applyWords,
  bytesWords,
  changesAnything,
  countWords,
  figureOf,
  progressWords,
  readingSteps,
  readingWords,
} from './import-words.ts';

const plan: ImportPlan = {
  rows: 10,
  new: 0,
  changed: 0,
  same: 9,
  rejected: 1,
  gone: 0,
  problems: 3,
  reasons: [],
  kept: 0,
};

describe('a plan', () => {
  it('says what it would do, and whether that is anything', () => {
    expect(changesAnything(plan)).toBe(false);
    expect(changesAnything({ ...plan, gone: 1 })).toBe(true);
    expect(applyWords({ ...plan, new: 3_194 }, false)).toBe('Import 3,194 records');
    expect(applyWords({ ...plan, new: 1, gone: 1_200 }, true)).toBe('Update: 1 new, 1,200 gone');
    expect(figureOf(plan, 'problem')).toBe(3);
  });
});

it('counts and sizes are as people read them', () => {
  expect([countWords(1, 'record'), countWords(1_200, 'record')]).toEqual([
    '1 record',
    '1,200 records',
  ]);
  expect([900, 161_620, 225_400_000].map(bytesWords)).toEqual(['900 bytes', '162 KB', '225.4 MB']);
});

it('progress is in bytes while the file is read, in records while they are taken in', () => {
  expect(progressWords('plan', 500_000, 2_000_000)).toBe('500 KB of 2 MB');
  expect(progressWords('apply', 1_500, 3_194)).toBe('1,500 of 3,194 records');
});

it('coded readings are told in words, code by code', () => {
  const reading = {
    kind: 'date-span',
    first: 'date_start',
    last: 'date_end',
    precision: 'date_prec',
    codes: [
      { text: '1', reach: 'day' },
      { text: '4', reach: 'month' },
    ],
    order: null,
    firstYear: 1950,
  } as const;
  expect(readingSteps({ ...reading, codes: [...reading.codes] })).toEqual([
    'From date_start to date_end.',
    'How exactly it is known stands in date_prec.',
    '1: the day itself',
    '4: the month',
  ]);
  const field = { id: 'f', title: 'F', type: 'date' } as const;
  expect(readingWords({ ...reading, codes: [] }, field)).toBe('first to last day, by precision');
});
