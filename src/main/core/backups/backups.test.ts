/** Backups by themselves and by hand, restoring them, and copies as a zip. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { contentOf, systemError, watchedDisk } from '../dossier/fixture.ts';
import { openCore, type TestCore } from '../test-core.ts';

const quiet = { backups: { firstMs: 1e9, everyMs: 1e9 } };

const state = async ({ page }: TestCore): Promise<Extract<DossierState, { status: 'open' }>> =>
  (await page.dossier.state({})) as Extract<DossierState, { status: 'open' }>;

const write = ({ page }: TestCore, text: string): Promise<unknown> =>
  page.notes.create({ target: { kind: 'dossier' }, text, tags: [], status: 'open' });

async function texts({ page }: TestCore): Promise<string[]> {
  const query = {
    search: '',
    tags: [],
    status: null,
    target: null,
    collection: null,
    record: null,
  };
  const { notes } = await page.notes.list({ ...query, sort: 'created' });
  return notes.map(({ text }) => text).sort();
}

async function pick(core: TestCore, path: string): Promise<string> {
  const handle = `h${path.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
  await core.host.host.grant({ handle, path });
  return handle;
}

describe('by themselves', () => {
  test('one comes soon after opening, further ones after a while of work, none without any', async () => {
    const core = await openCore({ backups: { firstMs: 10, everyMs: 60 } });
    await expect.poll(async () => (await core.page.backups.list({})).length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await core.page.backups.list({})).toMatchObject([{ ok: true, reason: 'open', seq: 0 }]);
    expect(core.events).toContainEqual({ type: 'backups' });
    await write(core, 'one');
    await expect.poll(async () => (await core.page.backups.list({})).length).toBe(2);
    expect((await core.page.backups.list({}))[0]).toMatchObject({
      reason: 'time',
      seq: 1,
      entries: { notes: 1 },
      imported: 3,
    });
  });

  test('one that can’t be made is said, and the work goes on', async () => {
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'open create' && path.includes('backups')) throw systemError('ENOSPC');
    });
    const core = await openCore({ fs: disk, backups: { firstMs: 10, everyMs: 1e9 } });
    await expect
      .poll(async () => (await state(core)).notices)
      .toMatchObject([{ kind: 'backup', message: expect.stringContaining('disk is full') }]);
    expect(core.events).toContainEqual({ type: 'notice' });
    await write(core, 'one');
    const [notice] = (await state(core)).notices;
    await core.page.dossier.dismissNotice({ id: notice?.id ?? '' });
    expect((await state(core)).notices).toEqual([]);
  });
});

describe('restoring', () => {
  test('puts the work back as it was, after a backup, and can be undone', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const { number } = await core.page.backups.take({});
    await write(core, 'two');
    await core.page.records.setValue({
      collection: 'events',
      record: 'e1',
      field: 'title',
      text: 'X',
    });
    await core.page.backups.check({ number });
    core.events.length = 0;
    expect(await core.page.backups.restore({ number })).toEqual({ changed: 2 });
    expect(core.events).toContainEqual({ type: 'backups' });
    expect(await texts(core)).toEqual(['one']);
    expect((await core.page.backups.list({})).map((one) => one.ok && one.reason)).toEqual([
      'restore',
      'asked',
    ]);
    await core.page.history.undo({});
    expect(await texts(core)).toEqual(['one', 'two']);
    await expect(core.page.backups.restore({ number: 77 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('works with the oldest one, which gives way to the backup that is made before', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const { number } = await core.page.backups.take({});
    await write(core, 'two');
    for (let others = 0; others < 5; others += 1) await core.page.backups.take({});
    expect(await core.page.backups.restore({ number })).toEqual({ changed: 1 });
    expect(await texts(core)).toEqual(['one']);
    await expect(core.page.backups.check({ number })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what is damaged is not put back', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const { number } = await core.page.backups.take({});
    const folder = join((await state(core)).folder, 'backups');
    const [name = ''] = readdirSync(folder).filter((one) => one !== 'lasting');
    const path = join(folder, name, 'changes.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('one', 'ONE'));
    await write(core, 'two');
    await expect(core.page.backups.check({ number })).rejects.toMatchObject({ code: 'damaged' });
    await expect(core.page.backups.restore({ number })).rejects.toMatchObject({ code: 'damaged' });
    expect(await texts(core)).toEqual(['one', 'two']);
  });
});

describe('a copy', () => {
  test('is one zip that becomes a dossier with everything in it, history included', async () => {
    const core = await openCore({
      ...quiet,
      mostLogBytes: 500,
      snapshots: { idleMs: 1, manyChanges: 2 },
    });
    for (const text of ['one', 'two', 'three', 'four', 'five']) await write(core, text);
    await expect
      .poll(async () => existsSync(join((await state(core)).folder, 'history')))
      .toBe(true);
    const path = join(core.folder, 'copy.zip');
    const saved = await core.page.backups.saveCopy({ target: await pick(core, path), job: 'copy' });
    expect(saved).toMatchObject({ file: 'copy.zip', bytes: readFileSync(path).byteLength });
    expect(core.events).toContainEqual(expect.objectContaining({ type: 'progress', job: 'copy' }));
    const names = Object.keys(unzipSync(readFileSync(path)));
    expect(names).toContain('A fixture.dossier/base/events.json');
    expect(names.filter((name) => /backups|quarantine/.test(name))).toEqual([]);
    const before = await texts(core);
    await core.page.dossier.open({ handle: await pick(core, path) });
    expect((await state(core)).folder).toBe(join(core.folder, 'documents/A fixture 2.dossier'));
    expect(await texts(core)).toEqual(before);
    while ((await core.page.history.undo({})).label !== null);
    expect(await texts(core)).toEqual([]);
  });

  test('is stopped when asked to, and leaves nothing behind', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const folder = join(core.folder, 'copies');
    mkdirSync(folder);
    const target = await pick(core, join(folder, 'copy.zip'));
    const saving = core.page.backups.saveCopy({ target, job: 'copy' });
    await core.page.jobs.cancel({ job: 'copy' });
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('holds what the disk refused, also when the dossier’s own disk is gone', async () => {
    let gone = false;
    const disk = watchedDisk(({ call, path }) => {
      if (gone && path.includes('A fixture.dossier') && call !== 'rename') throw systemError('EIO');
    });
    const core = await openCore({ ...quiet, fs: disk, retryMs: 1e9 });
    await write(core, 'on the disk');
    gone = true;
    await write(core, 'in memory only');
    const { folder, saved } = await state(core);
    expect(saved).toMatchObject({ status: 'failed', unsaved: 1 });
    rmSync(join(folder, 'base'), { recursive: true });
    const path = join(core.folder, 'elsewhere.zip');
    await core.page.backups.saveCopy({ target: await pick(core, path), job: 'copy' });
    gone = false;
    await core.page.dossier.save({});
    const other = await openCore(quiet);
    await other.page.dossier.open({ handle: await pick(other, path) });
    expect(await texts(other)).toEqual(['in memory only', 'on the disk']);
    expect((await state(other)).collections[0]).toMatchObject({ id: 'events', count: 3 });
  });

  test('is refused when it is no dossier, would write elsewhere, or is a bomb; nothing is left behind', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const good = join(core.folder, 'good.zip');
    await core.page.backups.saveCopy({ target: await pick(core, good), job: 'copy' });
    const parts: Zippable = unzipSync(readFileSync(good));
    const before = readdirSync(join(core.folder, 'documents'));
    const cases: [string, Zippable, string][] = [
      ['empty', { 'readme.txt': strToU8('x') }, 'not_a_dossier'],
      ['slip', { ...parts, '../../evil.json': strToU8('x') }, 'invalid_input'],
      [
        'bomb',
        { ...parts, 'A fixture.dossier/base/x.json': new Uint8Array(60_000_000) },
        'invalid_input',
      ],
      [
        'altered',
        { ...parts, 'A fixture.dossier/base/events.json': strToU8('{"collection":"events"}') },
        'damaged',
      ],
    ];
    mkdirSync(join(core.folder, 'zips'));
    for (const [name, content, code] of cases) {
      const path = join(core.folder, 'zips', `${name}.zip`);
      writeFileSync(path, zipSync(content, { level: 6 }));
      await expect(
        core.page.dossier.open({ handle: await pick(core, path) }),
        name,
      ).rejects.toMatchObject({ code });
    }
    const whole = readFileSync(good);
    const torn = join(core.folder, 'zips/torn.zip');
    writeFileSync(torn, whole.subarray(0, whole.byteLength / 2));
    await expect(core.page.dossier.open({ handle: await pick(core, torn) })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(readdirSync(join(core.folder, 'documents'))).toEqual(before);
    expect(existsSync(join(core.folder, 'evil.json'))).toBe(false);
  });
});

describe('open for reading', () => {
  const reader = async (core: TestCore): Promise<TestCore> => {
    const other = core.again(quiet);
    await other.host.host.start({ dossier: (await state(core)).folder });
    expect(await state(other)).toMatchObject({ access: { mode: 'read' } });
    return other;
  };

  test('no backup is made or put back, and not one byte is written', async () => {
    const core = await openCore(quiet);
    await write(core, 'one');
    const { number } = await core.page.backups.take({});
    const other = await reader(core);
    const { folder } = await state(core);
    const before = contentOf(folder);
    await expect(other.page.backups.take({})).rejects.toMatchObject({ code: 'read_only' });
    await expect(other.page.backups.restore({ number })).rejects.toMatchObject({
      code: 'read_only',
    });
    await expect(other.page.history.rewind({ to: 0 })).rejects.toMatchObject({
      code: 'read_only',
    });
    await other.page.backups.check({ number });
    expect(contentOf(folder)).toEqual(before);
  });

  test.each([
    ['its log only grew', 1e9],
    ['its log was moved to history', 500],
  ])(
    'a copy is whole, whatever the program that has it for work did since: %s',
    async (_, mostLogBytes) => {
      const core = await openCore({
        ...quiet,
        mostLogBytes,
        snapshots: { idleMs: 1, manyChanges: 2 },
      });
      const { folder } = await state(core);
      for (const text of ['one', 'two']) await write(core, text);
      const other = await reader(core);
      for (const text of ['three', 'four', 'five', 'six', 'seven']) await write(core, text);
      const snapshot = (): number =>
        JSON.parse(readFileSync(join(folder, 'layer.json'), 'utf8')).seq;
      await expect.poll(snapshot, { timeout: 10_000 }).toBe(7);
      const path = join(core.folder, 'reader.zip');
      await other.page.backups.saveCopy({ target: await pick(other, path), job: 'copy' });
      await core.page.dossier.open({ handle: await pick(core, path) });
      expect(await texts(core)).toEqual(expect.arrayContaining(['one', 'two']));
      while ((await core.page.history.undo({})).label !== null);
      expect(await texts(core)).toEqual([]);
    },
  );
});
