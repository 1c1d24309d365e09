import { expect, test } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import { baseRecord, memoryCore, memoryDossier } from '../query/fixture.ts';
import { linksHandlers } from './handlers.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'date', title: 'Date', type: 'date' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    { id: 'injured', title: 'Injured', type: 'quantity' },
    { id: 'place', title: 'Place', type: 'text' },
    { id: 'names', title: 'Names', type: 'names' },
  ],
};

function handlers() {
  const records = [
    baseRecord('a', {
      title: 'Twin bombing',
      date: '2024-01-03',
      killed: { best: 94 },
      injured: { best: 200 },
      names: [{ name: 'One' }],
    }),
    baseRecord('b', {
      title: 'TWIN Bombing',
      date: '2024-01',
      killed: { best: 96 },
      place: 'Kerman',
      names: [{ name: 'Two' }],
    }),
  ];
  return linksHandlers(memoryCore(memoryDossier([events], { events: records })));
}

test('field by field: the same, alike, different, and what only one of them has', async () => {
  const { fields, ...rest } = await handlers()['links.compare']({
    collection: 'events',
    a: 'a',
    b: 'b',
  });
  expect(rest).toEqual({
    a: { record: 'a', title: 'Twin bombing', hint: '2024-01-03' },
    b: { record: 'b', title: 'TWIN Bombing', hint: '2024-01 · Kerman' },
    said: null,
    note: '',
  });
  expect(fields.map(({ field, a, b, agreement }) => [field, a, b, agreement])).toEqual([
    ['title', 'Twin bombing', 'TWIN Bombing', 'same'],
    ['date', '2024-01-03', '2024-01', 'alike'],
    ['killed', '94', '96', 'differs'],
    ['injured', '200', '', 'one'],
    ['place', '', 'Kerman', 'one'],
    ['names', 'One', 'Two', 'alike'],
  ]);
});

test('with the word that was said', async () => {
  const links = handlers();
  const pair = { collection: 'events', a: 'a', b: 'b' };
  await links['links.identify']({ ...pair, kind: 'maybe-same', note: 'why' });
  expect(await links['links.compare']({ collection: 'events', a: 'b', b: 'a' })).toMatchObject({
    said: 'maybe-same',
    note: 'why',
  });
  await links['links.identify']({ ...pair, kind: null });
  expect(await links['links.compare'](pair)).toMatchObject({ said: null, note: '' });
});

test('a record that is not there is refused', async () => {
  await expect(async () =>
    handlers()['links.compare']({ collection: 'events', a: 'a', b: 'c' }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
