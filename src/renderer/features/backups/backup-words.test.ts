import { describe, expect, it } from 'vitest';
import { BackupReason } from '#shared/model/backup.ts';
import {
  importedWords,
  instantOf,
  momentWords,
  ownWorkWords,
  reasonWords,
} from './backup-words.ts';

describe('ownWorkWords', () => {
  it('names what there is and leaves out the rest', () => {
    expect(ownWorkWords({ views: 2, notes: 3, claims: 1, records: 0, trash: 0 })).toBe(
      '3 notes, 1 claim and 2 views',
    );
    expect(ownWorkWords({ trash: 1, records: 1_200 })).toBe(
      '1,200 records of your own and 1 thing in the trash',
    );
    expect(ownWorkWords({ notes: 0 })).toBe('');
  });

  it('does not hide what it does not know', () => {
    expect(ownWorkWords({ drawings: 4 })).toBe('4 drawings');
  });
});

it('has words for every reason', () => {
  const words = BackupReason.options.map(reasonWords);
  expect(new Set(words).size).toBe(BackupReason.options.length);
});

it('says the time of day, on whatever day it was', () => {
  const now = new Date(2026, 2, 1, 12, 0);
  expect(momentWords(new Date(2026, 2, 1, 9, 5).toISOString(), now)).toBe('today, 09:05');
  expect(momentWords(new Date(2025, 11, 30, 9, 5).toISOString(), now)).toBe('30 Dec 2025, 09:05');
});

it('knows when a backup was made by its name', () => {
  expect(instantOf('000012-2026-01-02T03-04-05.678Z')).toBe('2026-01-02T03:04:05.678Z');
  expect(instantOf('holiday')).toBeNull();
});

it('counts imported records', () => {
  expect(importedWords(448)).toBe('448 imported records');
});
