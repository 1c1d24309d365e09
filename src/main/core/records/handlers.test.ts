import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { recordsApi } from '#shared/contract/records-api.ts';
import type { Collection } from '#shared/model/field.ts';
import {
  baseRecord,
  memoryCore,
  memoryDossier,
  type MemoryCore,
  type MemoryDossier,
} from '../query/fixture.ts';
import { recordsHandlers } from './handlers.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text', required: true },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    { id: 'from', title: 'From', type: 'date' },
    { id: 'to', title: 'To', type: 'date' },
    {
      id: 'time',
      title: 'Time',
      type: 'duration',
      computed: { kind: 'time-between', from: 'from', to: 'to' },
    },
    { id: 'partOf', title: 'Part of', type: 'reference', collection: 'events' },
  ],
};

let dossier: MemoryDossier;
let core: MemoryCore;
let handlers: ReturnType<typeof recordsHandlers>;
beforeEach(() => {
  dossier = memoryDossier([events], {
    events: [
      baseRecord('e1', { title: 'One', killed: { best: 5 }, from: '2014', to: '2015' }),
      baseRecord('e2', { title: 'Two' }),
      baseRecord('e3', { title: 'Two' }),
    ],
  });
  core = memoryCore(dossier);
  handlers = recordsHandlers(core);
});

const at = (record: string, field: string) => ({ collection: 'events', record, field });

async function refusal(run: () => unknown): Promise<AppError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('setValue', () => {
  test('makes one claim of the user’s own, replaced by the next', async () => {
    await handlers['records.setValue']({ ...at('e1', 'killed'), text: '7' });
    const { cell } = await handlers['records.setValue']({
      ...at('e1', 'killed'),
      text: 'at least 8',
    });
    expect(cell).toEqual({ text: '≥8', state: 'settled', claims: 2, own: true });
    expect([...dossier.layer.claims.values()]).toEqual([
      {
        id: 'own:e1#killed',
        ...at('e1', 'killed'),
        value: { best: 8, bound: 'at-least' },
        source: 'editor',
        rank: 'preferred',
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
      },
    ]);
    expect(dossier.log.map(({ label }) => label)).toEqual([
      'Change Killed of “One”',
      'Change Killed of “One”',
    ]);
  });

  test('empty text clears what a source says, and takes away what only the user said', async () => {
    const { cell } = await handlers['records.setValue']({ ...at('e1', 'killed'), text: '' });
    expect(cell).toEqual({ text: '', state: 'settled', claims: 2, own: true });
    await handlers['records.setValue']({ ...at('e2', 'killed'), text: '3' });
    await handlers['records.setValue']({ ...at('e2', 'killed'), text: '' });
    expect([...dossier.layer.claims.keys()]).toEqual(['own:e1#killed']);
  });

  test('the text that is shown already changes nothing, even where it would be refused', async () => {
    await handlers['records.setValue']({ ...at('e1', 'partOf'), text: 'e2' });
    await handlers['records.setValue']({ ...at('e1', 'partOf'), text: 'Two' });
    expect(dossier.log).toHaveLength(1);
  });

  test.each([
    ['killed', 'many', 'invalid_input', 'not a number'],
    ['title', '', 'invalid_input', 'can’t be empty'],
    ['time', '1 year', 'invalid_input', 'worked out'],
    ['partOf', 'Two', 'invalid_input', 'Several records'],
    ['nope', 'x', 'not_found', 'no field “nope”'],
  ])('%s: “%s” is refused', async (field, text, code, reason) => {
    const error = await refusal(() => handlers['records.setValue']({ ...at('e1', field), text }));
    expect([error.code, error.details?.field]).toEqual([code, field]);
    expect(error.message).toContain(reason);
    expect(dossier.log).toEqual([]);
  });

  test('a record in the trash, and one that is not there', async () => {
    await handlers['records.delete']({ collection: 'events', records: ['e1'] });
    const trashed = await refusal(() =>
      handlers['records.setValue']({ ...at('e1', 'killed'), text: '7' }),
    );
    expect(trashed.code).toBe('conflict');
    const gone = await refusal(() =>
      handlers['records.setValue']({ ...at('e9', 'killed'), text: '7' }),
    );
    expect([gone.code, gone.message]).toEqual(['not_found', 'There is no record “e9” in Events.']);
  });
});

describe('revertValue', () => {
  test('shows again what the sources say', async () => {
    await handlers['records.setValue']({ ...at('e1', 'killed'), text: '7' });
    const { cell } = await handlers['records.revertValue'](at('e1', 'killed'));
    expect(cell).toEqual({ text: '5' });
    expect(dossier.layer.claims.size).toBe(0);
    await handlers['records.revertValue'](at('e1', 'killed'));
    expect(dossier.log).toHaveLength(2);
  });

  test('keeps what has to be there', async () => {
    const { record } = await handlers['records.create']({
      collection: 'events',
      values: { title: 'Mine' },
    });
    const error = await refusal(() => handlers['records.revertValue'](at(record, 'title')));
    expect(error.code).toBe('invalid_input');
  });
});

