/** The model of a disk: what a program sees, and what a power cut may leave of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixture.ts';
import { afterPowerCut, bytesOf, findNode, undecided, type Disk } from './disk-model.ts';
import { loadDisk, ROOM_UNIT, type DiskOptions, type MemoryDisk } from './memory-disk.ts';

const BLOCK = 4;

function disk(options: DiskOptions = {}): MemoryDisk {
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, 'old'), 'aaaabbbb');
  const loaded = loadDisk(folder.path, BLOCK);
  folder.remove();
  return loaded.copy(options);
}

function textAt(model: Disk, name: string): string | null {
  const node = findNode(model, join(model.root, name));
  return node?.kind === 'file' ? bytesOf(model, node).toString() : null;
}

/** What the file may hold after a power cut, in all the ways there are; null: it is not there. */
function leftOf({ model }: MemoryDisk, name: string): Set<string | null> {
  const counts = undecided(model).map(({ length }) => length);
  const all = counts.reduce<number[][]>(
    (ways, count) => ways.flatMap((way) => [...Array(count).keys()].map((one) => [...way, one])),
    [[]],
  );
  return new Set(all.map((choices) => textAt(afterPowerCut(model, choices), name)));
}

test('blocks and the length go to the disk in any order, until a sync', async () => {
  const memory = disk();
  const file = await memory.fs.open(join(memory.root, 'old'), 'change');
  await file.write(Buffer.from('BBBBcc'), 4);
  expect(textAt(memory.model, 'old')).toBe('aaaaBBBBcc');
  const [none, part] = ['\0\0', 'cc'];
  const short = ['aaaabbbb', 'aaaaBBBB'];
  const long = short.flatMap((text) => [text + none, text + part]);
  expect(leftOf(memory, 'old')).toEqual(new Set([...short, ...long]));
  await file.syncData();
  expect(leftOf(memory, 'old')).toEqual(new Set(['aaaaBBBBcc']));
});

test('a name goes to the disk by the sync of its folder, not of its file', async () => {
  const memory = disk();
  const file = await memory.fs.open(join(memory.root, 'new'), 'create');
  await file.write(Buffer.from('dd'), 0);
  await file.sync();
  expect(leftOf(memory, 'new')).toEqual(new Set([null, 'dd']));
  await (await memory.fs.open(memory.root, 'folder')).sync();
  expect(leftOf(memory, 'new')).toEqual(new Set(['dd']));
});

test('a rename is two names', async () => {
  const memory = disk();
  await memory.fs.rename(join(memory.root, 'old'), join(memory.root, 'new'));
  expect(leftOf(memory, 'old')).toEqual(new Set(['aaaabbbb', null]));
  expect(leftOf(memory, 'new')).toEqual(new Set(['aaaabbbb', null]));
});

test('what a failed sync gave up, no later sync writes; what is written anew, it does', async () => {
  let fails = true;
  const memory = disk({
    before: ({ name }) => {
      if (name === 'sync' && fails) throw new Error('made by a test');
    },
  });
  const file = await memory.fs.open(join(memory.root, 'old'), 'change');
  await file.write(Buffer.from('AAAABBBB'), 0);
  await expect(file.sync()).rejects.toThrow('made by a test');
  fails = false;
  await file.write(Buffer.from('AAAA'), 0);
  await file.sync();
  expect(leftOf(memory, 'old')).toEqual(new Set(['AAAAbbbb', 'AAAABBBB']));
});

test('a disk without room takes a part, and then nothing', async () => {
  const memory = disk({ room: () => 2 * ROOM_UNIT });
  const file = await memory.fs.open(join(memory.root, 'new'), 'create');
  expect(await file.write(Buffer.alloc(ROOM_UNIT + 1), 0)).toBe(ROOM_UNIT);
  await expect(file.write(Buffer.from('x'), ROOM_UNIT)).rejects.toMatchObject({ code: 'ENOSPC' });
});
