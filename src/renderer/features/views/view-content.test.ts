// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import type { View } from '#shared/model/view.ts';
import { mergeView } from '../../state/view-store.ts';
import { contentOf, isShown } from './view-content.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  sort: [{ field: 'date', direction: 'descending' }],
  fields: [
    { id: 'title', title: 'Title', type: 'text', width: 240 },
    { id: 'date', title: 'Date', type: 'date' },
    { id: 'place', title: 'Place', type: 'text', hidden: true },
  ],
};

const saved: View = {
  id: 'v',
  name: 'Mine',
  collection: 'events',
  columns: [
    { field: 'date', pinned: 'left' },
    { field: 'title', width: 200 },
    { field: 'place', hidden: true },
  ],
  sort: [{ field: 'title', direction: 'ascending' }],
  filters: [{ op: 'text', field: 'place', mode: 'contains', text: 'kab' }],
  search: 'raid',
};

const onScreen = (collection = events) => mergeView(collection, saved);

test('what is taken from a view and not touched is shown as saved', () => {
  expect(isShown(events, saved, onScreen(), 'raid')).toBe(true);
  expect(isShown(events, saved, onScreen(), ' raid ')).toBe(true);
  expect({ ...contentOf(onScreen(), ' raid '), id: 'v', name: 'Mine' }).toEqual(saved);
  expect(contentOf(onScreen(), ' ')).not.toHaveProperty('search');
});

test('each part that is changed is noticed', () => {
  const view = onScreen();
  const [first, ...others] = view.columns;
  expect(isShown(events, saved, view, '')).toBe(false);
  expect(isShown(events, saved, { ...view, sort: [] }, 'raid')).toBe(false);
  expect(isShown(events, saved, { ...view, filters: [] }, 'raid')).toBe(false);
  const columns = [
    [...others, first!],
    [{ field: 'date' }, ...others],
    [{ ...first!, width: 90 }, ...others],
    [{ ...first!, hidden: true }, ...others],
  ];
  for (const changed of columns)
    expect(isShown(events, saved, { ...view, columns: changed }, 'raid')).toBe(false);
});

test('a width that is written down and one that is left to the field are the same', () => {
  const view = onScreen();
  const columns = view.columns.map((column) =>
    column.field === 'date' ? { ...column, width: 150 } : column,
  );
  expect(isShown(events, saved, { ...view, columns }, 'raid')).toBe(true);
});

test('a view outlives a field that is new, and one that is gone', () => {
  const [title, date] = events.fields;
  const later: Collection = {
    ...events,
    fields: [title!, { id: 'killed', title: 'Killed', type: 'quantity' }, date!],
  };
  const view = mergeView(later, saved);
  expect(view.columns).toEqual([
    { field: 'date', pinned: 'left' },
    { field: 'title', width: 200 },
    { field: 'killed' },
  ]);
  expect(view.filters).toEqual([]);
  expect(isShown(later, saved, view, 'raid')).toBe(true);
});
