import { expect, it } from 'vitest';
import { goOnWords, memoryWords, unsavedTitle } from './unsaved-words.ts';

it('says what is not on the disk', () => {
  expect(unsavedTitle(1, 0)).toBe('1 change is not on the disk');
  expect(unsavedTitle(3, 0)).toBe('3 changes are not on the disk');
  expect(unsavedTitle(0, 1)).toBe('A note is not saved');
  expect(unsavedTitle(0, 2)).toBe('Notes are not saved');
  expect(unsavedTitle(1, 1)).toBe('Some of your work is not on the disk');
  expect(unsavedTitle(0, 0)).toBe('Everything is saved');
});

it('says where they are', () => {
  expect(memoryWords(1, null)).toContain('it is in memory only');
  expect(memoryWords(2, null)).toContain('they are in memory only');
  expect(memoryWords(2, 'a.zip')).toContain('They are in the copy a.zip');
});

it('says what goes, and nothing where nothing goes', () => {
  expect(goOnWords('Close', 3, 0)).toBe('Close and lose 3 changes');
  expect(goOnWords('Open', 1, 2)).toBe('Open and lose 1 change and 2 notes');
  expect(goOnWords('Close', 0, 0)).toBe('Close');
});
