/** A defect that loses entries in memory must not lose them on the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Note } from '#shared/model/note.ts';
import { fixtureDeps, noteStep, temporaryFolder, writeFixture } from './fixture.ts';
import { openDossier } from './open.ts';
import type { OpenDossier } from '../context.ts';

const patient = { timeout: 15_000 };
let folder: ReturnType<typeof temporaryFolder>;
let dossier: OpenDossier;
beforeEach(async () => {
  folder = temporaryFolder();
  writeFixture(folder.path);
  const snapshots = { idleMs: 5, manyChanges: 1 };
  dossier = await openDossier(folder.path, fixtureDeps({ snapshots }));
  for (let n = 0; n < 20; n += 1) await dossier.commit(noteStep(`n${n}`, 'text'));
});
afterEach(() => folder.remove());

const savedNotes = (): number =>
  (
    JSON.parse(readFileSync(join(folder.path, 'layer.json'), 'utf8')) as {
      tables: { notes: Note[] };
    }
  ).tables.notes.length;

/** What a defect would do. */
function lose(count: number): void {
  const notes = dossier.layer.notes as Map<string, Note>;
  for (const id of [...notes.keys()].slice(0, count)) notes.delete(id);
}

test('a snapshot that lacks more than a fifth without a change that says so is refused, and reported', async () => {
  await expect.poll(savedNotes, patient).toBe(20);
  lose(8);
  await dossier.commit(noteStep('more', 'text'));
  await expect.poll(() => dossier.notices(), patient).toMatchObject([{ kind: 'shrunk' }]);
  expect(savedNotes()).toBe(20);
  await dossier.close();
  dossier = await openDossier(folder.path, fixtureDeps());
  expect(dossier.layer.notes.size).toBe(21);
  await dossier.close();
});

test('what changes take out may go', async () => {
  await dossier.commit({
    label: 'Empty',
    drafts: (layer) =>
      [...layer.notes.keys()].map((id) => ({ table: 'notes' as const, id, after: null })),
  });
  await dossier.close();
  expect(dossier.notices()).toEqual([]);
  expect(savedNotes()).toBe(0);
});
