import { expect, test } from 'vitest';
import type { NoteTarget } from '#shared/model/note.ts';
import { openCore, type TestCore } from '../test-core.ts';

async function write(core: TestCore, target: NoteTarget, text: string): Promise<string> {
  return (await core.page.notes.create({ target, text, tags: [], status: 'open' })).note.id;
}

async function ownLeader(core: TestCore, name: string): Promise<string> {
  return (await core.page.records.create({ collection: 'leaders', values: { name } })).record;
}

const counts = async (core: TestCore): Promise<number[]> => {
  const state = await core.page.dossier.state({});
  if (state.status !== 'open') throw new Error('closed');
  return [...state.collections.map(({ count }) => count), state.notes, state.trash];
};

test('records and notes go there, are listed newest first, and come back with the same id', async () => {
  let now = 0;
  const core = await openCore({ clock: () => new Date((now += 1_000)) });
  const own = await ownLeader(core, 'A wali');
  const note = await write(
    core,
    { kind: 'record', collection: 'events', record: 'e1' },
    '\n# **A** heading\nmore',
  );
  await core.page.records.delete({ collection: 'events', records: ['e2'] });
  await core.page.records.delete({ collection: 'leaders', records: [own] });
  await core.page.notes.delete({ ids: [note] });
  expect(await counts(core)).toEqual([2, 0, 0, 3]);
  expect(await core.page.trash.list({})).toMatchObject([
    { kind: 'note', id: note, title: 'A** heading', place: 'Note on Event 1' },
    { kind: 'record', id: own, title: 'A wali', place: 'Leaders', collection: 'leaders' },
    { kind: 'record', id: 'e2', title: 'Event 2', place: 'Events', collection: 'events' },
  ]);
  const items = [
    { kind: 'note' as const, id: note },
    { kind: 'record' as const, id: own },
    { kind: 'record' as const, id: 'e2' },
    { kind: 'record' as const, id: 'e3' },
  ];
  expect(await core.page.trash.restore({ items })).toEqual({ restored: 3 });
  expect(await counts(core)).toEqual([3, 1, 1, 0]);
  expect(await core.page.records.get({ collection: 'leaders', record: own })).toMatchObject({
    title: 'A wali',
    trashed: false,
  });
});

test('emptying takes own records with their claims and notes, and leaves imported ones to be restored', async () => {
  const core = await openCore();
  const own = await ownLeader(core, 'A wali');
  await write(core, { kind: 'record', collection: 'leaders', record: own }, 'on the own record');
  const kept = await write(
    core,
    { kind: 'record', collection: 'events', record: 'e1' },
    'on the imported record',
  );
  const deleted = await write(core, { kind: 'dossier' }, 'deleted');
  await core.page.notes.delete({ ids: [deleted] });
  await core.page.records.delete({ collection: 'leaders', records: [own] });
  await core.page.records.delete({ collection: 'events', records: ['e1'] });
  expect(await core.page.trash.empty({ items: null })).toEqual({ removed: 2 });
  expect(await core.page.trash.list({})).toMatchObject([{ kind: 'record', id: 'e1' }]);
  expect(await counts(core)).toEqual([2, 0, 1, 1]);
  await expect(core.page.records.get({ collection: 'leaders', record: own })).rejects.toMatchObject(
    { code: 'not_found' },
  );
  await core.page.trash.restore({ items: [{ kind: 'record', id: 'e1' }] });
  const { notes } = await core.page.notes.list({
    search: '',
    tags: [],
    status: null,
    target: null,
    collection: null,
    record: 'e1',
    sort: 'updated',
  });
  expect(notes.map((note) => [note.id, note.targetMissing])).toEqual([[kept, false]]);
});

test('emptying takes only what is named', async () => {
  const core = await openCore();
  const ids = [await ownLeader(core, 'one'), await ownLeader(core, 'two')];
  await core.page.records.delete({ collection: 'leaders', records: ids });
  const items = [
    { kind: 'record' as const, id: ids[0] ?? '' },
    { kind: 'note' as const, id: 'none' },
  ];
  expect(await core.page.trash.empty({ items })).toEqual({ removed: 1 });
  expect(await core.page.trash.list({})).toMatchObject([{ id: ids[1], title: 'two' }]);
});

test('is as it was after a restart', async () => {
  const core = await openCore();
  await core.page.records.delete({ collection: 'events', records: ['e1', 'e3'] });
  const before = await core.page.trash.list({});
  await core.host.host.close({});
  const next = core.again();
  await next.host.host.start({ dossier: null });
  expect(await next.page.trash.list({})).toEqual(before);
  expect(before.map(({ id }) => id)).toEqual(['e1', 'e3']);
});