describe('create', () => {
  test('makes the record and its claims in one step', async () => {
    const { record } = await handlers['records.create']({
      collection: 'events',
      values: { title: 'Mine', from: '1 Jan 2020', to: '2020-01-05', killed: '' },
    });
    expect(record).toMatch(/^own-/);
    expect(dossier.log).toHaveLength(1);
    expect(dossier.log[0]?.label).toBe('New event');
    expect(dossier.layer.claims.size).toBe(3);
    const detail = await handlers['records.get']({ collection: 'events', record });
    expect(detail).toMatchObject({ title: 'Mine', own: true });
    expect(detail.fields.find(({ field }) => field === 'time')?.text).toBe('4 days');
    const { result } = await handlers['records.query']({
      collection: 'events',
      search: 'mine',
      filter: null,
      sort: [],
    });
    const { rows } = await handlers['records.rows']({ result, from: 0, to: 9 });
    expect(rows.map(({ id, own }) => [id, own])).toEqual([[record, true]]);
  });

  test('never takes an id that is there already', async () => {
    const taken = memoryDossier([events], { events: [baseRecord('own-id1', { title: 'Sly' })] });
    const other = recordsHandlers(memoryCore(taken));
    const { record } = await other['records.create']({
      collection: 'events',
      values: { title: 'Mine' },
    });
    expect(record).toBe('own-id2');
  });

  test.each([
    [{}, 'invalid_input', 'title'],
    [{ title: 'x', from: '03/04/2014' }, 'invalid_input', 'from'],
    [{ title: 'x', time: '1 day' }, 'invalid_input', 'time'],
    [{ title: 'x', nope: '1' }, 'not_found', 'nope'],
  ])('%j is refused', async (values, code, field) => {
    const error = await refusal(() =>
      handlers['records.create']({
        collection: 'events',
        values: values as Record<string, string>,
      }),
    );
    expect([error.code, error.details?.field]).toEqual([code, field]);
    expect(dossier.layer.records.size).toBe(0);
  });
});

describe('delete', () => {
  test('goes to the trash in one step with words', async () => {
    const answer = await handlers['records.delete']({
      collection: 'events',
      records: ['e1', 'e2', 'e1'],
    });
    expect(answer).toEqual({ deleted: 2 });
    expect([...dossier.layer.trash.keys()]).toEqual(['record:e1', 'record:e2']);
    await handlers['records.delete']({ collection: 'events', records: ['e3', 'e1'] });
    expect(dossier.log.map(({ label }) => label)).toEqual([
      'Move 2 events to the trash',
      'Move event “Two” to the trash',
    ]);
    expect(await handlers['records.get']({ collection: 'events', record: 'e1' })).toMatchObject({
      trashed: true,
    });
  });

  test('all or none', async () => {
    const error = await refusal(() =>
      handlers['records.delete']({ collection: 'events', records: ['e1', 'e9'] }),
    );
    expect(error.code).toBe('not_found');
    expect(dossier.layer.trash.size).toBe(0);
  });
});

test.each([
  ['killed', 'over 170', { ok: true, text: '>170' }],
  ['from', '14 Apr 2014', { ok: true, text: '2014-04-14' }],
  ['title', ' ', { ok: false, message: 'Title can’t be empty.' }],
  ['time', '1 day', { ok: false, message: 'Time is worked out, not typed.' }],
])('checkValue %s “%s”', async (field, text, expected) => {
  expect(await handlers['records.checkValue']({ collection: 'events', field, text })).toEqual(
    expected,
  );
  expect(dossier.log).toEqual([]);
});

test('checkValue knows that sources may say something about what is worked out', async () => {
  const asked = { collection: 'events', field: 'time', claim: true };
  const check = handlers['records.checkValue'];
  expect(await check({ ...asked, text: '1 day' })).toEqual({ ok: true, text: '1 day' });
  expect(await check({ ...asked, text: 'a while' })).toMatchObject({ ok: false });
});

test('what is answered fits the contract', async () => {
  await handlers['records.setValue']({ ...at('e1', 'killed'), text: '7' });
  const query = { collection: 'events', search: '', filter: null, sort: [] };
  const answer = await handlers['records.query'](query);
  expect(recordsApi['records.query'].output.parse(answer)).toMatchObject({
    count: 3,
    total: 3,
    revision: 1,
  });
  const rows = await handlers['records.rows']({ result: answer.result, from: 0, to: 5_000 });
  recordsApi['records.rows'].output.parse(rows);
  recordsApi['records.get'].output.parse(
    await handlers['records.get']({ collection: 'events', record: 'e1' }),
  );
  recordsApi['records.find'].output.parse(await handlers['records.find']({ text: 'o', limit: 5 }));
  recordsApi['records.facets'].output.parse(
    await handlers['records.facets']({
      collection: 'events',
      field: 'killed',
      search: '',
      filter: null,
    }),
  );
  const unknown = await refusal(() => handlers['records.query']({ ...query, collection: 'nope' }));
  expect([unknown.code, unknown.message]).toEqual([
    'not_found',
    'This dossier has no collection “nope”.',
  ]);
});
