import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { contentOf, writeFixture } from '../dossier/fixture.ts';
import { openCore, testCore, type TestCore } from '../test-core.ts';

const state = (core: TestCore): Promise<DossierState> => core.page.dossier.state({});
const copyOf = (core: TestCore): string => join(core.folder, 'documents/A fixture.dossier');

async function pick(core: TestCore, path: string): Promise<string> {
  await core.host.host.grant({ handle: `h:${path.length}`, path });
  return `h:${path.length}`;
}

function another(core: TestCore, name: string): string {
  const folder = join(core.folder, name);
  mkdirSync(folder);
  return writeFixture(folder);
}

describe('at the start', () => {
  test('nothing is open, and calls that need a dossier say so', async () => {
    const core = testCore();
    expect(await state(core)).toEqual({ status: 'closed', problem: null });
    await expect(core.page.notes.tags({})).rejects.toMatchObject({ code: 'not_found' });
  });

  test('the first time, the shipped dossier is copied and opened', async () => {
    const core = await openCore();
    expect(await state(core)).toMatchObject({
      status: 'open',
      title: 'A fixture',
      folder: copyOf(core),
      revision: 0,
      notes: 0,
      trash: 0,
      collections: [
        { id: 'events', count: 3 },
        { id: 'leaders', count: 0 },
      ],
    });
    expect(core.events).toEqual([{ type: 'dossier' }]);
    expect(await core.host.host.openFolder({})).toEqual({ path: copyOf(core) });
  });

  test('later, the last one is opened, with the work in it', async () => {
    const first = await openCore();
    const other = another(first, 'Other.dossier');
    await first.page.dossier.open({ handle: await pick(first, other) });
    await first.page.notes.create({
      target: { kind: 'dossier' },
      text: 'kept',
      tags: [],
      status: 'open',
    });
    await first.host.host.close({});
    const second = first.again();
    await second.host.host.start({ dossier: null });
    expect(await state(second)).toMatchObject({ folder: other, notes: 1, revision: 1 });
  });

  test('a path of the command line comes first', async () => {
    const core = testCore();
    const other = another(core, 'Other.dossier');
    await core.host.host.start({ dossier: other });
    expect(await state(core)).toMatchObject({ status: 'open', folder: other });
    expect(existsSync(join(core.folder, 'documents'))).toBe(false);
  });

  test('what can’t be opened is said, and kept until something is', async () => {
    const core = testCore();
    const missing = join(core.folder, 'gone.dossier');
    await core.host.host.start({ dossier: missing });
    expect(await state(core)).toMatchObject({
      status: 'closed',
      problem: {
        code: 'not_found',
        folder: missing,
        message: expect.stringContaining('Open dossier'),
      },
    });
    await core.page.dossier.openShipped({});
    expect(await state(core)).toMatchObject({ status: 'open' });
    await core.page.dossier.close({});
    expect(await state(core)).toEqual({ status: 'closed', problem: null });
  });

  test('the last one being damaged is said; nothing is written to it', async () => {
    const first = await openCore();
    await first.host.host.close({});
    writeFileSync(join(copyOf(first), 'changes.jsonl'), 'rubbish');
    const before = contentOf(copyOf(first));
    const second = first.again();
    await second.host.host.start({ dossier: null });
    expect(await state(second)).toMatchObject({
      problem: { code: 'damaged', folder: copyOf(first) },
    });
    expect(contentOf(copyOf(first))).toEqual(before);
  });
});

