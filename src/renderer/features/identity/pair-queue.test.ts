import { expect, test } from 'vitest';
import type { Suggestion } from '#shared/contract/links-api.ts';
import { queueOf } from './pair-queue.ts';

function pair(a: string, b: string): Suggestion {
  const side = (record: string) => ({ record, title: record, hint: '' });
  return { collection: 'events', a: side(a), b: side(b), score: 1, reasons: [], said: null };
}
const [ab, ac, bc] = [pair('a', 'b'), pair('a', 'c'), pair('b', 'c')];

test('the best comes first; what lies beyond the list counts as left', () => {
  expect(queueOf([ab, ac], 5, [], null)).toEqual({
    current: ab,
    next: ac,
    left: 5,
    said: 0,
    later: 0,
  });
});

test('what is answered or put off does not come again, in whichever order the core lists it', () => {
  const answers = [
    { pair: ab, word: 'same' },
    { pair: ac, word: 'later' },
  ] as const;
  const listed = [pair('b', 'a'), ac, bc];
  expect(queueOf(listed, 3, answers, null)).toEqual({
    current: bc,
    next: null,
    left: 1,
    said: 1,
    later: 1,
  });
});

test('the pair whose answer was taken back comes at once, before the core lists it again and after', () => {
  expect(queueOf([ac, bc], 2, [], ab)).toMatchObject({ current: ab, next: ac, left: 3 });
  expect(queueOf([ab, ac, bc], 3, [], ab)).toMatchObject({ current: ab, next: ac, left: 3 });
});

test('none left', () => {
  expect(queueOf([], 0, [], null)).toEqual({
    current: null,
    next: null,
    left: 0,
    said: 0,
    later: 0,
  });
});
