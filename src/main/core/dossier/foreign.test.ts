/** Something else writes to the files of an open dossier. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  contentOf,
  fixtureDeps,
  note,
  noteStep,
  range,
  temporaryFolder,
  watchedDisk,
  writeDossierFile,
  writeFixture,
} from './fixture.ts';
import { backUpNow } from './back-up-now.ts';
import { nodeFileSystem } from './file-system.ts';
import { openDossier } from './open.ts';
import type { OpenDossier } from '../context.ts';

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
let dossier: OpenDossier;
beforeEach(async () => {
  root = temporaryFolder();
  folder = writeFixture(join(root.path, 'study'));
  dossier = await openDossier(folder, fixtureDeps({ retryMs: 60_000 }));
  for (const text of ['one', 'two']) await dossier.commit(noteStep('a', text));
});
afterEach(async () => {
  await dossier.close().catch(() => undefined);
  root.remove();
});

const file = (name: string): string => join(folder, name);
const quarantined = (): Buffer[] =>
  readdirSync(file('quarantine')).map((name) => readFileSync(join(file('quarantine'), name)));

/** The work is there after another opening, and the log can be read from the first change on. */
async function reopened(text: string): Promise<OpenDossier> {
  await dossier.close();
  dossier = await openDossier(folder, fixtureDeps());
  expect(dossier.layer.notes.get('a')).toEqual(note('a', text));
  return dossier;
}

