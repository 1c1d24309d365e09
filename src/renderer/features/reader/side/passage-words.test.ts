import { expect, it } from 'vitest';
import type { Document } from '#shared/model/document.ts';
import { howWords, placeWords } from './passage-words.ts';

const common = { direction: 'ltr' as const, marks: [] };
const document: Document = {
  kind: 'text',
  text: 'One\nTwo',
  notices: [],
  blocks: [
    { kind: 'paragraph', start: 0, end: 3, paragraph: 1, ...common },
    { kind: 'paragraph', start: 4, end: 7, paragraph: 2, page: '7', ...common },
  ],
};

it('a place is told by the numbers of its block', () => {
  expect(placeWords(document, { how: 'exact', start: 0, end: 3 })).toBe('Paragraph 1');
  expect(placeWords(document, { how: 'moved', start: 5, end: 6 })).toBe('Page 7, paragraph 2');
  expect(placeWords(document, { how: 'orphan', why: 'gone' })).toBe('');
});

it('what is not as it was is said', () => {
  expect(howWords({ how: 'exact', start: 0, end: 1 })).toBeNull();
  expect(howWords({ how: 'fuzzy', start: 0, end: 1 })).toContain('Doubtful');
  expect(howWords({ how: 'orphan', why: 'Gone.' })).toBe('Gone.');
});
