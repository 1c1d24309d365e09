import { describe, expect, it } from 'vitest';
import type { LostThing, RecoveryReport } from '#shared/contract/recovery-api.ts';
import { byTrouble, lostWords, matching, savedWords, withLocalTimes } from './recovery-words.ts';

const report: RecoveryReport = {
  folder: '/documents/A.dossier',
  title: 'A',
  files: [
    { path: 'dossier.json', state: 'good', words: '' },
    { path: 'changes.jsonl', state: 'damaged', words: 'x' },
    { path: 'base/events.json', state: 'missing', words: 'y' },
  ],
  entries: { notes: 3, claims: 1, views: 0 },
  imported: 448,
  lost: [],
  lostCount: 0,
};

describe('what is saved and what is lost', () => {
  it('is counted', () => {
    expect(savedWords(report)).toBe('3 notes and 1 claim, and 448 imported records');
    expect(savedWords({ ...report, entries: {} })).toBe('448 imported records');
    expect(savedWords({ ...report, entries: {}, imported: 0 })).toBe('nothing of what was in it');
    expect(lostWords(report)).toBe('nothing');
    expect(lostWords({ ...report, lostCount: 1_200 })).toBe('1,200 things');
    const thing = { title: '', why: '', text: '' };
    const lost: LostThing[] = [
      { ...thing, kind: 'change' },
      { ...thing, kind: 'change' },
      { ...thing, kind: 'file' },
    ];
    expect(lostWords({ ...report, lost, lostCount: 3 })).toBe('2 changes and 1 file');
  });

  it('damaged and missing files come first', () => {
    expect(byTrouble(report.files).bad.map(({ path }) => path)).toEqual([
      'changes.jsonl',
      'base/events.json',
    ]);
    expect(byTrouble(report.files).good).toHaveLength(1);
  });
});

it('times are those of this place', () => {
  const now = new Date(2026, 4, 6, 18, 0);
  const at = new Date(2026, 4, 6, 9, 5);
  expect(withLocalTimes(`from the backup of ${at.toISOString()} and the log`, now)).toBe(
    'from the backup of today, 09:05 and the log',
  );
  expect(withLocalTimes('no time in it', now)).toBe('no time in it');
});

it('lost things are found by all the words, in any place', () => {
  const lost = [
    { kind: 'change' as const, title: 'Change 2', why: 'Altered.', text: '{"text":"Kabul"}' },
    { kind: 'change' as const, title: 'Change 3', why: 'Gone.', text: '' },
  ];
  expect(matching(lost, 'kabul change').map(({ title }) => title)).toEqual(['Change 2']);
  expect(matching(lost, ' ')).toHaveLength(2);
  expect(matching(lost, 'nowhere')).toEqual([]);
});
