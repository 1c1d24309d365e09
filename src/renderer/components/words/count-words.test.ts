import { describe, expect, it } from 'vitest';
import { countWords, listWords, sizeWords } from './count-words.ts';

describe('countWords', () => {
  it('knows one and many', () => {
    expect(countWords(1, 'note')).toBe('1 note');
    expect(countWords(0, 'note')).toBe('0 notes');
    expect(countWords(1_200, 'thing')).toBe('1,200 things');
    expect(countWords(2, 'entry', 'entries')).toBe('2 entries');
  });
});

describe('listWords', () => {
  it('puts an and before the last', () => {
    expect(listWords([])).toBe('');
    expect(listWords(['a'])).toBe('a');
    expect(listWords(['a', 'b'])).toBe('a and b');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

describe('sizeWords', () => {
  it('is short', () => {
    const sizes = [0, 999, 1_000, 23_800, 999_700, 1_240_000, 48_000_000, 3_050_000_000, 4e15];
    expect(sizes.map(sizeWords)).toEqual([
      '0 bytes',
      '999 bytes',
      '1 KB',
      '24 KB',
      '1.0 MB',
      '1.2 MB',
      '48 MB',
      '3.1 GB',
      '4,000,000 GB',
    ]);
  });
});
