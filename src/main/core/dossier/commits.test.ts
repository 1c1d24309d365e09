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

async function open(changes: Parameters<typeof fixtureDeps>[0] = {}): Promise<OpenDossier> {
  const dossier = await openDossier(folder.path, fixtureDeps(changes));
  opened.push(dossier);
  return dossier;
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

  test('refuses what does not fit the schema', async () => {
    const dossier = await open();
    const step = noteStep('a', 'x'.repeat(300_000));
    await expect(dossier.commit(step)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(dossier.layer.notes.size).toBe(0);
    expect(dossier.revision()).toBe(0);
  });

  test('tells the saved state, and tells of a full disk until the next success', async () => {
    const states: SavedState['status'][] = [];
    let full = false;
    const disk = watchedDisk(({ call, path }) => {
      if (full && call === 'write' && path.endsWith('changes.jsonl')) throw systemError('ENOSPC');
    });
    const dossier = await open({ fs: disk, onSaved: (state) => states.push(state.status) });
    await dossier.commit(noteStep('a', 'one'));
    full = true;
    await expect(dossier.commit(noteStep('a', 'two'))).rejects.toMatchObject({ code: 'storage' });
    expect(dossier.saved()).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('disk is full'),
    });
    expect(dossier.layer.notes.get('a')?.text).toBe('one');
    full = false;
    await dossier.commit(noteStep('a', 'two'));
    expect(states).toEqual(['saving', 'saved', 'saving', 'failed', 'saving', 'saved']);
    await dossier.close();
    expect((await open()).layer.notes.get('a')?.text).toBe('two');
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
