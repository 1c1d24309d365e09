import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Condition, Filter, Query, Sort } from '#shared/model/filter.ts';
import { editorClaim } from '../claims/own-claim.ts';
import { baseRecord, memoryDossier, type MemoryDossier } from './fixture.ts';
import { finish } from '#shared/steps.ts';
import { createTables, type Tables } from './tables.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text', required: true },
    { id: 'date', title: 'Date', type: 'date' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    {
      id: 'kind',
      title: 'Kind',
      type: 'choice',
      choices: [
        { id: 'raid', label: 'Raid' },
        { id: 'bombing', label: 'Bombing' },
      ],
    },
    { id: 'country', title: 'Country', type: 'list' },
    { id: 'leader', title: 'Leader', type: 'reference', collection: 'leaders' },
    { id: 'toString', title: 'A name that every object has', type: 'text' },
  ],
};
const leaders: Collection = {
  id: 'leaders',
  title: 'Leaders',
  singular: 'leader',
  titleField: 'name',
  fields: [
    { id: 'name', title: 'Name', type: 'text' },
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

const eventRecords: BaseRecord[] = [
  baseRecord('e1', {
    title: 'Airport attack of Dāʿish',
    date: '2021-08-26',
    killed: { best: 170, bound: 'more-than' },
    kind: 'bombing',
    country: ['Afghanistan'],
    leader: 'l1',
  }),
  baseRecord('e2', {
    title: 'Battle 10',
    date: '2017-04',
    killed: { best: 92, bound: 'at-least' },
    kind: 'raid',
    country: ['Afghanistan', 'Pakistan'],
  }),
  baseRecord('e3', {
    title: 'Battle 9',
    date: '2017-04-13',
    killed: { low: 80, best: 92, high: 100 },
    kind: 'bombing',
    leader: 'l2',
  }),
  baseRecord('e4', {
    title: 'battle 9',
    date: '2018-07/2018-08',
    killed: { low: 80, high: 100 },
    country: ['Iran'],
  }),
  baseRecord('e5', [
    { title: 'Raid on al-Qaida', killed: { best: 94 } },
    { title: 'Raed’s raid', killed: { best: 96 }, date: null },
  ]),
  baseRecord('e6', { title: 'Open', date: '2019/..', killed: { best: 92 } }),
];
const leaderRecords: BaseRecord[] = [
  baseRecord(
    'l1',
    [
      { name: 'Hafiz Saeed Khan', from: '2015-01-11', to: '2016-07-26', tenure: 'P1Y18M197D' },
      { from: '2015-01-26' },
    ],
    { preferred: { from: { statement: 0, reason: 'exact' } } },
  ),
  baseRecord('l2', { name: 'Abu Omar', from: '2019-04', to: '2020-04-04', tenure: 'P1Y' }),
  baseRecord('l3', { name: 'Abu Omar', from: '2020', to: '..' }),
];

let dossier: MemoryDossier;
let tables: Tables;
beforeEach(() => {
  dossier = memoryDossier([events, leaders], { events: eventRecords, leaders: leaderRecords });
  tables = createTables(dossier);
});

function ids(query: Partial<Query>): string[] {
  const { result } = finish(
    tables.query({
      collection: 'events',
      search: '',
      filter: null,
      sort: [],
      ...query,
    }),
  );
  return tables.ids(result, 0, 1_000);
}
const by = (field: string, direction: Sort['direction'] = 'ascending'): Sort => ({
  field,
  direction,
});

async function type(
  collection: string,
  record: string,
  field: string,
  value: unknown,
): Promise<void> {
  const claim = editorClaim(new Date(0), { collection, record, field }, value as string);
  await dossier.commit({
    label: 'type',
    drafts: () => [{ table: 'claims', id: claim.id, after: claim }],
  });
}
async function trash(id: string, isIn: boolean): Promise<void> {
  const entry = {
    kind: 'record' as const,
    id,
    collection: 'events',
    deletedAt: '2026-01-01T00:00:00.000Z',
  };
  await dossier.commit({
    label: 'trash',
    drafts: () => [{ table: 'trash', id: `record:${id}`, after: isIn ? entry : null }],
  });
}

describe('sorting', () => {
  test('dates: earliest, then latest; unknown last both ways', () => {
    expect(ids({ sort: [by('date')] })).toEqual(['e2', 'e3', 'e4', 'e6', 'e1', 'e5']);
    expect(ids({ sort: [by('date', 'descending')] })).toEqual(['e1', 'e6', 'e4', 'e3', 'e2', 'e5']);
  });

  test('quantities: the figure, then low, high and the bound word', () => {
    expect(ids({ sort: [by('killed')] })).toEqual(['e4', 'e3', 'e6', 'e2', 'e5', 'e1']);
  });

  test('choices in the order of the choices, text with its numbers', () => {
    expect(ids({ sort: [by('kind'), by('title')] }).slice(0, 3)).toEqual(['e2', 'e1', 'e3']);
    expect(ids({ sort: [by('title')] })).toEqual(['e1', 'e4', 'e3', 'e2', 'e6', 'e5']);
  });

  test('rows that are alike keep the order of the table, in both directions', () => {
    expect(ids({ sort: [by('leader')] })).toEqual(['e3', 'e1', 'e2', 'e4', 'e5', 'e6']);
    expect(ids({ sort: [by('leader', 'descending')] })).toEqual([
      'e1',
      'e3',
      'e2',
      'e4',
      'e5',
      'e6',
    ]);
  });

  test('values that sort alike leave the order to the next key, new ones too', async () => {
    const about = { best: 92, bound: 'about' };
    const titles = () =>
      ids({
        filter: { op: 'number', field: 'killed', from: 92, to: 92, reading: 'possibly' },
        sort: [by('killed'), by('title', 'descending')],
      });
    await type('events', 'e3', 'killed', { best: 92 });
    await type('events', 'e4', 'killed', about);
    expect(titles()).toEqual(['e6', 'e3', 'e4', 'e2']);
    await type('events', 'e5', 'killed', { best: 92.0, low: 92, high: 92 });
    expect(titles()).toEqual(['e5', 'e6', 'e3', 'e4', 'e2']);
  });

  test('counting many rows answers the same as comparing them', () => {
    const many = fc.array(
      fc.tuple(fc.option(fc.integer({ min: 0, max: 20 })), fc.integer({ min: 0, max: 9 })),
      {
        minLength: 1_100,
        maxLength: 1_300,
      },
    );
    const collection: Collection = {
      ...leaders,
      fields: [
        { id: 'name', title: 'Name', type: 'text' },
        { id: 'a', title: 'A', type: 'number' },
        { id: 'b', title: 'B', type: 'number' },
      ],
    };
    fc.assert(
      fc.property(many, fc.boolean(), (pairs, descending) => {
        const records = pairs.map(([a, b], at) =>
          baseRecord(`r${at}`, a === null ? { b } : { a, b }),
        );
        const big = createTables(memoryDossier([collection], { leaders: records }));
        const { result } = finish(
          big.query({
            collection: 'leaders',
            search: '',
            filter: null,
            sort: [by('a', descending ? 'descending' : 'ascending'), by('b')],
          }),
        );
        const sign = descending ? -1 : 1;
        const expected = [...pairs.entries()]
          .sort(([x, [a, b]], [y, [c, d]]) => {
            if (a === null || c === null)
              return Number(a === null) - Number(c === null) || b - d || x - y;
            return sign * (a - c) || b - d || x - y;
          })
          .map(([at]) => `r${at}`);
        expect(big.ids(result, 0, 2_000)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});

describe('search', () => {
  test.each([
    ['Daesh', ['e1']],
    ['DAISH airport', ['e1']],
    ['"Battle 10"', ['e2']],
    ['battle afghanistan', ['e2']],
    ['april 2017', ['e2', 'e3']],
    ['hafiz', ['e1']],
    ['al qaida', ['e5']],
    ['raed', ['e5']],
    ['96', ['e5']],
    ['bombing', ['e1', 'e3']],
    ['nothing like it', []],
  ])('%s', (search, expected) => {
    expect(ids({ search })).toEqual(expected);
  });

  test('typing on narrows to the same as asking afresh', () => {
    const text = 'daesh airport 2021';
    for (let length = 0; length <= text.length; length++) {
      const search = text.slice(0, length);
      const fresh = createTables(dossier);
      const { result } = finish(
        fresh.query({ collection: 'events', search, filter: null, sort: [] }),
      );
      expect(ids({ search })).toEqual(fresh.ids(result, 0, 10));
      fresh.close();
    }
  });
});

describe('filters', () => {
  const condition = (filter: Condition | Filter): string[] => ids({ filter });
  test.each<[string, Filter, string[]]>([
    [
      'text',
      { op: 'text', field: 'title', mode: 'starts-with', text: 'BATTLE' },
      ['e2', 'e3', 'e4'],
    ],
    [
      'text of blanks',
      { op: 'text', field: 'leader', mode: 'not-contains', text: 'a' },
      ['e2', 'e4', 'e5', 'e6'],
    ],
    ['in choices', { op: 'in', field: 'kind', values: ['raid', null] }, ['e2', 'e4', 'e5', 'e6']],
    ['in lists', { op: 'in', field: 'country', values: ['Pakistan', 'Iran'] }, ['e2', 'e4']],
    ['in titles', { op: 'in', field: 'leader', values: ['Abu Omar'] }, ['e3']],
    ['blank', { op: 'blank', field: 'date', blank: true }, ['e5']],
    ['not blank', { op: 'blank', field: 'kind', blank: false }, ['e1', 'e2', 'e3']],
    [
      'best',
      { op: 'number', field: 'killed', from: 92, to: 92, reading: 'best' },
      ['e2', 'e3', 'e6'],
    ],
    [
      'best falls back to low',
      { op: 'number', field: 'killed', from: null, to: 80, reading: 'best' },
      ['e4'],
    ],
    ['high', { op: 'number', field: 'killed', from: 100, to: 100, reading: 'high' }, ['e3', 'e4']],
    [
      'possibly',
      { op: 'number', field: 'killed', from: 99, to: 101, reading: 'possibly' },
      ['e2', 'e3', 'e4'],
    ],
    [
      'more than 170 is never 170',
      { op: 'number', field: 'killed', from: 101, to: 170, reading: 'possibly' },
      ['e2'],
    ],
    [
      'certainly',
      { op: 'date', field: 'date', from: '2017-04-10', to: '2018', mode: 'certainly' },
      ['e3', 'e4'],
    ],
    [
      'possibly',
      { op: 'date', field: 'date', from: '2017-04-10', to: '2018', mode: 'possibly' },
      ['e2', 'e3', 'e4'],
    ],
    ['open end', { op: 'date', field: 'date', from: '2025', to: null, mode: 'possibly' }, ['e6']],
    ['records', { op: 'records', records: ['e5', 'gone', 'e1'] }, ['e1', 'e5']],
    [
      'not',
      { op: 'not', filter: { op: 'records', records: ['e5', 'e1'] } },
      ['e2', 'e3', 'e4', 'e6'],
    ],
    [
      'and, or',
      {
        op: 'and',
        filters: [
          { op: 'in', field: 'kind', values: ['bombing'] },
          { op: 'or', filters: [{ op: 'records', records: ['e2', 'e3'] }] },
        ],
      },
      ['e3'],
    ],
  ])('%s', (_name, filter, expected) => {
    expect(condition(filter)).toEqual(expected);
  });

  test('refuses what does not fit the field', () => {
    expect(() =>
      condition({ op: 'date', field: 'title', from: null, to: null, mode: 'possibly' }),
    ).toThrow(/Title/);
    expect(() =>
      condition({ op: 'date', field: 'date', from: '2017-13', to: null, mode: 'possibly' }),
    ).toThrow(/month 13/);
    expect(() => condition({ op: 'blank', field: 'nope', blank: true })).toThrow(/no field “nope”/);
  });
});

test('facets count items, choices by label, and blanks; most frequent first', () => {
  const query = { collection: 'events', search: '', filter: null };
  expect(finish(tables.facets({ ...query, field: 'country' })).facets).toEqual([
    { value: null, label: '', count: 3 },
    { value: 'Afghanistan', label: 'Afghanistan', count: 2 },
    { value: 'Iran', label: 'Iran', count: 1 },
    { value: 'Pakistan', label: 'Pakistan', count: 1 },
  ]);
  expect(finish(tables.facets({ ...query, search: 'bombing', field: 'kind' })).facets).toEqual([
    { value: 'bombing', label: 'Bombing', count: 2 },
  ]);
});

describe('rows', () => {
  test('cells say what is shown and what stands behind it', () => {
    const { result } = finish(
      tables.query({ collection: 'events', search: '', filter: null, sort: [] }),
    );
    const [first, ...rest] = tables.rows(result, 0, 1_000);
    expect(first).toEqual({
      id: 'e1',
      notes: 0,
      links: 0,
      own: false,
      cells: {
        title: { text: 'Airport attack of Dāʿish' },
        date: { text: '2021-08-26' },
        killed: { text: '>170' },
        kind: { text: 'Bombing' },
        country: { text: 'Afghanistan' },
        leader: { text: 'Hafiz Saeed Khan' },
        toString: { text: '' },
      },
    });
    expect(rest[3]?.cells.killed).toEqual({ text: '94', state: 'open', claims: 2 });
    expect(rest[3]?.cells.date).toEqual({ text: '', unknown: true });
  });

  test('a duration as printed disagrees with the dates, or does not', () => {
    expect(tables.cell('leaders', 'l1', 'tenure')).toEqual({
      text: '1 year, 6 months, 15 days',
      state: 'open',
      claims: 2,
    });
    expect(tables.cell('leaders', 'l2', 'tenure')).toEqual({
      text: '340–369 days',
      state: 'agreed',
      claims: 2,
    });
    expect(tables.cell('leaders', 'l3', 'tenure')).toEqual({ text: '' });
    expect(tables.cell('leaders', 'l1', 'from')).toEqual({
      text: '2015-01-11',
      state: 'settled',
      claims: 2,
    });
  });

  test('counts notes on the record and its fields, without those in the trash', async () => {
    const note = (id: string, field?: string) => ({
      id,
      target: field
        ? { kind: 'field' as const, collection: 'events', record: 'e1', field }
        : { kind: 'record' as const, collection: 'events', record: 'e1' },
      text: 'x',
      tags: [],
      status: 'open' as const,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    const { result } = finish(
      tables.query({ collection: 'events', search: '', filter: null, sort: [] }),
    );
    expect(tables.rows(result, 0, 1)[0]?.notes).toBe(0);
    await dossier.commit({
      label: 'notes',
      drafts: () =>
        ['n1', 'n2', 'n3'].map((id, at) => ({
          table: 'notes',
          id,
          after: note(id, at ? 'killed' : undefined),
        })),
    });
    await dossier.commit({
      label: 'trash',
      drafts: () => [
        {
          table: 'trash',
          id: 'note:n3',
          after: { kind: 'note', id: 'n3', deletedAt: '2026-01-01T00:00:00.000Z' },
        },
      ],
    });
    const [row] = tables.rows(result, 0, 1);
    expect([row?.notes, row?.cells.killed?.notes, row?.cells.date?.notes]).toEqual([
      2,
      true,
      undefined,
    ]);
  });
});

describe('changes', () => {
  test('a typed value is found, filtered and sorted; the result from before keeps its records', async () => {
    const before = finish(
      tables.query({
        collection: 'events',
        search: '',
        filter: null,
        sort: [by('killed')],
      }),
    );
    expect(ids({ search: 'kunduz' })).toEqual([]);
    await type('events', 'e1', 'title', 'Kunduz');
    await type('events', 'e1', 'killed', { best: 1 });
    expect(ids({ search: 'kunduz' })).toEqual(['e1']);
    expect(ids({ search: 'airport' })).toEqual(['e1']);
    expect(ids({ sort: [by('killed')] })[0]).toBe('e1');
    expect(ids({ filter: { op: 'text', field: 'title', mode: 'equals', text: 'kunduz' } })).toEqual(
      ['e1'],
    );
    expect(tables.ids(before.result, 0, 10).at(-1)).toBe('e1');
    expect(tables.rows(before.result, 5, 6)[0]?.cells.killed).toEqual({
      text: '1',
      state: 'settled',
      claims: 2,
      own: true,
    });
  });

  test('any order of edits, deletions and restorations leaves what a fresh start would show', async () => {
    const step = fc.oneof(
      fc.tuple(
        fc.constant('title' as const),
        fc.constantFrom('e1', 'e2', 'own-1'),
        fc.constantFrom('Zeta', 'alpha 2', 'alpha 10'),
      ),
      fc.tuple(
        fc.constant('date' as const),
        fc.constantFrom('e3', 'own-1'),
        fc.constantFrom('2014', '2022-01', '..'),
      ),
      fc.tuple(fc.constant('trash' as const), fc.constantFrom('e1', 'e4', 'own-1'), fc.boolean()),
      fc.tuple(fc.constant('own' as const), fc.constant('own-1'), fc.boolean()),
      fc.tuple(
        fc.constant('name' as const),
        fc.constantFrom('l1', 'l2'),
        fc.constantFrom('A', 'Z'),
      ),
      fc.tuple(fc.constant('query' as const), fc.constant(''), fc.constant('')),
    );
    const queries: Query[] = [
      { collection: 'events', search: 'a', filter: null, sort: [by('title')] },
      {
        collection: 'events',
        search: '',
        filter: null,
        sort: [by('date', 'descending'), by('title')],
      },
      {
        collection: 'events',
        search: '',
        filter: { op: 'blank', field: 'leader', blank: false },
        sort: [by('leader')],
      },
    ];
    const look = (of: Tables) =>
      queries.map((query) => of.rows(finish(of.query(query)).result, 0, 100));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        dossier = memoryDossier([events, leaders], {
          events: eventRecords,
          leaders: leaderRecords,
        });
        tables = createTables(dossier);
        for (const [kind, id, value] of steps) {
          if (kind === 'query') look(tables);
          else if (kind === 'trash') await trash(id, value as boolean);
          else if (kind === 'name') await type('leaders', id, 'name', value);
          else if (kind !== 'own') await type('events', id, kind, value);
          else {
            const record = { id, collection: 'events', createdAt: '2026-01-01T00:00:00.000Z' };
            await dossier.commit({
              label: 'own',
              drafts: (layer) => [
                { table: 'records', id, after: value ? record : null },
                ...[...layer.claims.values()]
                  .filter((claim) => claim.record === id && !value)
                  .map((claim) => ({ table: 'claims' as const, id: claim.id, after: null })),
              ],
            });
          }
        }
        const fresh = createTables(dossier);
        expect(look(tables)).toEqual(look(fresh));
        fresh.close();
      }),
      { numRuns: 150 },
    );
  });

  test('the title of a record changes wherever it is referred to', async () => {
    expect(ids({ search: 'hafiz' })).toEqual(['e1']);
    await type('leaders', 'l1', 'name', 'Zabihullah');
    expect(tables.cell('events', 'e1', 'leader').text).toBe('Zabihullah');
    expect(ids({ search: 'hafiz' })).toEqual([]);
    expect(ids({ search: 'zabihullah' })).toEqual(['e1']);
    expect(ids({ sort: [by('leader')] }).slice(0, 2)).toEqual(['e3', 'e1']);
  });

  test('a computed field follows the fields that it is worked out from', async () => {
    expect(ids({ collection: 'leaders', sort: [by('tenure')] })).toEqual(['l2', 'l1', 'l3']);
    await type('leaders', 'l3', 'to', '2020-02');
    expect(tables.cell('leaders', 'l3', 'tenure').text).toBe('0–59 days');
    expect(ids({ collection: 'leaders', sort: [by('tenure')] })).toEqual(['l3', 'l2', 'l1']);
  });

  test('the trash hides and gives back', async () => {
    await trash('e1', true);
    expect(
      finish(tables.query({ collection: 'events', search: '', filter: null, sort: [] })),
    ).toMatchObject({ count: 5, total: 5 });
    expect(tables.isTrashed('events', 'e1')).toBe(true);
    await trash('e1', false);
    expect(ids({})).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6']);
  });

  test('stops listening once closed', async () => {
    tables.close();
    await type('events', 'e1', 'title', 'Later');
    expect(ids({ sort: [by('title')] })).not.toContain('Later');
    expect(tables.titleOf('events', 'e1')).not.toBe('Later');
  });
});

describe('finding', () => {
  test('titles before other text, exact ones first', () => {
    expect(finish(tables.find('battle 9', undefined, 5)).map(({ record }) => record)).toEqual([
      'e3',
      'e4',
      'e2',
    ]);
    expect(finish(tables.find('omar', undefined, 5)).map(({ record }) => record)).toEqual([
      'l2',
      'l3',
      'e3',
    ]);
    expect(finish(tables.find('omar', 'leaders', 1))).toEqual([
      { collection: 'leaders', record: 'l2', title: 'Abu Omar', hint: '2019-04 · 2020-04-04' },
    ]);
  });

  test('titles by id, gone ones left out', () => {
    expect(tables.titles(['l1', 'gone', 'e6']).map(({ title }) => title)).toEqual([
      'Hafiz Saeed Khan',
      'Open',
    ]);
  });

  test('records by exact title or id', () => {
    expect(tables.findRecords('leaders', 'Abu Omar')).toEqual(['l2', 'l3']);
    expect(tables.findRecords('leaders', 'l1')).toEqual(['l1']);
    expect(tables.findRecords('leaders', 'abu omar')).toEqual([]);
  });
});

test('results: the same question has the same answer until something changes; old ones make room', async () => {
  const query: Query = { collection: 'events', search: '', filter: null, sort: [by('title')] };
  const first = finish(tables.query(query));
  expect(finish(tables.query(query)).result).toBe(first.result);
  expect(tables.position(first.result, 'e2')).toBe(3);
  expect(tables.position(first.result, 'gone')).toBeNull();
  await trash('e2', true);
  expect(finish(tables.query(query)).result).not.toBe(first.result);
  for (let at = 0; at < 250; at++) finish(tables.query({ ...query, search: `word${at}` }));
  expect(() => tables.rows(first.result, 0, 1)).toThrow(/Ask again/);
});

test('the detail of a record names sources, places and disagreements', () => {
  const detail = tables.detail('leaders', 'l1');
  const tenure = detail.fields.find(({ field }) => field === 'tenure');
  expect(detail.title).toBe('Hafiz Saeed Khan');
  expect(tenure).toMatchObject({ state: 'open', editable: false, own: false });
  expect(
    tenure?.claims.map(({ sourceTitle, shown, differs }) => [sourceTitle, shown, differs]),
  ).toEqual([
    ['Worked out from From and To', true, false],
    ['src', false, true],
  ]);
});
