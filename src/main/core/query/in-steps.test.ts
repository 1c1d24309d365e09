/** A large collection: nothing that is asked of it keeps others waiting, and what changes meanwhile is in the answer. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { EDITOR } from '#shared/model/claim.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Query } from '#shared/model/filter.ts';
import { editorClaim } from '../claims/own-claim.ts';
import { createJobs } from '../jobs.ts';
import { recordsHandlers } from '../records/handlers.ts';
import { createTurns } from '../turns.ts';
import { baseRecord, memoryCore, memoryDossier, type MemoryDossier } from './fixture.ts';
import { collator } from './ranks.ts';
import { finish, type Steps } from '#shared/steps.ts';
import { createTables, type Tables } from './tables.ts';

const RECORDS = 20_000;
/** Rows that a step may look at: some milliseconds. */
const MOST = 2_000;

const incidents: Collection = {
  id: 'incidents',
  title: 'Incidents',
  singular: 'incident',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'note', title: 'Note', type: 'longtext' },
    { id: 'date', title: 'Date', type: 'date' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
  ],
};
const places: Collection = {
  id: 'places',
  title: 'Places',
  singular: 'place',
  titleField: 'name',
  fields: [{ id: 'name', title: 'Name', type: 'text' }],
};

/** Every one different, in no order. */
const titleAt = (at: number): string => `Incident ${(at * 7_919) % RECORDS} near the bridge`;
const dateAt = (at: number): string => `20${String(10 + (at % 10))}-0${1 + (at % 9)}`;

let dossier: MemoryDossier;
let tables: Tables;
beforeEach(() => {
  dossier = memoryDossier([incidents, places], {
    incidents: Array.from({ length: RECORDS }, (_, at) =>
      baseRecord(`i${at}`, {
        title: titleAt(at),
        note: `What was said about number ${at}, at some length`,
        date: dateAt(at),
        killed: { best: at % 100 },
      }),
    ),
    places: [baseRecord('p1', { name: 'Kabul' })],
  });
  tables = createTables(dossier);
});

const query = (more: Partial<Query> = {}): Query => ({
  collection: 'incidents',
  search: '',
  filter: null,
  sort: [],
  ...more,
});
const retitled = (record: string, value: string) =>
  dossier.commit({
    label: 'edit',
    drafts: () => {
      const place = { collection: 'incidents', record, field: 'title' };
      const after = editorClaim(NOW, place, value);
      return [{ table: 'claims', id: after.id, after }];
    },
  });
const NOW = new Date('2026-01-01T00:00:00.000Z');

describe('each step is a short one', () => {
  const asked: [string, () => Steps<unknown>][] = [
    ['a search', () => tables.query(query({ search: 'bridge 19' }))],
    ['sorting texts', () => tables.query(query({ sort: [by('title')] }))],
    ['sorting dates', () => tables.query(query({ sort: [by('date')] }))],
    ['sorting figures', () => tables.query(query({ sort: [by('killed')] }))],
    [
      'a filter',
      () =>
        tables.query(
          query({ filter: { op: 'text', field: 'title', mode: 'contains', text: '19' } }),
        ),
    ],
    [
      'a filter of claims',
      () => tables.query(query({ filter: { op: 'claims', field: null, state: 'none' } })),
    ],
    ['counts of values', () => tables.facets({ ...query(), field: 'title' })],
    ['records in dispute', () => tables.disputed()],
    ['finding by words', () => tables.find('nothing of this name', undefined, 10)],
    ['one source alone', () => tables.query(query({ source: 'src', search: 'bridge' }))],
    ['the warm-up', () => tables.prepare()],
  ];
  test.each(asked)('%s', (_, ask) => {
    const steps = ask();
    let count = 1;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThanOrEqual(RECORDS / MOST);
  });

  test('sums', () => {
    const { result } = finish(tables.query(query()));
    const steps = tables.sums(result, () => new Map());
    let count = 1;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThanOrEqual(RECORDS / MOST);
  });
});

