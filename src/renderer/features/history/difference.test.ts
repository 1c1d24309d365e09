import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { differenceOf, firstWords, lastWords } from './difference.ts';

describe('differenceOf', () => {
  it('marks whole words', () => {
    expect(differenceOf('in the old town of Kabul', 'in the new town of Kabul')).toEqual({
      start: 'in the ',
      before: 'old',
      after: 'new',
      end: ' town of Kabul',
    });
    expect(differenceOf('داعش خراسان', 'داعشي خراسان')).toMatchObject({
      before: 'داعش',
      after: 'داعشي',
    });
  });

  it('says when something was only added, or only taken away', () => {
    expect(differenceOf('one', 'one two')).toMatchObject({ before: '', after: ' two' });
    expect(differenceOf('a a a', 'a a')).toMatchObject({ before: ' a', after: '' });
    expect(differenceOf('', 'one')).toEqual({ start: '', before: '', after: 'one', end: '' });
  });

  it('loses nothing of either text', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'ع')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = differenceOf(before, after);
        expect(found.start + found.before + found.end).toBe(before);
        expect(found.start + found.after + found.end).toBe(after);
      }),
    );
  });
});

describe('the words around a difference', () => {
  const long = 'one two three four five six seven eight nine ten';

  it('are cut between words', () => {
    expect(lastWords('short ')).toBe('short ');
    expect(lastWords(long)).toBe('…four five six seven eight nine ten');
    expect(firstWords(long)).toBe('one two three four five six seven eight…');
  });

  it('are cut anywhere where there is no space', () => {
    expect(firstWords('x'.repeat(50))).toBe(`${'x'.repeat(40)}…`);
    expect(lastWords('x'.repeat(50))).toBe(`…${'x'.repeat(40)}`);
  });
});
