import { describe, expect, it } from 'vitest';
import { foldText } from '../anchoring/folded-text.ts';
import { findWords } from './find-words.ts';

function found(text: string, words: string, most = 100): string[] {
  return findWords(foldText(text), words, most).hits.map(([start, end]) => text.slice(start, end));
}

describe('findWords', () => {
  it('finds what folds to the same, and answers places in the text as it is', () => {
    expect(found('Dāʿish, DAISH and daish', 'daish')).toEqual(['Dāʿish', 'DAISH', 'daish']);
    expect(found('كابل و کابل', 'كابل')).toEqual(['كابل', 'کابل']);
    expect(found('on 12 or ۱۲', '12')).toEqual(['12', '۱۲']);
  });

  it('finds a phrase over line ends and runs of spaces', () => {
    expect(found('one  two\nthree', 'two three')).toEqual(['two\nthree']);
    expect(found('one  two\nthree', 'one two')).toEqual(['one  two']);
  });

  it('finds other spellings of a single word where a word begins', () => {
    expect(found('Dāʿish and predaish', 'daesh')).toEqual(['Dāʿish']);
  });

  it('counts what it does not answer, and counts no letter twice', () => {
    expect(findWords(foldText('aaaaa'), 'aa', 1)).toEqual({ hits: [[0, 2]], total: 2 });
    expect(found('nothing', ' ')).toEqual([]);
  });
});
