import { describe, expect, it } from 'vitest';
import { excerpt, firstWords } from './excerpt.ts';

describe('excerpt', () => {
  it('leaves short text alone', () => {
    expect(excerpt(' short ', 20)).toBe('short');
  });

  it('cuts between words', () => {
    expect(excerpt('one two three four', 10)).toBe('one two…');
  });

  it('does not cut a link in two', () => {
    expect(excerpt('see here [[ev-1|the long title of it]] more', 22)).toBe('see here…');
  });

  it('cuts text without spaces', () => {
    expect(excerpt('x'.repeat(30), 10)).toBe(`${'x'.repeat(10)}…`);
  });
});

describe('firstWords', () => {
  it('drops the marks of Markdown', () => {
    expect(firstWords('## Who *says* [[ev-1|so]]?')).toBe('Who says so?');
    expect(firstWords(' \n')).toBe('empty note');
  });
});
