import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryPath } from './durable-file.ts';
import {
  contentOf,
  fixtureDeps,
  note,
  noteStep,
  systemError,
  temporaryFolder,
  watchedDisk,
  writeFixture,
} from './fixture.ts';
import { openDossier } from './open.ts';
import type { OpenDossier, Step } from '../context.ts';

let folder: ReturnType<typeof temporaryFolder>;
const opened: OpenDossier[] = [];
beforeEach(() => {
  folder = temporaryFolder();
  writeFixture(folder.path);
});
afterEach(async () => {
  for (const dossier of opened.splice(0)) await dossier.close();
  folder.remove();
});

const file = (name: string): string => join(folder.path, name);

async function open(changes: Parameters<typeof fixtureDeps>[0] = {}): Promise<OpenDossier> {
  const dossier = await openDossier(folder.path, fixtureDeps(changes));
  opened.push(dossier);
  return dossier;
}

/** Leaves the files as a process that dies does: without a snapshot, with the lock free. */
async function openAndDie(steps: Step[]): Promise<void> {
  const disk = watchedDisk(({ call, path }) => {
    if (call === 'open create' && path.includes('layer.json')) throw systemError('EIO');
  });
  const dossier = await openDossier(folder.path, fixtureDeps({ fs: disk }));
  for (const step of steps) await dossier.commit(step);
  await dossier.close();
}

describe('a dossier', () => {
  test('is only read until the first change', async () => {
    const before = contentOf(folder.path);
    const dossier = await open();
    expect([...(dossier.base.get('events')?.keys() ?? [])]).toEqual(['e1', 'e2', 'e3']);
    expect(dossier.base.get('leaders')?.size).toBe(0);
    expect(dossier.revision()).toBe(0);
    await dossier.close();
    expect(contentOf(folder.path)).toEqual(before);
  });

  test('holds after closing and opening what it held before', async () => {
    const first = await open();
    for (let n = 0; n < 20; n += 1) await first.commit(noteStep(`n${n % 7}`, `text ${n}`));
    await first.commit({
      label: 'Delete',
      drafts: () => [{ table: 'notes', id: 'n3', after: null }],
    });
    const before = structuredClone(first.layer);
    await first.close();
    const second = await open();
    expect(second.layer).toEqual(before);
    expect(second.revision()).toBe(21);
  });

  test('holds it after a crash too, from the log alone', async () => {
    await openAndDie([noteStep('a', 'one'), noteStep('b', 'two'), noteStep('a', 'three')]);
    expect(existsSync(file('layer.json'))).toBe(false);
    const dossier = await open();
    expect([...dossier.layer.notes.values()]).toEqual([note('a', 'three'), note('b', 'two')]);
  });

  test('keeps its files for their owner alone', async () => {
    const dossier = await open();
    await dossier.commit(noteStep('a', 'secret'));
    await dossier.close();
    for (const name of ['dossier.json', 'layer.json', 'changes.jsonl']) {
      expect(statSync(file(name)).mode & 0o777, name).toBe(0o600);
    }
  });

  test('frees its lock at closing, and has it until then', async () => {
    const first = await open();
    const before = contentOf(folder.path);
    await expect(open()).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(folder.path),
    });
    expect(contentOf(folder.path)).toEqual(before);
    await first.close();
    await open();
  });
});

describe('after a crash', () => {
  test('the torn end of a change is put aside and cut off, temporary files go', async () => {
    await openAndDie([noteStep('a', 'one'), noteStep('b', 'two')]);
    const whole = readFileSync(file('changes.jsonl'));
    appendFileSync(file('changes.jsonl'), '[3,"0123');
    writeFileSync(temporaryPath(file('layer.json')), 'half a snaps');
    const dossier = await open();
    expect(dossier.revision()).toBe(2);
    expect(readFileSync(file('changes.jsonl'))).toEqual(whole);
    const kept = readdirSync(file('quarantine'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(file('quarantine'), kept[0] ?? ''), 'utf8')).toBe('[3,"0123');
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await dossier.commit(noteStep('c', 'three'))).toMatchObject({ seq: 3 });
  });

  test('a snapshot is made of the changes that none held', async () => {
    await openAndDie([noteStep('a', 'one')]);
    await (await open()).close();
    expect(JSON.parse(readFileSync(file('layer.json'), 'utf8'))).toMatchObject({ seq: 1 });
  });

  test('before the first change, the log is there before dossier.json says that it must be', async () => {
    const order: string[] = [];
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'rename') order.push(basename(path));
    });
    const dossier = await open({ fs: disk });
    await dossier.commit(noteStep('a', 'one'));
    await dossier.commit(noteStep('a', 'two'));
    expect(order).toEqual(['changes.jsonl', 'dossier.json']);
  });

  test('a crash before the first change reached the log is no damage', async () => {
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'rename' && path.endsWith('dossier.json')) throw systemError('EIO');
    });
    const dossier = await openDossier(folder.path, fixtureDeps({ fs: disk }));
    await dossier.commit(noteStep('a', 'one'));
    expect(dossier.saved()).toMatchObject({ status: 'failed', unsaved: 1 });
    await expect(dossier.close()).rejects.toMatchObject({ code: 'storage' });
    const again = await open();
    expect(await again.commit(noteStep('a', 'one'))).toMatchObject({ seq: 1 });
  });
});

describe('snapshots', () => {
  test('come after many changes, and after a pause', async () => {
    const dossier = await open({ snapshots: { idleMs: 30, manyChanges: 3 } });
    for (const id of ['a', 'b', 'c']) await dossier.commit(noteStep(id, 'text'));
    await expect.poll(() => layerSeq()).toBe(3);
    await dossier.commit(noteStep('d', 'text'));
    await expect.poll(() => layerSeq()).toBe(4);
  });

  test('that fail are no loss', async () => {
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'open create' && path.includes('layer.json')) throw systemError('ENOSPC');
    });
    const deps = fixtureDeps({ fs: disk });
    const dossier = await openDossier(folder.path, deps);
    await dossier.commit(noteStep('a', 'text'));
    expect(dossier.saved().status).toBe('saved');
    await dossier.close();
    expect(deps.said.join()).toContain('layer.json was not written');
    expect((await open()).layer.notes.size).toBe(1);
  });

  function layerSeq(): unknown {
    if (!existsSync(file('layer.json'))) return 0;
    return (JSON.parse(readFileSync(file('layer.json'), 'utf8')) as { seq: number }).seq;
  }
});

describe('files that are gone', () => {
  test('the log of a dossier with work in it is missed, never taken for an empty one', async () => {
    await openAndDie([noteStep('a', 'one')]);
    unlinkSync(file('changes.jsonl'));
    const before = contentOf(folder.path);
    await expect(open()).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('changes.jsonl'),
    });
    expect(contentOf(folder.path)).toEqual(before);
  });

  test('the layer file is made again from the log', async () => {
    const first = await open();
    await first.commit(noteStep('a', 'one'));
    await first.close();
    unlinkSync(file('layer.json'));
    expect((await open()).layer.notes.get('a')).toEqual(note('a', 'one'));
  });
});
