import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyShipped, createDossier } from './create.ts';
import { nodeFileSystem as fs } from './file-system.ts';
import {
  contentOf,
  fixtureDeps,
  fixtureFile,
  noteStep,
  systemError,
  temporaryFolder,
  watchedDisk,
  writeFixture,
} from './fixture.ts';
import { folderName } from './folders.ts';
import { openDossier } from './open.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const at = (name: string): string => join(folder.path, name);
const content = { title: 'My study', collections: fixtureFile.collections };

describe('createDossier', () => {
  test.each(['a new folder', 'an empty one'])('makes a dossier of %s', async (kind) => {
    const path = at('My study.dossier');
    if (kind === 'an empty one') mkdirSync(path);
    await createDossier(fs, path, content);
    const dossier = await openDossier(path, fixtureDeps());
    expect(dossier.file).toMatchObject({ ...content, imports: [] });
    await dossier.close();
    if (kind === 'a new folder') expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test('refuses a folder that holds anything, a file and a link', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/thesis.docx'), 'do not touch');
    writeFileSync(at('file'), 'do not touch');
    mkdirSync(at('empty'));
    symlinkSync(at('empty'), at('link'));
    const before = contentOf(folder.path);
    for (const name of ['full', 'file', 'link']) {
      await expect(createDossier(fs, at(name), content), name).rejects.toMatchObject({
        code: 'conflict',
      });
    }
    expect(contentOf(folder.path)).toEqual(before);
  });

  test('refuses a place that is not there', async () => {
    await expect(createDossier(fs, at('no/where'), content)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('leaves nothing behind when the disk is full', async () => {
    const disk = watchedDisk(({ call }) => {
      if (call === 'write') throw systemError('ENOSPC');
    });
    await expect(createDossier(disk, at('new'), content)).rejects.toMatchObject({
      code: 'storage',
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

describe('copyShipped', () => {
  const shipped = (): string => {
    mkdirSync(at('shipped'));
    return writeFixture(at('shipped'));
  };

  test('makes the user’s copy, in folders that may have to be made, for the owner alone', async () => {
    const source = shipped();
    const before = contentOf(source);
    const copy = await copyShipped(fs, source, at('home/documents'));
    expect(copy).toBe(at('home/documents/A fixture.dossier'));
    expect(readdirSync(at('home/documents'))).toEqual(['A fixture.dossier']);
    expect(readFileSync(join(copy, 'base/events.json'))).toEqual(
      readFileSync(join(source, 'base/events.json')),
    );
    expect(statSync(copy).mode & 0o777).toBe(0o700);
    expect(statSync(join(copy, 'base/events.json')).mode & 0o777).toBe(0o600);
    const dossier = await openDossier(copy, fixtureDeps());
    await dossier.commit(noteStep('a', 'mine'));
    await dossier.close();
    expect(contentOf(source)).toEqual(before);
  });

  test('never writes over a copy that is there', async () => {
    const source = shipped();
    const copy = await copyShipped(fs, source, at('documents'));
    const dossier = await openDossier(copy, fixtureDeps());
    await dossier.commit(noteStep('a', 'mine'));
    await dossier.close();
    const before = contentOf(copy);
    expect(await copyShipped(fs, source, at('documents'))).toBe(copy);
    expect(contentOf(copy)).toEqual(before);
  });

  test('is all or nothing, and a later try clears what a crash left', async () => {
    const source = shipped();
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'rename' && path.endsWith('.dossier')) throw systemError('EIO');
    });
    await expect(copyShipped(disk, source, at('documents'))).rejects.toMatchObject({
      code: 'storage',
    });
    expect(readdirSync(at('documents'))).toEqual([]);
    mkdirSync(at('documents/.A fixture.dossier.0123456789abcdef.tmp/base'), { recursive: true });
    mkdirSync(at('documents/.Another.dossier.0123456789abcdef.tmp'));
    await copyShipped(fs, source, at('documents'));
    expect(readdirSync(at('documents')).sort()).toEqual([
      '.Another.dossier.0123456789abcdef.tmp',
      'A fixture.dossier',
    ]);
  });

  test('refuses a shipped dossier that is damaged', async () => {
    const source = shipped();
    writeFileSync(join(source, 'base/events.json'), '{}');
    await expect(copyShipped(fs, source, at('documents'))).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(readdirSync(at('documents'))).toEqual([]);
  });
});

test.each([
  ['Islamic State – Khorasan Province', 'Islamic State – Khorasan Province.dossier'],
  ['a/b\\c:d*e?"<f>|g', 'a b c d e f g.dossier'],
  ['  .. ', 'Dossier.dossier'],
  ['../../etc', '.. .. etc.dossier'],
  ['ولاية خراسان', 'ولاية خراسان.dossier'],
  ['evil\u202Efdp.exe', 'evilfdp.exe.dossier'],
])('folderName makes %j a name for any system', (title, name) => {
  expect(folderName(title)).toBe(name);
});
