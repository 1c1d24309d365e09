/** Old changes move out of `changes.jsonl`, and can be read all the same. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  fixtureDeps,
  note,
  noteStep,
  systemError,
  range,
  temporaryFolder,
  watchedDisk,
  writeFixture,
} from './fixture.ts';
import { openDossier } from './open.ts';
import type { OpenDossier } from '../context.ts';

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
const segments = (): string[] => (existsSync(file('history')) ? readdirSync(file('history')) : []);
const MOST = 2_000;

async function open(changes: Parameters<typeof fixtureDeps>[0] = {}): Promise<OpenDossier> {
  const snapshots = { idleMs: 60_000, manyChanges: 4 };
  const deps = fixtureDeps({ mostLogBytes: MOST, snapshots, ...changes });
  const dossier = await openDossier(folder.path, deps);
  opened.push(dossier);
  return dossier;
}

async function write(dossier: OpenDossier, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await dossier.commit(noteStep(`n${n % 5}`, `text ${n}`));
}

test('the log stays short, and every change can be read', async () => {
  const first = await open();
  await write(first, 1, 40);
  await first.close();
  opened.pop();
  expect(statSync(file('changes.jsonl')).size).toBeLessThan(MOST);
  expect(segments().length).toBeGreaterThan(1);
  const second = await open();
  expect(second.revision()).toBe(40);
  const changes = await second.changes(range(1, 40));
  expect(changes.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  expect(changes[6]?.ops[0]).toMatchObject({ id: 'n2', after: note('n2', 'text 7') });
  expect((await second.changes(range(9, 11))).map(({ seq }) => seq)).toEqual([9, 10, 11]);
  expect([...second.layer.notes.values()].map(({ text }) => text).sort()).toEqual(
    [36, 37, 38, 39, 40].map((n) => `text ${n}`),
  );
});

test('one that is missing or altered is said, and does not keep the dossier from opening', async () => {
  const first = await open();
  await write(first, 1, 40);
  await first.close();
  opened.pop();
  const [victim = ''] = segments();
  const path = join(file('history'), victim);
  writeFileSync(path, readFileSync(path, 'utf8').replace('text 1', 'TEXT 1'));
  const dossier = await open();
  await expect(dossier.changes(range(1, 40))).rejects.toMatchObject({ code: 'damaged' });
  unlinkSync(path);
  await expect(dossier.changes(range(1, 40))).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('is not in it'),
  });
});

test('a crash between the two steps leaves each change once', async () => {
  let down = false;
  const disk = watchedDisk(({ call, path }) => {
    // The segment is there; the log that begins after it never comes.
    if (call === 'rename' && path.includes('history')) down = true;
    else if (down && call === 'rename' && path.endsWith('changes.jsonl')) throw systemError('EIO');
  });
  const first = await open({ fs: disk });
  await write(first, 1, 12);
  await first.close().catch(() => undefined);
  opened.pop();
  expect(segments().length).toBeGreaterThan(0);
  const second = await open();
  const end = second.revision();
  expect((await second.changes(range(1, end))).map(({ seq }) => seq)).toEqual(
    Array.from({ length: end }, (_, at) => at + 1),
  );
  await write(second, end + 1, 40);
  await second.close();
  opened.pop();
  const third = await open();
  expect((await third.changes(range(1, 40))).map(({ seq }) => seq)).toHaveLength(40);
  const firsts = segments().map((name) => name.split('-')[1]);
  expect(new Set(firsts).size).toBe(firsts.length);
});
