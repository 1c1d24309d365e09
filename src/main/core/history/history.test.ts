/** Undo, redo and the history, through the whole core on real files. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HistoryQuery } from '#shared/contract/history-api.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { currentViewId } from '#shared/model/view.ts';
import { nodeFileSystem } from '../dossier/file-system.ts';
import { noteStep, systemError, watchedDisk } from '../dossier/fixture.ts';
import { memoryCore, memoryDossier } from '../query/fixture.ts';
import { at, itemsOf, noNotes, noteOn, open, quiet, restart, stateHash } from './fixture.ts';
import { historyHandlers } from './handlers.ts';
import { openCore, type TestCore } from '../test-core.ts';

const all: HistoryQuery = {
  search: '',
  origins: [],
  views: true,
  collection: null,
  record: null,
  from: null,
  to: null,
  before: null,
  limit: 100,
};

const folderOf = async ({ page }: TestCore): Promise<string> =>
  ((await page.dossier.state({})) as Extract<DossierState, { status: 'open' }>).folder;

type Work = (core: TestCore) => Promise<unknown>;

/** One of each kind of thing that a user can do, in an order in which they can be done. */
const kinds: [string, Work][] = [
  ['type over a value', ({ page }) => page.records.setValue({ ...at('e1', 'title'), text: 'New' })],
  ['clear it', ({ page }) => page.records.setValue({ ...at('e1', 'title'), text: '' })],
  ['back to the sources', ({ page }) => page.records.revertValue(at('e1', 'title'))],
  ['write a note', ({ page }) => page.notes.create(noteOn('e2', 'A note'))],
  ['tag it', async ({ page }) => page.notes.update({ id: await firstNote(page), tags: ['a'] })],
  ['mark it', async ({ page }) => page.notes.update({ id: await firstNote(page), status: 'done' })],
  ['delete it', async ({ page }) => page.notes.delete({ ids: [await firstNote(page)] })],
  [
    'restore it',
    async ({ page }) => page.trash.restore({ items: await page.trash.list({}).then(itemsOf) }),
  ],
  [
    'make a record',
    ({ page }) => page.records.create({ collection: 'events', values: { title: 'Mine' } }),
  ],
  ['delete a record', ({ page }) => page.records.delete({ collection: 'events', records: ['e3'] })],
  [
    'sort',
    ({ page }) =>
      page.views.save({
        id: currentViewId('events'),
        collection: 'events',
        columns: [{ field: 'title' }],
        sort: [{ field: 'title', direction: 'descending' }],
        filters: [],
      }),
  ],
  ['reset the view', ({ page }) => page.views.reset({ collection: 'events' })],
  ['delete it once more', async ({ page }) => page.notes.delete({ ids: [await firstNote(page)] })],
  ['empty the trash', ({ page }) => page.trash.empty({ items: null })],
];

async function firstNote(page: TestCore['page']): Promise<string> {
  const { notes } = await page.notes.list({ ...noNotes, sort: 'created' as const });
  return notes[0]?.id ?? 'none';
}

