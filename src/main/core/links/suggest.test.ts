import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { editorClaim, ownClaimId } from '../claims/own-claim.ts';
import { baseRecord, memoryCore, memoryDossier, type MemoryCore } from '../query/fixture.ts';
import { linksHandlers } from './handlers.ts';

const fields: Field[] = [
  { id: 'title', title: 'Title', type: 'text' },
  { id: 'date', title: 'Date', type: 'date' },
  { id: 'place', title: 'Place', type: 'text' },
  { id: 'country', title: 'Country', type: 'list' },
  { id: 'killed', title: 'Killed', type: 'quantity' },
  { id: 'coordinates', title: 'Coordinates', type: 'coordinates' },
];
const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields,
};
const people: Collection = {
  id: 'people',
  title: 'People',
  singular: 'person',
  titleField: 'name',
  fields: [
    { id: 'name', title: 'Name', type: 'text' },
    { id: 'otherNames', title: 'Other names', type: 'names' },
    { id: 'from', title: 'From', type: 'date' },
    { id: 'to', title: 'To', type: 'date' },
    {
      id: 'tenure',
      title: 'Tenure',
      type: 'duration',
      computed: { kind: 'time-between', from: 'from', to: 'to' },
    },
  ],
};

/** Filler that has nothing in common, so that "rare" means something. */
const filler = (count: number): BaseRecord[] =>
  Array.from({ length: count }, (_, at) =>
    baseRecord(`f${at}`, {
      title: `Filler${at} nowhere${at}`,
      date: `${1900 + (at % 90)}-01-01`,
      place: `Faraway ${at}`,
      country: [at % 2 === 0 ? 'Here' : 'There'],
    }),
  );

type Values = Record<string, Value | null>;

function coreOf(records: Record<string, Values>, collection = events): MemoryCore {
  const own = Object.entries(records).map(([id, values]) => baseRecord(id, values));
  const all = collection === events ? [...own, ...filler(60)] : own;
  return memoryCore(memoryDossier([collection], { [collection.id]: all }));
}

type Found = { pair: string; score: number; reasons: string[] };

async function suggested(core: MemoryCore, said = false, collection = 'events'): Promise<Found[]> {
  const suggest = linksHandlers(core)['links.suggest'];
  const { suggestions } = await suggest({ collection, said, limit: 100 });
  return suggestions.map(({ a, b, score, reasons }) => ({
    pair: `${a.record} ${b.record}`,
    score,
    reasons: reasons.map(({ words, against }) => `${against ? '-' : '+'} ${words}`),
  }));
}

const pairs = (found: Found[]): string[] => found.map(({ pair }) => pair);

test('one event as two sources tell it: same day, place and number, in other words', async () => {
  const core = coreOf({
    a: {
      title: 'Explosion at a shrine',
      date: '2017-02-16',
      place: 'Sehwan',
      killed: { best: 90 },
    },
    b: { title: 'Suicide attack', date: '2017-02-16', place: 'sehwan', killed: { best: 90 } },
    c: { title: 'Another one', date: '2018-02-16', place: 'Sehwan', killed: { best: 90 } },
  });
  expect(await suggested(core)).toEqual([
    {
      pair: 'a b',
      score: expect.closeTo(0.87, 1),
      reasons: ['+ same date (2017-02-16)', '+ same place: Sehwan', '+ Killed agrees: 90'],
    },
  ]);
});

test('a date that may be the same counts, less so the coarser it is; one that can’t be counts against', async () => {
  const told = { place: 'Qorbar', killed: { best: 12 } };
  const scoreFor = async (a: string, b: string): Promise<number> =>
    (
      await suggested(
        coreOf({ a: { ...told, title: 'Clash', date: a }, b: { ...told, title: 'Fire', date: b } }),
      )
    )[0]?.score ?? 0;
  const exact = await scoreFor('2017-04-13', '2017-04-13');
  const month = await scoreFor('2017-04', '2017-04-13');
  const year = await scoreFor('2017', '2017-04-13');
  const apart = await scoreFor('2017-04-13', '2017-09-13');
  expect(exact).toBeGreaterThan(month);
  expect(month).toBeGreaterThan(year);
  expect(apart).toBe(0);
  // Reports of one night are often dated on two days.
  expect(await scoreFor('2017-04-13', '2017-04-14')).toBeGreaterThan(0.5);
});

