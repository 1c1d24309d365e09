import { expect, it } from 'vitest';
import { keptWords, savedWords } from './saved-words.ts';

it('says when the last change was saved, where there was one', () => {
  expect(savedWords({ status: 'saved', at: null })).toBe('All saved');
  const at = new Date(2026, 2, 1, 10, 15).toISOString();
  expect(savedWords({ status: 'saved', at })).toBe('Saved 10:15');
  expect(savedWords({ status: 'saving' })).toBe('Saving…');
});

it('counts what is in memory only', () => {
  const failed = { status: 'failed', reason: '', message: '' } as const;
  expect(keptWords({ ...failed, unsaved: 1 })).toBe('1 change is kept in memory');
  expect(keptWords({ ...failed, unsaved: 3 })).toBe('3 changes are kept in memory');
});