describe('undo and redo', () => {
  test('take back and do again each kind of change, over a restart', async () => {
    let core = await open();
    const states = [await stateHash(core)];
    for (const [, work] of kinds) {
      await work(core);
      states.push(await stateHash(core));
    }
    expect((await core.page.history.list(all)).steps).toHaveLength(kinds.length);
    core = await restart(core);
    for (let left = kinds.length - 1; left >= 0; left -= 1) {
      const { label } = await core.page.history.undo({});
      expect(await stateHash(core), `undo of ${kinds[left]?.[0]}: ${label}`).toBe(states[left]);
    }
    expect(await core.page.history.undo({})).toMatchObject({ label: null });
    core = await restart(core);
    for (let done = 1; done <= kinds.length; done += 1) {
      await core.page.history.redo({});
      expect(await stateHash(core), `redo of ${kinds[done - 1]?.[0]}`).toBe(states[done]);
    }
    expect(await core.page.history.redo({})).toMatchObject({ label: null });
  });

  test('say what they are about, and what they did', async () => {
    const core = await open();
    expect(await core.page.history.state({})).toEqual({ undo: null, redo: null });
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'New' });
    expect(await core.page.history.state({})).toEqual({
      undo: { label: 'Change Title of “Event 1”', first: 1 },
      redo: null,
    });
    core.events.length = 0;
    expect(await core.page.history.undo({})).toEqual({
      label: 'Change Title of “Event 1”',
      records: [{ collection: 'events', record: 'e1' }],
      notes: false,
      views: [],
    });
    expect(core.events).toContainEqual(
      expect.objectContaining({ type: 'changed', origin: 'undo', records: ['e1'] }),
    );
    expect(await core.page.history.state({})).toEqual({
      undo: null,
      redo: { label: 'Change Title of “Event 1”', first: 1 },
    });
  });

  test('a note on the dossier is no record, but a note', async () => {
    const core = await open();
    await core.page.notes.create({ ...noteOn('e1', 'a'), target: { kind: 'dossier' } });
    expect(await core.page.history.undo({})).toMatchObject({ records: [], notes: true, views: [] });
    expect(await core.page.history.redo({})).toMatchObject({ records: [], notes: true, views: [] });
  });

  test('a sitting at one note is one step; something in between makes two of it', async () => {
    const core = await open();
    const { note } = await core.page.notes.create(noteOn('e1', 'a'));
    for (const text of ['ab', 'abc'])
      await core.page.notes.update({ id: note.id, text, session: 'sitting' });
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'New' });
    for (const text of ['abcd', 'abcde'])
      await core.page.notes.update({ id: note.id, text, session: 'sitting' });
    const texts = [];
    for (let n = 0; n < 3; n += 1) {
      await core.page.history.undo({});
      const { notes } = await core.page.notes.list({ ...noNotes, sort: 'created' as const });
      texts.push(notes[0]?.text);
    }
    expect(texts).toEqual(['abc', 'abc', 'a']);
  });

  test('a step that ended as it began is taken back all the same, and then the one before it', async () => {
    const dossier = memoryDossier([], {});
    const handlers = historyHandlers(memoryCore(dossier), nodeFileSystem);
    await dossier.commit(noteStep('a', 'one'));
    for (const text of ['two', 'one'])
      await dossier.commit({ ...noteStep('a', text), label: 'There and back', group: 'same' });
    expect((await handlers['history.undo']({})).label).toBe('There and back');
    expect(dossier.layer.notes.get('a')?.text).toBe('one');
    expect((await handlers['history.undo']({})).label).toBe('Write note');
    expect(dossier.layer.notes.size).toBe(0);
    for (let n = 0; n < 2; n += 1) await handlers['history.redo']({});
    expect(dossier.layer.notes.get('a')?.text).toBe('one');
    expect(await handlers['history.state']({})).toMatchObject({ redo: null });
  });

  test('a key that repeats undoes no more than was shown', async () => {
    const core = await open();
    for (const text of ['one', 'two']) {
      await core.page.records.setValue({ ...at('e1', 'title'), text });
    }
    const { undo } = await core.page.history.state({});
    const expected = undo?.first ?? 0;
    const answers = await Promise.all([1, 2, 3].map(() => core.page.history.undo({ expected })));
    expect(answers.filter(({ label }) => label !== null)).toHaveLength(1);
  });

  test('work while the disk is full', async () => {
    let full = false;
    const disk = watchedDisk(({ call, path }) => {
      if (full && call === 'write' && path.endsWith('changes.jsonl')) throw systemError('ENOSPC');
    });
    const core = await openCore({ ...quiet, fs: disk, retryMs: 1e6 });
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'one' });
    const before = await stateHash(core);
    full = true;
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'two' });
    await core.page.history.undo({});
    expect(await stateHash(core)).toBe(before);
    expect(await core.page.dossier.state({})).toMatchObject({
      saved: { status: 'failed', unsaved: 2 },
    });
    full = false;
    await core.page.dossier.save({});
    expect(await core.page.dossier.state({})).toMatchObject({ saved: { status: 'saved' } });
    await core.page.history.redo({});
    expect((await core.page.records.get({ collection: 'events', record: 'e1' })).title).toBe('two');
  });
});