test('points near each other, though their places have other names', async () => {
  const at = (lat: number, lon: number, precision: 'place' | 'province') => ({
    lat,
    lon,
    precision,
  });
  const core = coreOf({
    a: {
      title: 'A',
      date: '2020-05-12',
      killed: { best: 24 },
      place: 'Dasht',
      coordinates: at(34.5, 69.1, 'place'),
    },
    b: {
      title: 'B',
      date: '2020-05-12',
      killed: { best: 24 },
      place: 'Barchi',
      coordinates: at(34.52, 69.11, 'place'),
    },
    c: {
      title: 'C',
      date: '2020-05-12',
      killed: { best: 24 },
      place: 'Herat',
      coordinates: at(34.35, 62.2, 'place'),
    },
  });
  expect(await suggested(core)).toEqual([
    {
      pair: 'a b',
      score: expect.any(Number),
      reasons: ['+ same date (2020-05-12)', '+ 2 km apart', '+ Killed agrees: 24'],
    },
  ]);
});

test('points on two sides of the edge of a cell', async () => {
  const core = coreOf({
    a: {
      title: 'A',
      date: '2020-05-12',
      coordinates: { lat: 34.3999, lon: 69.1999, precision: 'place' },
      killed: { best: 1 },
    },
    b: {
      title: 'B',
      date: '2020-05-12',
      coordinates: { lat: 34.4001, lon: 69.2001, precision: 'place' },
      killed: { best: 1 },
    },
  });
  expect(pairs(await suggested(core))).toEqual(['a b']);
});

test('names in other spellings and scripts, and other names', async () => {
  const core = coreOf(
    {
      a: { name: 'Muhammad Dost Khorasani', from: '2015', to: '2016' },
      b: { name: 'Mohammad Dōst Khurasani', from: '2019', to: '..' },
      c: { name: 'Sheikh Qasim', otherNames: [{ name: 'محمد دوست' }, { name: 'Orakzai' }] },
      d: { name: 'The one from Orakzai', otherNames: [{ name: 'مُحَمَّد دوست' }] },
      e: { name: 'Nobody Else' },
      f: { name: 'Somebody' },
    },
    people,
  );
  const found = await suggested(core, false, 'people');
  expect(pairs(found)).toContain('a b');
  expect(found.find(({ pair }) => pair === 'a b')?.reasons).toEqual([
    expect.stringMatching(/^\+ names alike: /),
    '- times do not overlap',
  ]);
  expect(found.find(({ pair }) => pair === 'c d')?.reasons).toEqual(['+ same name: محمد دوست']);
  expect(pairs(found)).toHaveLength(2);
});

test('a name that many have says little', async () => {
  const many = Array.from({ length: 30 }, (_, at): [string, Values] => [
    `m${at}`,
    { name: 'Abu Omar', from: `19${50 + at}` },
  ]);
  const core = coreOf(Object.fromEntries(many), people);
  expect(await suggested(core, false, 'people')).toEqual([]);
});

const alike = {
  a: { title: 'Raid on Zarkot', date: '2016-01-01', place: 'Zarkot' },
  b: { title: 'Raid on Zarkot', date: '2016-01-01', place: 'Zarkot' },
  c: { title: 'Raid on Zarkot', date: '2016-01', place: 'Zarkot' },
};

test('"different" ones are never suggested again, "same" ones neither, "maybe" ones when asked for', async () => {
  const core = coreOf(alike);
  const { 'links.identify': identify } = linksHandlers(core);
  const pair = { collection: 'events', a: 'b', b: 'a' };
  expect(pairs(await suggested(core))).toEqual(['a b', 'a c', 'b c']);
  await identify({ ...pair, kind: 'different' });
  expect(pairs(await suggested(core, true))).toEqual(['a c', 'b c']);
  await identify({ ...pair, kind: 'same' });
  expect(pairs(await suggested(core, true))).toEqual(['a c', 'b c']);
  await identify({ ...pair, kind: 'maybe-same' });
  expect(pairs(await suggested(core))).toEqual(['a c', 'b c']);
  expect(pairs(await suggested(core, true))).toEqual(['a b', 'a c', 'b c']);
  await identify({ ...pair, kind: null });
  expect(pairs(await suggested(core))).toEqual(['a b', 'a c', 'b c']);
});