test('while a first search runs, another collection answers', async () => {
  const core = { ...memoryCore(dossier, tables), inTurns: createTurns().inTurns };
  const handlers = recordsHandlers(core);
  let isRunning = true;
  const first = (async () => {
    const answer = await handlers['records.query'](
      query({ search: 'bridge', sort: [by('title')] }),
    );
    isRunning = false;
    return answer;
  })();
  let answered = 0;
  while (isRunning) {
    const { count } = await handlers['records.query'](query({ collection: 'places' }));
    if (isRunning) answered += count;
    await nextTurn();
  }
  expect((await first).count).toBe(RECORDS);
  expect(answered).toBeGreaterThan(2);
});

test('a query that nobody waits for any more ends', async () => {
  const jobs = createJobs();
  const core = {
    ...memoryCore(dossier, tables),
    inTurns: createTurns().inTurns,
    runJob: jobs.runJob,
  };
  const handlers = recordsHandlers(core);
  const typed = handlers['records.query']({ ...query({ search: 'br' }), job: 'typed' });
  jobs.cancel('typed');
  await expect(typed).rejects.toMatchObject({ code: 'cancelled' });
  const { count } = await handlers['records.query']({ ...query({ search: 'br' }), job: 'typed' });
  expect(count).toBe(RECORDS);
});

describe('what changes between two steps', () => {
  test.each([
    ['a search', query({ search: 'quite another' })],
    ['as one source says', query({ search: 'quite another', source: EDITOR })],
  ])('is in the answer of %s', async (_, asked) => {
    const length = [...createTables(dossier).query(asked)].length;
    for (const when of [1, length >> 1, length - 1]) {
      const record = `i${when}`;
      const fresh = createTables(dossier);
      const steps = fresh.query(asked);
      for (let step = 0; step < when; step++) steps.next();
      await retitled(record, `Quite another ${when}`);
      const { result } = finish(steps);
      expect(fresh.ids(result, 0, 10)).toContain(record);
      fresh.close();
    }
  });

  test('is in the place where it belongs', async () => {
    const asked = query({ sort: [by('title')] });
    const steps = tables.query(asked);
    for (let step = 0; step < 250; step++) steps.next();
    await retitled('i77', 'Aaa');
    const { result } = finish(steps);
    expect(tables.ids(result, 0, 1)).toEqual(['i77']);
  });
});

describe('order', () => {
  const inOrder = (titles: readonly string[]): string[] => {
    const byTitle = titles.map((title, at) => ({ title, at }));
    return byTitle
      .sort((a, b) => collator.compare(a.title, b.title) || a.at - b.at)
      .map(({ at }) => `i${at}`);
  };

  test('of many different texts, and once more when a few and many of them have changed', async () => {
    const titles = Array.from({ length: RECORDS }, (_, at) => titleAt(at));
    const sorted = () => {
      const { result } = finish(tables.query(query({ sort: [by('title')] })));
      return tables.ids(result, 0, RECORDS);
    };
    expect(sorted()).toEqual(inOrder(titles));
    for (const many of [5, 300]) {
      for (let at = 0; at < many; at++) {
        titles[at * 3] = `Incident ${many} ${at % 4}x`;
        await retitled(`i${at * 3}`, titles[at * 3] ?? '');
      }
      expect(sorted()).toEqual(inOrder(titles));
    }
  });

  test('of the values counted, where there are more than are shown', () => {
    const { facets, truncated } = finish(tables.facets({ ...query(), field: 'title' }));
    const titles = Array.from({ length: RECORDS }, (_, at) => titleAt(at));
    expect(truncated).toBe(true);
    expect(facets.map(({ label }) => label)).toEqual(
      titles.toSorted(collator.compare).slice(0, 2_000),
    );
  });
});

function by(field: string): Query['sort'][number] {
  return { field, direction: 'ascending' };
}

test('two who ask the same at the same time get the same result', async () => {
  const { inTurns } = createTurns();
  const asked = query({ search: 'bridge', sort: [{ field: 'title', direction: 'ascending' }] });
  const [one, other] = await Promise.all([
    inTurns(tables.query(asked)),
    inTurns(tables.query(asked)),
  ]);
  expect(other.result).toBe(one.result);
});
