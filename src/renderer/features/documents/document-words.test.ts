import { expect, it } from 'vitest';
import { sizeWords, sourceWords } from './document-words.ts';

it('sizes are said in round words', () => {
  expect([1, 999, 5_441, 41_104, 2_500_000].map(sizeWords)).toEqual([
    '1 byte',
    '999 bytes',
    '5.4 kB',
    '41 kB',
    '2.5 MB',
  ]);
});

it('a source is said to be recognised, or doubted', () => {
  const recognised = { source: 'a', title: 'Article', byTitle: true, found: 9, known: 10 };
  expect(sourceWords({ recognised, known: null }, 'a')).toMatch(
    /^Recognised: by its title; 9 of 10 sections/u,
  );
  expect(sourceWords({ recognised, known: null }, 'b')).toContain(
    'looks like the text of “Article”',
  );
  expect(sourceWords({ recognised, known: { source: 'a', document: 'd' } }, 'a')).toContain(
    'already',
  );
  expect(sourceWords({ recognised: null, known: null }, null)).toContain('not recognised');
});
