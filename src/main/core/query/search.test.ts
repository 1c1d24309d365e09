import { expect, test } from 'vitest';
import { matches, narrows, parseSearch } from './search.ts';

test.each([
  ['daesh', 'attack by daish', true],
  ['daesh', 'attack by al-daish', true],
  ['daesh', 'attack by mudaish', false],
  ['daesh', 'mudaesh', true],
  ['mansour', 'mansur', true],
  ['raed', 'raid', false],
  ['"suicide attack', 'a suicide attack', true],
  ['"suicide attack"', 'attack, suicide', false],
  ['al-baghdadi', 'abu bakr al baghdadi', true],
  ['2017-04', '2017 04', false],
  ['', 'anything', true],
])('“%s” in “%s”: %s', (search, text, expected) => {
  expect(matches(text, parseSearch(search))).toBe(expected);
});

test.each([
  ['kab', 'kabul', true],
  ['kab', 'kabul airport', true],
  ['kabul airport', 'kabul', false],
  // "daesh" also finds "daish", which "daes" does not.
  ['daes', 'daesh', false],
  ['daesh', 'daeshi', true],
  ['daesh', 'daesh kabul', true],
])('after “%s”, “%s” only needs another look: %s', (last, next, expected) => {
  expect(narrows(parseSearch(next), parseSearch(last))).toBe(expected);
});

test('a pasted page is cut to a number of words that can be looked for', () => {
  const page = Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' ');
  expect(parseSearch(page).length).toBeLessThanOrEqual(50);
});
