import { expect, it } from 'vitest';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { ImportView } from '#shared/contract/imports-api.ts';
import { fittingCollections, purposeChoices } from './purposes.ts';

const collection = (id: string, ...titles: string[]): CollectionInfo => ({
  id,
  title: id,
  singular: 'record',
  titleField: 'a',
  count: 0,
  fields: titles.map((title) => ({ id: title.toLowerCase(), title, type: 'text' })),
});
const collections = [collection('leaders', 'Name'), collection('events', 'Title', 'Date', 'Place')];
const columns = ['title', 'DATE', 'x'].map((name) => ({ name }));
const earlier = {
  id: 'i1',
  dataset: 'GED',
  version: '19.1',
  importedAt: '2026-01-05T10:00:00.000Z',
} as ImportView;
const now = new Date('2026-02-01T10:00:00.000Z');

it('what is known comes first, a collection of its own last', () => {
  const recognised = { title: 'UCDP GED' } as never;
  const draft = { earlier: ['i1', 'gone'], recognised, columns };
  const choices = purposeChoices({ draft, imports: [earlier], collections, now });
  expect(choices.map(({ id }) => id)).toEqual(['update i1', 'preset', 'beside i1', 'into', 'new']);
  expect(choices[0]?.help).toContain('GED 19.1, imported 5 Jan 2026');
  expect(choices[3]).toMatchObject({
    purpose: { collection: 'events' },
    help: '2 of 3 columns are called as fields of events.',
  });
});

it('a table that nobody knows, in a dossier without collections, can only be its own', () => {
  const draft = { earlier: [], recognised: null, columns };
  const choices = purposeChoices({ draft, imports: [], collections: [], now });
  expect(choices.map(({ id }) => id)).toEqual(['new']);
});

it('the collection with the most names of columns comes first', () => {
  expect(fittingCollections(collections, columns).map(({ shared }) => shared)).toEqual([2, 0]);
});
