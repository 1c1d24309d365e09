import { expect, test } from 'vitest';
import type { LinkView } from '#shared/contract/links-api.ts';
import { detailWords, groupByWords } from './link-words.ts';

function link(id: string, more: Partial<LinkView>): LinkView {
  return {
    id,
    kind: 'commanded',
    from: { collection: 'leaders', record: 'l' },
    to: { collection: 'events', record: 'e' },
    certainty: 'certain',
    createdAt: '2026-01-02T03:04:05.000Z',
    updatedAt: '2026-01-02T03:04:05.000Z',
    direction: 'out',
    words: 'commanded',
    other: { collection: 'events', record: 'e', title: 'E', hint: '', missing: false },
    ...more,
  };
}

test('links with the same words stand together, in the order in which they come', () => {
  const links = [
    link('1', {}),
    link('2', {}),
    link('3', { kind: 'led-to', words: 'led to' }),
    link('4', { kind: 'led-to', direction: 'in', words: 'came of' }),
    link('5', { kind: 'led-to', words: 'led to' }),
  ];
  expect(
    groupByWords(links).map(({ words, links: all }) => [words, all.map(({ id }) => id)]),
  ).toEqual([
    ['commanded', ['1', '2']],
    ['led to', ['3', '5']],
    ['came of', ['4']],
  ]);
});

test('what is certain and timeless needs no words', () => {
  expect(detailWords(link('1', {}))).toBe('');
  expect(detailWords(link('1', { certainty: 'probable' }))).toBe('probable');
  expect(detailWords(link('1', { interval: '2015/2016' }))).toBe('2015 to 2016');
  expect(detailWords(link('1', { certainty: 'disputed', interval: '2015' }))).toBe(
    'disputed · 2015',
  );
  expect(detailWords(link('1', { kind: 'same', certainty: 'possible' }))).toBe('');
});