test('what follows from what was said is not asked', async () => {
  const core = coreOf(alike);
  const { 'links.identify': identify } = linksHandlers(core);
  await identify({ collection: 'events', a: 'a', b: 'b', kind: 'same' });
  await identify({ collection: 'events', a: 'c', b: 'b', kind: 'same' });
  expect(await suggested(core)).toEqual([]);
  await identify({ collection: 'events', a: 'c', b: 'b', kind: 'different' });
  expect(await suggested(core)).toEqual([]);
});

test('the total counts all of them, also those beyond the limit', async () => {
  const suggest = linksHandlers(coreOf(alike))['links.suggest'];
  const { suggestions, total } = await suggest({ collection: 'events', said: false, limit: 2 });
  expect([suggestions.length, total]).toEqual([2, 3]);
});

test('an edit is noticed', async () => {
  const core = coreOf({ ...alike, c: { title: 'Elsewhere' } });
  const { 'links.suggest': suggest } = linksHandlers(core);
  const asked = async () => (await suggest({ collection: 'events', said: false, limit: 9 })).total;
  expect(await asked()).toBe(1);
  const edited = { collection: 'events', record: 'b', field: 'date' };
  await core.dossier().commit({
    label: 'Edit',
    drafts: () => [
      {
        table: 'claims',
        id: ownClaimId('b', 'date'),
        after: editorClaim(core.clock(), edited, '2019-09-09'),
      },
    ],
  });
  expect(await asked()).toBe(0);
});

test('pairs are scored alike whichever comes first, between 0 and 1, on the dossier that ships', async () => {
  const file = JSON.parse(readFileSync('data/iskp/dossier.json', 'utf8')) as {
    collections: Collection[];
  };
  const records = file.collections.map(({ id }): [string, BaseRecord[]] => {
    const base = JSON.parse(readFileSync(`data/iskp/base/${id}.json`, 'utf8')) as {
      records: BaseRecord[];
    };
    return [id, base.records];
  });
  const found = async (order: (list: BaseRecord[]) => BaseRecord[]): Promise<string[]> => {
    const ordered = records.map(([id, list]) => [id, order(list)] as const);
    const core = memoryCore(memoryDossier(file.collections, Object.fromEntries(ordered)));
    const suggest = linksHandlers(core)['links.suggest'];
    const answers = await Promise.all(
      file.collections.map(async ({ id }) => suggest({ collection: id, said: false, limit: 500 })),
    );
    return answers
      .flatMap(({ suggestions }) => suggestions)
      .map(({ a, b, score }) => {
        expect(score).toBeGreaterThanOrEqual(0.5);
        expect(score).toBeLessThanOrEqual(1);
        return `${[a.record, b.record].toSorted().join(' ')} ${score.toFixed(6)}`;
      })
      .toSorted();
  };
  const forwards = await found((list) => list);
  // Two entries of the info box for one war, and one man in two roles.
  expect(forwards).toContainEqual(expect.stringContaining('ld-hafiz-saeed-khan'));
  expect(forwards.length).toBeGreaterThan(10);
  expect(await found((list) => list.toReversed())).toEqual(forwards);
});

test('other calls are answered while a large collection is looked through', async () => {
  const records = Array.from({ length: 8_000 }, (_, at) =>
    baseRecord(`r${at}`, {
      title: `Clash ${at % 5_000} near Qala${at % 900}`,
      date: `${1990 + (at % 30)}-0${1 + (at % 9)}-1${at % 10}`,
      place: `Qala${at % 900}`,
      killed: { best: at % 60 },
    }),
  );
  const core = memoryCore(memoryDossier([events], { events: records }));
  let turns = 0;
  let looking = true;
  const turn = (): void => {
    turns += 1;
    if (looking) setImmediate(turn);
  };
  setImmediate(turn);
  const { total } = await linksHandlers(core)['links.suggest']({
    collection: 'events',
    said: false,
    limit: 1,
    job: 'j',
  });
  looking = false;
  const told = core.events.flatMap((event) => (event.type === 'progress' ? [event.done] : []));
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
  expect(total).toBeGreaterThan(0);
  expect(turns).toBeGreaterThan(3);
});

test('many records of one day, place and name take no more than their neighbours', async () => {
  const records = Array.from({ length: 6_000 }, (_, at) =>
    baseRecord(`r${at}`, { title: 'Shelling', date: '2015-01-01', place: 'Aleppo' }),
  );
  const core = memoryCore(memoryDossier([events], { events: records }));
  // All with all would be 18 million pairs.
  expect(await suggested(core)).toEqual([]);
});
