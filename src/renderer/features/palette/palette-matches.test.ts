// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { bestFirst, matchingViews } from './palette-matches.ts';

const collection = (id: string, title: string) => ({ id, title }) as CollectionInfo;
const view = (id: string, where: string, name: string) => ({
  id,
  collection: where,
  name,
  columns: [],
  sort: [],
  filters: [],
});
const collections = [collection('events', 'Events'), collection('leaders', 'Leaders')];
const views = [view('1', 'events', 'Deadliest'), view('2', 'leaders', 'Dead or captured')];

test('views of the page on the screen come first, and each says where it is', () => {
  expect(matchingViews(views, collections, 'leaders', 'view dead')).toMatchObject([
    { title: 'View: Dead or captured', hint: 'Leaders' },
    { title: 'View: Deadliest', hint: 'Events' },
  ]);
  expect(matchingViews(views, collections, 'events', 'deadliest')).toMatchObject([
    { title: 'View: Deadliest' },
  ]);
  expect(matchingViews(views, collections, null, 'nothing')).toEqual([]);
});

test('what begins as typed comes before what has the words somewhere', () => {
  const groups = [
    { heading: 'Records', choices: [{ title: 'Attack' }] },
    { heading: 'Go to', choices: [] },
    { heading: 'Commands', choices: [{ title: 'Make a claim' }, { title: 'Add claim…' }] },
  ];
  const order = (text: string) => bestFirst(groups, text).map(({ heading }) => heading);
  expect(order('add cl')).toEqual(['Commands', 'Records']);
  expect(order('claim')).toEqual(['Records', 'Commands']);
  expect(order('att')).toEqual(['Records', 'Commands']);
});
