import { describe, expect, test } from 'vitest';
import type { HistoryQuery } from '#shared/contract/history-api.ts';
import type { NoteQuery } from '#shared/contract/notes-api.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import { openCore, type TestCore } from '../test-core.ts';

const everything: NoteQuery = {
  search: '',
  tags: [],
  status: null,
  target: null,
  collection: null,
  record: null,
  sort: 'updated',
};
const allSteps: HistoryQuery = {
  search: '',
  origins: [],
  views: true,
  from: null,
  to: null,
  record: null,
  collection: null,
  before: null,
  limit: 100,
};
const onDossier: NoteTarget = { kind: 'dossier' };
const onRecord: NoteTarget = { kind: 'record', collection: 'events', record: 'e2' };
const onField: NoteTarget = { kind: 'field', collection: 'events', record: 'e1', field: 'date' };

async function write(
  core: TestCore,
  target: NoteTarget,
  text: string,
  tags: string[] = [],
): Promise<Note> {
  return (await core.page.notes.create({ target, text, tags, status: 'open' })).note;
}

async function texts(core: TestCore, query: Partial<NoteQuery> = {}): Promise<string[]> {
  const { notes } = await core.page.notes.list({ ...everything, ...query });
  return notes.map((note) => note.text);
}

/** A clock that goes on by a second with each look. */
function ticking(): () => Date {
  let now = Date.UTC(2026, 0, 1);
  return () => new Date((now += 1_000));
}

