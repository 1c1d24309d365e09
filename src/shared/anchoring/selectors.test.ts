import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Passage } from '../model/passage.ts';
import { anchor } from './anchor.ts';
import { codePointsOf, isBoundary } from './code-points.ts';
import { selectorsFor } from './selectors.ts';

const TEXT =
  'First words. The office counted 1,200 boxes and opened none of them before the end of the year. Last words.';
const HASH = '0'.repeat(64);

function selectors(words: string, text = TEXT) {
  const start = text.indexOf(words);
  return selectorsFor(text, start, start + words.length);
}

test('hold the words, whole words around them, and where they stand', () => {
  expect(selectors('1,200 boxes')).toEqual({
    quote: {
      exact: '1,200 boxes',
      prefix: 'First words. The office counted ',
      suffix: ' and opened none of them before the',
    },
    position: { start: 32, end: 43 },
    toldApartBy: 'words',
  });
});

test('at the ends of the text have no prefix or suffix', () => {
  expect(selectorsFor(TEXT, 0, TEXT.length).quote).toEqual({ exact: TEXT, prefix: '', suffix: '' });
});

test('reach further out where the same words stand in the same surroundings', () => {
  const same =
    'The committee said that all of it was kept in the house by the river, and no more than that.';
  const text = `In 2019, a letter came. ${same} In 2020, a letter came. ${same} The end.`;
  const { quote, toldApartBy } = selectors('kept in the house', text);
  expect(toldApartBy).toBe('surroundings');
  expect(quote.prefix.length).toBeGreaterThan(50);
  expect(`${quote.prefix}${quote.suffix}`).toMatch(/2019.*2020/s);
});

test('say so when nothing but the position tells the words apart', () => {
  const text = `${'The same sentence again. '.repeat(60)}`;
  expect(selectorsFor(text, 700, 704).toldApartBy).toBe('position');
});

test.each([
  ['a pair of surrogates', 'x😀y', 2, 2, '😀'],
  ['a letter and its marks', 'xe\u0301\u0323y', 2, 3, 'e\u0301\u0323'],
  ['an Arabic letter and its vowel', 'كِتاب', 1, 2, 'كِ'],
  ['joined emoji', 'x👩‍🚒y', 3, 4, '👩‍🚒'],
])('never cut %s', (_, text, start, end, exact) => {
  expect(selectorsFor(text, start, Math.max(end, start + 1)).quote.exact).toBe(exact);
});

test.each([
  [5, 5],
  [-1, 4],
  [0, 10_000],
  [0.5, 4],
  [4, 2],
])('are refused for %d to %d', (start, end) => {
  expect(() => selectorsFor(TEXT, start, end)).toThrow(/Nothing is selected/);
});

test('are refused for more than a claim can quote', () => {
  expect(() => selectorsFor('a'.repeat(10_002), 0, 10_001)).toThrow(
    /10001 characters, and 10000 is the most/,
  );
});

const anyText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('😀', 'e\u0301', ' ', '\n', 'كابل ')),
  )
  .map((parts) => parts.join('').normalize('NFC'))
  .filter((text) => text.length > 0);

test('fit the schema, cut no character, and find their words again in the same text', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % text.length;
      const end = Math.min(text.length, start + 1 + (length % 40));
      const made = selectorsFor(text, start, end);
      const passage = { textHash: HASH, ...made };
      expect(Passage.parse({ source: 's1', ...passage })).toEqual({ source: 's1', ...passage });
      const answer = anchor(text, HASH, passage);
      if (answer.how !== 'exact') throw new Error(answer.how);
      expect(text.slice(answer.start, answer.end)).toBe(made.quote.exact);
      const edges = [answer.start - made.quote.prefix.length, answer.start, answer.end];
      expect(edges.every((at) => isBoundary(text, at))).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('code points and indexes turn into one another', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const points = codePointsOf(text);
      let index = 0;
      [...text, ''].forEach((character, point) => {
        expect(points.toPoint(index)).toBe(point);
        expect(points.toIndex(point)).toBe(index);
        index += character.length;
      });
    }),
  );
});
