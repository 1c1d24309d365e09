import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SavedState } from '#shared/contract/events.ts';
import type { Change } from '#shared/model/layer.ts';
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
import { loadDisk } from './faults/memory-disk.ts';
import { openDossier } from './open.ts';
import type { Draft, OpenDossier, Step } from '../context.ts';

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

async function open(changes: Parameters<typeof fixtureDeps>[0] = {}): Promise<OpenDossier> {
  const dossier = await openDossier(folder.path, fixtureDeps(changes));
  opened.push(dossier);
  return dossier;
}

/** Changes in the log. */
const onDisk = (): number =>
  readFileSync(join(folder.path, 'changes.jsonl'), 'utf8').split('\n').length - 2;

const AT = '2026-01-02T03:04:05.678Z';
const place = { collection: 'events', record: 'e1', field: 'title' };
const times = { createdAt: AT, updatedAt: AT };
const ownClaim = { id: 'c1', ...place, source: 'editor', rank: 'preferred' as const, ...times };

function trashed(id: string): Draft {
  const after = { kind: 'note' as const, id, deletedAt: AT };
  return { table: 'trash', id: `note:${id}`, after };
}

describe('commit', () => {
  test('answers null, and writes nothing, when nothing would change', async () => {
    const dossier = await open();
    await dossier.commit(noteStep('a', 'text'));
    const before = contentOf(folder.path);
    expect(await dossier.commit(noteStep('a', 'text'))).toBe(null);
    expect(
      await dossier.commit({
        label: 'x',
        drafts: () => [{ table: 'notes', id: 'b', after: null }],
      }),
    ).toBe(null);
    expect(contentOf(folder.path)).toEqual(before);
  });

  test('says what was before and what is after, once for each entry', async () => {
    const dossier = await open();
    await dossier.commit(noteStep('a', 'old'));
    const change = await dossier.commit({
      label: 'Edit note',
      group: 'sitting',
      drafts: () => [
        { table: 'notes', id: 'a', after: note('a', 'between') },
        { table: 'notes', id: 'a', after: note('a', 'new') },
      ],
    });
    expect(change).toMatchObject({ seq: 2, label: 'Edit note', group: 'sitting' });
    expect(change?.ops).toEqual([
      { table: 'notes', id: 'a', before: note('a', 'old'), after: note('a', 'new') },
    ]);
  });

  test('runs concurrent steps one after the other, each seeing the one before', async () => {
    const dossier = await open();
    const seen: number[] = [];
    dossier.onCommit((change) => seen.push(change.seq));
    const append = (n: number): Step => ({
      label: 'Append',
      drafts: (layer) => [
        { table: 'notes', id: 'a', after: note('a', `${layer.notes.get('a')?.text ?? ''}${n}`) },
      ],
    });
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => dossier.commit(append(n))));
    expect(dossier.layer.notes.get('a')?.text).toBe('123456789');
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('a step that throws changes nothing and does not stop the next', async () => {
    const dossier = await open();
    await dossier.commit(noteStep('a', 'text'));
    const before = structuredClone(dossier.layer);
    const failing = dossier.commit({
      label: 'Fail',
      drafts: () => {
        throw new Error('a rule of the handler');
      },
    });
    const next = dossier.commit(noteStep('b', 'next'));
    await expect(failing).rejects.toThrow('a rule of the handler');
    await expect(next).resolves.toMatchObject({ seq: 2 });
    expect(before.notes.size).toBe(1);
  });

  test('memory holds what the next opening reads, whatever the drafts were made of', async () => {
    const dossier = await open();
    const after = { ...note('a', '  Dāʿish \ud800 \u0000 '), tags: ['x'], grade: undefined };
    await dossier.commit({ label: 'Write', drafts: () => [{ table: 'notes', id: 'a', after }] });
    const change = await dossier.commit(noteStep('a', 'second'));
    after.tags.push('later');
    expect(change).toEqual((await dossier.changes([2]))[0]);
    const { notes } = dossier.layer;
    await opened.pop()?.close();
    expect([...(await open()).layer.notes]).toEqual([...notes]);
  });

  test.each<[string, Partial<Step>]>([
    ['a label that is too long', { label: 'x'.repeat(201) }],
    ['a group that is no id', { group: 'no id' }],
    ['an id that is too long for the log', { drafts: () => [trashed('r'.repeat(198))] }],
  ])('refuses %s, with nothing written', async (_, wrong) => {
    const dossier = await open();
    await dossier.commit(noteStep('a', 'text'));
    const before = contentOf(folder.path);
    await expect(dossier.commit({ ...noteStep('a', 'new'), ...wrong })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(contentOf(folder.path)).toEqual(before);
    expect(dossier.layer.notes.get('a')?.text).toBe('text');
    expect(dossier.layer.trash.size).toBe(0);
  });

  test('refuses a key that no opening would read', async () => {
    const dossier = await open();
    const value = JSON.parse('{"constructor":1}') as never;
    const claim = { ...ownClaim, value };
    const step: Step = {
      label: 'Edit',
      drafts: () => [{ table: 'claims', id: 'c1', after: claim }],
    };
    await expect(dossier.commit(step)).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'claims c1: the key "constructor" is not allowed.',
    });
    expect(dossier.revision()).toBe(0);
  });

  test('others get their turn between two of many in a row', async () => {
    // In memory nothing waits for a disk, so that no turn comes by itself.
    writeFixture(join(folder.path, 'study'));
    const { root, fs } = loadDisk(folder.path);
    const dossier = await openDossier(join(root, 'study'), fixtureDeps({ fs }));
    opened.push(dossier);
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    for (let n = 0; n < 20; n += 1) await dossier.commit(noteStep('a', `text ${n}`));
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(19);
  });

  test('refuses what does not fit the schema', async () => {
    const dossier = await open();
    const step = noteStep('a', 'x'.repeat(300_000));
    await expect(dossier.commit(step)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(dossier.layer.notes.size).toBe(0);
    expect(dossier.revision()).toBe(0);
  });

  test('keeps in memory what a full disk refuses, says so until it is on the disk, and tries again', async () => {
    const states: string[] = [];
    let full = false;
    const disk = watchedDisk(({ call, path }) => {
      if (full && call === 'write' && path.endsWith('changes.jsonl')) throw systemError('ENOSPC');
    });
    const onSaved = (state: SavedState): void => void states.push(state.status);
    const dossier = await open({ fs: disk, onSaved, retryMs: 60_000 });
    await dossier.commit(noteStep('a', 'one'));
    full = true;
    const seen: number[] = [];
    dossier.onCommit(({ seq }) => seen.push(seq));
    await expect(dossier.commit(noteStep('a', 'two'))).resolves.toMatchObject({ seq: 2 });
    await expect(dossier.commit(noteStep('b', 'more'))).resolves.toMatchObject({ seq: 3 });
    expect(dossier.saved()).toEqual({
      status: 'failed',
      reason: 'the disk is full',
      message: expect.stringContaining('disk is full'),
      unsaved: 2,
    });
    expect(dossier.layer.notes.get('a')?.text).toBe('two');
    expect([dossier.revision(), seen]).toEqual([3, [2, 3]]);
    expect(onDisk()).toBe(1);
    await dossier.save();
    expect(dossier.saved()).toMatchObject({ status: 'failed', unsaved: 2 });
    full = false;
    await dossier.save();
    expect(dossier.saved()).toEqual({ status: 'saved', at: expect.any(String) });
    expect(onDisk()).toBe(3);
    // Never "saving" in between: what is not saved is said all the time.
    const failed = ['failed', 'failed', 'failed'];
    expect(states).toEqual(['saving', 'saved', 'saving', ...failed, 'saved']);
    await dossier.close();
    expect((await open()).layer.notes.get('a')?.text).toBe('two');
  });

  test('tries by itself, and with every further change', async () => {
    let full = true;
    const disk = watchedDisk(({ call, path }) => {
      if (full && call === 'syncData' && path.endsWith('changes.jsonl')) throw systemError('EIO');
    });
    const dossier = await open({ fs: disk, retryMs: 30 });
    for (const id of ['a', 'b']) await dossier.commit(noteStep(id, 'text'));
    expect(dossier.saved().status).toBe('failed');
    full = false;
    await expect.poll(() => dossier.saved().status).toBe('saved');
    full = true;
    await dossier.commit(noteStep('c', 'text'));
    full = false;
    await dossier.commit(noteStep('d', 'text'));
    expect([dossier.saved().status, onDisk()]).toEqual(['saved', 4]);
  });

  test('closing says when work stays in memory only, and frees the lock', async () => {
    let full = false;
    const disk = watchedDisk(({ call }) => {
      if (full && call === 'write') throw systemError('ENOSPC');
    });
    const dossier = await openDossier(folder.path, fixtureDeps({ fs: disk }));
    await dossier.commit(noteStep('a', 'one'));
    full = true;
    await dossier.commit(noteStep('a', 'two'));
    await expect(dossier.close()).rejects.toMatchObject({ code: 'storage' });
    expect((await open()).layer.notes.get('a')?.text).toBe('one');
  });

  test('is acknowledged only after the sync', async () => {
    const order: string[] = [];
    const disk = watchedDisk(({ call, path }) => {
      if (path.endsWith('changes.jsonl') && call === 'syncData') order.push('synced');
    });
    const dossier = await open({ fs: disk });
    dossier.onCommit(() => order.push('told'));
    await dossier.commit(noteStep('a', 'one')).then(() => order.push('resolved'));
    expect(order).toEqual(['synced', 'told', 'resolved']);
  });

  test('is refused after closing', async () => {
    const dossier = await open();
    const last = dossier.commit(noteStep('a', 'last'));
    await dossier.close();
    await expect(last).resolves.toMatchObject({ seq: 1 });
    await expect(dossier.commit(noteStep('b', 'late'))).rejects.toMatchObject({
      code: 'cancelled',
    });
  });

  test('a listener that fails does not make a change look refused', async () => {
    const deps = fixtureDeps();
    const dossier = await openDossier(folder.path, deps);
    opened.push(dossier);
    const seen: Change[] = [];
    dossier.onCommit(() => {
      throw new Error('a defect of the listener');
    });
    dossier.onCommit((change) => seen.push(change));
    await expect(dossier.commit(noteStep('a', 'text'))).resolves.toMatchObject({ seq: 1 });
    expect(seen).toHaveLength(1);
    expect(deps.said.join()).toContain('a defect of the listener');
  });
});