describe('opening another', () => {
  test('closes the one before, and frees it', async () => {
    const core = await openCore();
    await core.page.notes.create({
      target: { kind: 'dossier' },
      text: 'n',
      tags: [],
      status: 'open',
    });
    await core.page.dossier.open({ handle: await pick(core, another(core, 'Other.dossier')) });
    expect(JSON.parse(readFileSync(join(copyOf(core), 'layer.json'), 'utf8'))).toHaveProperty(
      'seq',
      1,
    );
    const program = core.again();
    await program.host.host.start({ dossier: copyOf(core) });
    expect(await state(program)).toMatchObject({ status: 'open' });
  });

  test('that fails leaves the open one as it was', async () => {
    const core = await openCore();
    const before = await state(core);
    mkdirSync(join(core.folder, 'empty'));
    const handle = await pick(core, join(core.folder, 'empty'));
    await expect(core.page.dossier.open({ handle })).rejects.toMatchObject({
      code: 'not_a_dossier',
    });
    await expect(core.host.host.open({ path: '/nowhere' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await state(core)).toEqual(before);
    await core.page.notes.create({
      target: { kind: 'dossier' },
      text: 'n',
      tags: [],
      status: 'open',
    });
  });

  test('that is open already changes nothing', async () => {
    const core = await openCore();
    await core.host.host.open({ path: join(copyOf(core), '../A fixture.dossier/') });
    expect(core.events).toEqual([{ type: 'dossier' }]);
  });

  test('that is open in another program is for reading, until that lets go of it', async () => {
    const core = await openCore();
    const note = { target: { kind: 'dossier' as const }, tags: [], status: 'open' as const };
    await core.page.notes.create({ ...note, text: 'seen by both' });
    const program = core.again();
    await program.host.host.start({ dossier: copyOf(core) });
    expect(await state(program)).toMatchObject({
      status: 'open',
      notes: 1,
      access: { mode: 'read', why: 'locked', message: expect.stringContaining('already open') },
    });
    const before = contentOf(copyOf(core));
    await expect(program.page.notes.create({ ...note, text: 'x' })).rejects.toMatchObject({
      code: 'read_only',
      message: expect.stringMatching(/^Nothing was changed/),
    });
    expect(contentOf(copyOf(core))).toEqual(before);
    await core.page.notes.create({ ...note, text: 'written since' });
    const written = contentOf(copyOf(core));
    program.events.length = 0;
    await program.page.dossier.reopen({});
    expect(await state(program)).toMatchObject({ access: { mode: 'read' }, notes: 2 });
    // Once, with the new one in place: nobody sees it closed in between.
    expect(program.events).toEqual([{ type: 'dossier' }]);
    expect(contentOf(copyOf(core))).toEqual(written);
    await core.page.dossier.close({});
    await program.page.dossier.reopen({});
    expect(await state(program)).toMatchObject({ access: { mode: 'write' } });
    await program.page.notes.create({ ...note, text: 'x' });
  });

  test('needs a handle that the shell gave out', async () => {
    const core = await openCore();
    await expect(core.page.dossier.open({ handle: copyOf(core) })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(core.page.dossier.open({ handle: 'guessed' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await core.core.page('host.openFolder', {})).toMatchObject({ ok: false });
  });
});

test('a new dossier has the usual collections and no records', async () => {
  const core = await openCore();
  const path = join(core.folder, 'My study.dossier');
  await core.page.dossier.create({ handle: await pick(core, path), title: 'My study' });
  expect(await state(core)).toMatchObject({
    title: 'My study',
    folder: path,
    collections: [
      { id: 'events', count: 0 },
      { id: 'leaders', count: 0 },
    ],
  });
  const full = await pick(core, copyOf(core));
  await expect(core.page.dossier.create({ handle: full, title: 'x' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('recent dossiers: newest first, once each, present or not, opened and forgotten by id', async () => {
  const core = await openCore();
  const other = another(core, 'Other.dossier');
  for (const path of [other, copyOf(core), other]) await core.host.host.open({ path });
  const recent = await core.page.dossier.recent({});
  expect(recent.map(({ folder, present }) => [folder, present])).toEqual([
    [other, true],
    [copyOf(core), true],
  ]);
  await core.page.dossier.openRecent({ id: recent[1]?.id ?? '' });
  renameSync(other, join(core.folder, 'Renamed.dossier'));
  const [first, second] = await core.page.dossier.recent({});
  expect([first?.folder, second?.present]).toEqual([copyOf(core), false]);
  await expect(core.page.dossier.openRecent({ id: second?.id ?? '' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await core.page.dossier.forgetRecent({ id: second?.id ?? '' });
  expect(await core.page.dossier.recent({})).toHaveLength(1);
  await expect(core.page.dossier.openRecent({ id: 'unknown' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a commit says what changed, and then that it is saved', async () => {
  const core = await openCore();
  core.events.length = 0;
  const target = { kind: 'record' as const, collection: 'events', record: 'e2' };
  await core.page.notes.create({ target, text: 'n', tags: [], status: 'open' });
  expect(core.events).toEqual([
    { type: 'saved', state: { status: 'saving' } },
    { type: 'saved', state: { status: 'saved', at: expect.any(String) } },
    {
      type: 'changed',
      revision: 1,
      origin: 'edit',
      collections: ['events'],
      records: ['e2'],
      notes: true,
      links: false,
      documents: false,
      trash: false,
      views: false,
    },
  ]);
});

test('after closing, every call is answered with cancelled, and the lock is free', async () => {
  const core = await openCore();
  const writing = core.page.notes.create({
    target: { kind: 'dossier' },
    text: 'last',
    tags: [],
    status: 'open',
  });
  await core.host.host.close({});
  await expect(writing).resolves.toMatchObject({ note: { text: 'last' } });
  await expect(state(core)).rejects.toMatchObject({ code: 'cancelled' });
  const next = core.again();
  await next.host.host.start({ dossier: null });
  expect(await state(next)).toMatchObject({ notes: 1 });
});
