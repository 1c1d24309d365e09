import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem, type OpenFile } from './file-system.ts';
import { temporaryFolder } from './fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const bytes = Buffer.from('a line\n');

/** As far as its first sync says, this disk is quick. */
async function quick(name: string): Promise<OpenFile> {
  const file = await nodeFileSystem.open(join(folder.path, name), 'create');
  for (let n = 0; n < 20; n += 1) await file.syncData();
  return file;
}

test('what is written on the spot and on another thread is the same', async () => {
  const file = await quick('log');
  const long = Buffer.alloc(100_000, 'x');
  expect(await file.write(bytes, 0)).toBe(bytes.byteLength);
  expect(await file.write(long, bytes.byteLength)).toBe(long.byteLength);
  await file.syncData();
  await file.close();
  expect(readFileSync(join(folder.path, 'log'))).toEqual(Buffer.concat([bytes, long]));
});

test('a file that was closed never writes into the one that has its number now', async () => {
  const closed = await quick('closed');
  await closed.close();
  const other = join(folder.path, 'other');
  writeFileSync(other, 'theirs');
  const open = await nodeFileSystem.open(other, 'change');
  await expect(closed.write(bytes, 0)).rejects.toThrow();
  await expect(closed.syncData()).rejects.toThrow();
  expect(() => closed.infoNow()).toThrow();
  await open.close();
  expect(readFileSync(other, 'utf8')).toBe('theirs');
});