describe('after something else was done', () => {
  test('what was undone stays in the history, and can be done again as long as it fits', async () => {
    const core = await open();
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'first' });
    await core.page.history.undo({});
    await core.page.records.setValue({ ...at('e2', 'title'), text: 'other' });
    const { steps } = await core.page.history.list(all);
    expect(steps.map(({ first, state, origin }) => [first, state, origin])).toEqual([
      [3, 'done', 'edit'],
      [2, 'done', 'undo'],
      [1, 'abandoned', 'edit'],
    ]);
    expect((await core.page.history.state({})).redo).toBe(null);
    await core.page.history.again({ first: 1 });
    expect((await core.page.records.get({ collection: 'events', record: 'e1' })).title).toBe(
      'first',
    );
    await core.page.history.undo({});
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'third' });
    await expect(core.page.history.again({ first: 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(core.page.history.again({ first: 3 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the history', () => {
  test('is listed newest first, searched, and filtered', async () => {
    const core = await open();
    for (const [, work] of kinds) await work(core);
    const { steps, more } = await core.page.history.list({ ...all, limit: 5 });
    expect([steps.length, more]).toEqual([5, true]);
    expect(steps.map(({ after }) => after)).toEqual([0, 1, 2, 3, 4]);
    const older = await core.page.history.list({ ...all, before: steps.at(-1)?.first ?? null });
    expect(older.steps.length + 5).toBe((await core.page.history.list(all)).steps.length);
    const labels = async (query: Partial<HistoryQuery>): Promise<string[]> =>
      (await core.page.history.list({ ...all, ...query })).steps.map(({ label }) => label);
    expect(await labels({ search: 'MOVE event trash' })).toEqual([
      'Move event “Event 3” to the trash',
    ]);
    expect(await labels({ record: 'e2' })).toContain('Write note');
    expect(await labels({ record: 'e2' })).not.toContain('Change Title of “Event 1”');
    expect((await labels({ views: false })).join()).not.toContain('view');
    expect(await labels({ origins: ['undo'] })).toEqual([]);
    expect(await labels({ from: '2999-01-01T00:00:00.000Z' })).toEqual([]);
    expect(await labels({ collection: 'leaders' })).toEqual([]);
  });

  test('says of each record whether it is still there', async () => {
    const core = await open();
    await core.page.records.setValue({ ...at('e1', 'title'), text: 'New' });
    await core.page.records.delete({ collection: 'events', records: ['e3'] });
    await core.page.records.create({ collection: 'events', values: { title: 'Mine' } });
    await core.page.history.undo({});
    const { steps } = await core.page.history.list(all);
    const places = steps.map(({ records }) => records.map(({ title, place }) => [title, place]));
    expect(places).toEqual([
      [[expect.stringMatching(/^own-/), 'gone']],
      [[expect.stringMatching(/^own-/), 'gone']],
      [['Event 3', 'trash']],
      [['New', 'there']],
    ]);
  });

  test('of one field tells old, new, time and origin', async () => {
    const core = await open();
    for (const text of ['one', 'two'])
      await core.page.records.setValue({ ...at('e1', 'title'), text });
    await core.page.history.undo({});
    await core.page.records.setValue({ ...at('e1', 'date'), text: '2017-04' });
    await core.page.notes.create(noteOn('e1', 'x'));
    const { changes } = await core.page.history.ofRecord({ ...at('e1', 'title'), limit: 10 });
    expect(changes.map(({ before, after, origin }) => [before, after, origin])).toEqual([
      ['two', 'one', 'undo'],
      ['one', 'two', 'edit'],
      [null, 'one', 'edit'],
    ]);
    const record = await core.page.history.ofRecord({
      collection: 'events',
      record: 'e1',
      field: null,
      limit: 2,
    });
    expect(record.more).toBe(true);
    expect(record.changes.map(({ field, label }) => [field, label])).toEqual([
      [null, 'Write note'],
      ['date', expect.stringContaining('Date')],
    ]);
  });

  test('leads back to any point of it, after a backup, and undo leads from there', async () => {
    const core = await open();
    const states = [await stateHash(core)];
    for (const [, work] of kinds) {
      await work(core);
      states.push(await stateHash(core));
    }
    const last = states.at(-1);
    for (const to of [0, 3, 7]) {
      const applied = await core.page.history.rewind({ to });
      expect(await stateHash(core), `to ${to}`).toBe(states[to]);
      expect(applied.label).toContain('Go back to before');
      await core.page.history.undo({});
      expect(await stateHash(core)).toBe(last);
    }
    expect((await core.page.backups.list({})).map((one) => one.ok && one.reason)).toEqual([
      'rewind',
      'rewind',
      'rewind',
    ]);
    await expect(core.page.history.rewind({ to: 1_000 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('says what of it can’t be read, and shows the rest', async () => {
    const first = await openCore({
      ...quiet,
      mostLogBytes: 1_000,
      snapshots: { idleMs: 1, manyChanges: 3 },
    });
    for (let n = 0; n < 12; n += 1)
      await first.page.records.setValue({ ...at('e1', 'title'), text: `text ${n}` });
    const folder = await folderOf(first);
    await first.host.host.close({});
    const [name = ''] = readdirSync(join(folder, 'history'));
    const path = join(folder, 'history', name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('text', 'TEXT'));
    const core = first.again(quiet);
    await core.host.host.start({ dossier: null });
    const { steps, gaps } = await core.page.history.list(all);
    expect(gaps).toMatchObject([{ first: 1, why: expect.stringContaining('damaged') }]);
    expect(steps.length).toBe(12 - (gaps[0]?.last ?? 0));
    while ((await core.page.history.undo({})).label !== null);
    expect((await core.page.history.state({})).undo).toBe(null);
    await expect(core.page.history.rewind({ to: 0 })).rejects.toMatchObject({ code: 'damaged' });
  });
});