describe('the log', () => {
  test('replaced by another version: ours stays, theirs is kept, the user is told', async () => {
    const theirs = Buffer.concat([readFileSync(file('changes.jsonl')), Buffer.from('theirs\n')]);
    writeFileSync(file('new'), theirs);
    renameSync(file('new'), file('changes.jsonl'));
    await dossier.commit(noteStep('a', 'three'));
    expect(dossier.saved().status).toBe('saved');
    expect(quarantined()).toEqual([theirs]);
    expect(dossier.notices()).toMatchObject([
      { kind: 'foreign', message: expect.stringContaining('quarantine') },
    ]);
    await reopened('three');
    expect((await dossier.changes(range(1, 3))).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('edited in place: what memory holds is written, and what came before it is kept as far as it is whole', async () => {
    const edited = readFileSync(file('changes.jsonl'), 'utf8').replace('"two"', '"TWO"');
    writeFileSync(file('changes.jsonl'), edited);
    await dossier.commit(noteStep('a', 'three'));
    expect(quarantined().map(String)).toEqual([edited]);
    await reopened('three');
    expect((await dossier.changes(range(1, 1))).map(({ seq }) => seq)).toEqual([1]);
    await expect(dossier.changes(range(1, 3))).rejects.toMatchObject({ code: 'damaged' });
  });

  test('appended to, and cut short', async () => {
    appendFileSync(file('changes.jsonl'), 'more');
    await dossier.commit(noteStep('a', 'three'));
    writeFileSync(file('changes.jsonl'), '');
    await dossier.commit(noteStep('a', 'four'));
    expect(dossier.notices()).toHaveLength(2);
    await reopened('four');
  });

  test('deleted: it is put back whole', async () => {
    const before = readFileSync(file('changes.jsonl'));
    unlinkSync(file('changes.jsonl'));
    await dossier.commit(noteStep('a', 'three'));
    expect(readFileSync(file('changes.jsonl')).subarray(0, before.byteLength)).toEqual(before);
    expect(dossier.notices()).toMatchObject([{ message: expect.stringContaining('deleted') }]);
    await reopened('three');
  });

  test('only touched, or put there anew with the same bytes: nothing happens', async () => {
    utimesSync(file('changes.jsonl'), 1, 1);
    await dossier.commit(noteStep('a', 'three'));
    cpSync(file('changes.jsonl'), file('copy'));
    renameSync(file('copy'), file('changes.jsonl'));
    await dossier.commit(noteStep('a', 'four'));
    expect(dossier.notices()).toEqual([]);
    expect(readdirSync(folder)).not.toContain('quarantine');
    await reopened('four');
  });
});

describe('the other files', () => {
  test('dossier.json edited: both are kept', async () => {
    const ours = JSON.parse(readFileSync(file('dossier.json'), 'utf8')) as object;
    writeDossierFile(folder, { ...ours, title: 'Theirs' });
    await dossier.commit(noteStep('a', 'three'));
    expect(JSON.parse(String(quarantined()[0]))).toMatchObject({ title: 'Theirs' });
    expect(JSON.parse(readFileSync(file('dossier.json'), 'utf8'))).toEqual(ours);
    await reopened('three');
  });

  test('dossier.json of another dossier: nothing is written into that', async () => {
    const ours = JSON.parse(readFileSync(file('dossier.json'), 'utf8')) as object;
    writeDossierFile(folder, { ...ours, id: 'another', checksum: undefined });
    const before = contentOf(folder);
    await dossier.commit(noteStep('a', 'three'));
    expect(dossier.saved()).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('Another dossier lies at'),
    });
    expect(contentOf(folder)).toEqual(before);
    writeDossierFile(folder, ours);
    await dossier.save();
    await reopened('three');
  });

  test('layer.json edited or deleted: ours is written, theirs is kept', async () => {
    await dossier.close();
    dossier = await openDossier(folder, fixtureDeps({ snapshots: { idleMs: 1, manyChanges: 1 } }));
    writeFileSync(file('layer.json'), '{"of": "theirs"}');
    await dossier.commit(noteStep('a', 'three'));
    await expect.poll(() => dossier.notices().length).toBe(1);
    expect(quarantined().map(String)).toEqual(['{"of": "theirs"}']);
    unlinkSync(file('layer.json'));
    await reopened('three');
  });
});

test('a backup made before the next save holds ours, and theirs is put aside', async () => {
  writeFileSync(file('changes.jsonl'), 'theirs');
  await backUpNow(nodeFileSystem, dossier, new Date(), 'asked');
  expect(dossier.notices()).toMatchObject([{ kind: 'foreign' }]);
  expect(quarantined().map(String)).toEqual(['theirs']);
  const [name = ''] = readdirSync(file('backups')).filter((each) => each !== 'lasting');
  const copy = join(root.path, 'copy');
  cpSync(folder, copy, { recursive: true });
  for (const each of ['dossier.json', 'layer.json', 'changes.jsonl'])
    cpSync(join(file('backups'), name, each), join(copy, each));
  const restored = await openDossier(copy, fixtureDeps());
  expect(restored.layer.notes.get('a')).toEqual(note('a', 'two'));
  await restored.close();
});

test('written to while the first change of all is on its way: noticed before it is appended', async () => {
  await dossier.close();
  folder = writeFixture(join(root.path, 'new'));
  const fs = watchedDisk(({ call, path }) => {
    if (call === 'rename' && path === file('dossier.json'))
      writeFileSync(file('changes.jsonl'), 'theirs');
  });
  dossier = await openDossier(folder, fixtureDeps({ fs, retryMs: 60_000 }));
  await dossier.commit(noteStep('a', 'first'));
  expect(quarantined().map(String)).toEqual(['theirs']);
  await reopened('first');
});

test('the folder is gone: the work stays in memory until it is back', async () => {
  renameSync(folder, join(root.path, 'elsewhere'));
  await dossier.commit(noteStep('a', 'three'));
  expect(dossier.saved()).toMatchObject({
    status: 'failed',
    unsaved: 1,
    message: expect.stringContaining('no longer there'),
  });
  await dossier.save();
  expect(dossier.saved().status).toBe('failed');
  renameSync(join(root.path, 'elsewhere'), folder);
  await dossier.save();
  expect(dossier.saved().status).toBe('saved');
  expect(dossier.notices()).toEqual([]);
  await reopened('three');
});

test('another folder in its place is left alone', async () => {
  renameSync(folder, join(root.path, 'elsewhere'));
  mkdirSync(folder);
  await dossier.commit(noteStep('a', 'three'));
  expect(dossier.saved()).toMatchObject({ status: 'failed', unsaved: 1 });
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  renameSync(join(root.path, 'elsewhere'), folder);
  await dossier.save();
  await reopened('three');
});

test('an older log put back between two saves does not go with a newer snapshot', async () => {
  const older = readFileSync(file('changes.jsonl'));
  await dossier.commit(noteStep('a', 'three'));
  writeFileSync(file('old'), older);
  renameSync(file('old'), file('changes.jsonl'));
  await reopened('three');
});