describe('notes', () => {
  test('say what they are on', async () => {
    const core = await openCore({ clock: ticking() });
    for (const target of [onDossier, onRecord, onField]) await write(core, target, target.kind);
    const { notes, total } = await core.page.notes.list({ ...everything, sort: 'created' });
    expect(total).toBe(3);
    expect(notes).toMatchObject([
      { targetTitle: 'Event 1', fieldTitle: 'Date', targetMissing: false },
      { targetTitle: 'Event 2', targetMissing: false },
      { targetTitle: 'A fixture', targetMissing: false },
    ]);
    await core.page.records.delete({ collection: 'events', records: ['e2'] });
    const [note] = (await core.page.notes.list({ ...everything, record: 'e2' })).notes;
    expect(note).toMatchObject({ targetTitle: 'Event 2', targetMissing: true });
  });

  test('are written in one step, from the first word on', async () => {
    const core = await openCore({ clock: ticking() });
    const session = 'one-sitting';
    const fresh = { target: onDossier, text: 'The be', tags: [], status: 'open' as const, session };
    const { note } = await core.page.notes.create(fresh);
    await core.page.notes.update({ id: note.id, text: 'The beginning', session });
    await core.page.notes.update({ id: note.id, tags: ['first'], session });
    await core.page.notes.update({ id: note.id, text: 'Later', session: 'another' });
    const { steps } = await core.page.history.list({ ...allSteps, search: 'write' });
    expect(steps.map(({ label }) => label)).toEqual(['Write note']);
    expect((await core.page.history.undo({})).label).toBe('Edit note');
    expect(await texts(core)).toEqual(['The beginning']);
    expect((await core.page.history.undo({})).label).toBe('Write note');
    expect(await texts(core)).toEqual([]);
    await core.page.history.redo({});
    expect(await texts(core)).toEqual(['The beginning']);
  });

  test('are refused on what is not there', async () => {
    const core = await openCore();
    await core.page.records.delete({ collection: 'events', records: ['e3'] });
    const missing: NoteTarget[] = [
      { kind: 'record', collection: 'events', record: 'e9' },
      { kind: 'record', collection: 'events', record: 'e3' },
      { kind: 'record', collection: 'leaders', record: 'e1' },
      { kind: 'field', collection: 'events', record: 'e1', field: 'nothing' },
    ];
    for (const target of missing) {
      await expect(write(core, target, 'x')).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('are found by folded words in text, tags and title, and by each filter', async () => {
    const core = await openCore({ clock: ticking() });
    await write(core, onDossier, 'About Dāʿish in Kunar', ['Method']);
    await write(core, onRecord, 'Second', ['method', 'Kabul']);
    const done = await write(core, onField, 'Third', ['Method']);
    await core.page.notes.update({ id: done.id, status: 'done' });
    expect(await texts(core, { search: 'daish KUNAR' })).toEqual(['About Dāʿish in Kunar']);
    expect(await texts(core, { search: 'event 2' })).toEqual(['Second']);
    expect(await texts(core, { search: 'kabul' })).toEqual(['Second']);
    expect(await texts(core, { search: 'kunar kabul' })).toEqual([]);
    expect(await texts(core, { tags: ['Method'] })).toEqual(['Third', 'About Dāʿish in Kunar']);
    expect(await texts(core, { tags: ['method', 'Kabul'] })).toEqual(['Second']);
    expect(await texts(core, { status: 'done' })).toEqual(['Third']);
    expect(await texts(core, { target: 'record' })).toEqual(['Second']);
    expect(await texts(core, { collection: 'events' })).toEqual(['Third', 'Second']);
    expect(await texts(core, { collection: 'events', record: 'e1' })).toEqual(['Third']);
    expect(await texts(core, { sort: 'target' })).toEqual([
      'About Dāʿish in Kunar',
      'Third',
      'Second',
    ]);
  });

  test('count their tags, most used first', async () => {
    const core = await openCore();
    await write(core, onDossier, '1', ['b', 'c', 'b']);
    await write(core, onDossier, '2', ['a', 'c']);
    expect(await core.page.notes.tags({})).toEqual([
      { tag: 'c', count: 2 },
      { tag: 'a', count: 1 },
      { tag: 'b', count: 1 },
    ]);
  });

  test('are edited part by part; what stays the same is no change', async () => {
    const core = await openCore({ clock: ticking() });
    const note = await write(core, onRecord, 'one', ['tag']);
    const { note: edited } = await core.page.notes.update({ id: note.id, text: 'two' });
    expect(edited).toMatchObject({
      text: 'two',
      tags: ['tag'],
      status: 'open',
      createdAt: note.createdAt,
    });
    expect(edited.updatedAt > note.updatedAt).toBe(true);
    const { note: same } = await core.page.notes.update({
      id: note.id,
      text: 'two',
      tags: ['tag'],
    });
    expect(same).toEqual(edited);
    expect(await core.page.dossier.state({})).toMatchObject({ revision: 2 });
    await expect(core.page.notes.update({ id: 'none', text: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('many are marked at once, as one step', async () => {
    const core = await openCore();
    const [a, b] = [await write(core, onDossier, 'a'), await write(core, onRecord, 'b')];
    await core.page.notes.update({ id: b.id, status: 'done' });
    const ids = [a.id, b.id];
    expect(await core.page.notes.change({ ids, status: 'done' })).toEqual({ changed: 1 });
    expect(await core.page.notes.change({ ids, marking: 'red' })).toEqual({ changed: 2 });
    expect(await texts(core, { status: 'done', marking: 'red' })).toHaveLength(2);
    const { label } = await core.page.history.undo({});
    expect(label).toBe('Change marking of 2 notes');
    expect(await texts(core, { marking: 'red' })).toEqual([]);
  });

  test('go to the trash, and are gone from lists, tags and counts', async () => {
    const core = await openCore();
    const note = await write(core, onRecord, 'one', ['tag']);
    await core.page.notes.delete({ ids: [note.id] });
    expect(await core.page.notes.list(everything)).toEqual({ notes: [], total: 0 });
    expect(await core.page.notes.tags({})).toEqual([]);
    expect(await core.page.dossier.state({})).toMatchObject({ notes: 0, trash: 1 });
    await expect(core.page.notes.update({ id: note.id, text: 'x' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(core.page.notes.delete({ ids: [note.id] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('typed one after the other end up in the order of typing', async () => {
    const core = await openCore();
    const { id } = await write(core, onDossier, '');
    await Promise.all(
      ['H', 'He', 'Hel', 'Hello'].map((text) =>
        core.page.notes.update({ id, text, session: 's1' }),
      ),
    );
    expect(await texts(core)).toEqual(['Hello']);
  });
});
