import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeStrayTemporaries, temporaryPath, writeFileDurably } from './durable-file.ts';
import { nodeFileSystem } from './file-system.ts';
import { systemError, temporaryFolder, watchedDisk } from './fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const bytes = Buffer.from('the new content');
const target = (): string => join(folder.path, 'file.json');

describe('writeFileDurably', () => {
  test('replaces the content, for the owner alone, and leaves nothing else', async () => {
    writeFileSync(target(), 'old', { mode: 0o644 });
    await writeFileDurably(nodeFileSystem, target(), bytes);
    expect(readFileSync(target())).toEqual(bytes);
    expect(statSync(target()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.path)).toEqual(['file.json']);
  });

  test('syncs before the rename, the same file after it, and then the folder', async () => {
    const calls: string[] = [];
    const disk = watchedDisk(({ call, path }) => {
      calls.push(
        `${call} ${path === folder.path ? 'folder' : basename(path).replace(/[0-9a-f]{16}/, '*')}`,
      );
    });
    await writeFileDurably(disk, target(), bytes);
    expect(calls).toEqual([
      'open create .file.json.*.tmp',
      'write .file.json.*.tmp',
      'sync .file.json.*.tmp',
      'rename file.json',
      'sync .file.json.*.tmp',
      'open folder folder',
      'sync folder',
    ]);
  });

  test('goes on after a short write', async () => {
    const disk = watchedDisk(({ call }) => (call === 'write' ? 3 : undefined));
    await writeFileDurably(disk, target(), bytes);
    expect(readFileSync(target())).toEqual(bytes);
  });

  test('a disk that takes nothing more is an error, not a file that is cut off', async () => {
    writeFileSync(target(), 'old');
    const disk = watchedDisk(({ call, count }) =>
      call === 'write' ? (count === 1 ? 3 : 0) : undefined,
    );
    await expect(writeFileDurably(disk, target(), bytes)).rejects.toMatchObject({
      code: 'storage',
    });
    expect(readFileSync(target(), 'utf8')).toBe('old');
    expect(readdirSync(folder.path)).toEqual(['file.json']);
  });

  test.each([
    ['open create', 'ENOSPC', 'storage'],
    ['write', 'ENOSPC', 'storage'],
    ['write', 'EIO', 'storage'],
    ['sync', 'EIO', 'storage'],
    ['rename', 'EROFS', 'read_only'],
  ])(
    '%s failing with %s keeps the old file and removes the temporary one',
    async (call, code, expected) => {
      writeFileSync(target(), 'old');
      const disk = watchedDisk((seen) => {
        if (seen.call === call) throw systemError(code);
      });
      await expect(writeFileDurably(disk, target(), bytes)).rejects.toMatchObject({
        code: expected,
      });
      expect(readFileSync(target(), 'utf8')).toBe('old');
      expect(readdirSync(folder.path)).toEqual(['file.json']);
    },
  );

  test('waits while another program holds the file', async () => {
    const disk = watchedDisk(({ call, count }) => {
      if (call === 'rename' && count <= 3) throw systemError('EBUSY');
    });
    await writeFileDurably(disk, target(), bytes);
    expect(readFileSync(target())).toEqual(bytes);
  });

  test('Windows, which refuses to sync folders, is no error there and one elsewhere', async () => {
    const refusing = watchedDisk(({ call }) => {
      if (call === 'open folder') throw systemError('EPERM');
    });
    await writeFileDurably({ ...refusing, platform: 'win32' }, target(), bytes);
    await expect(
      writeFileDurably({ ...refusing, platform: 'linux' }, target(), bytes),
    ).rejects.toMatchObject({ code: 'read_only' });
  });
});

test('removeStrayTemporaries takes our own leftovers and nothing that only looks a little like them', async () => {
  writeFileSync(temporaryPath(target()), 'left by a crash');
  await nodeFileSystem.makeFolder(temporaryPath(join(folder.path, 'a folder')));
  const others = ['.file.json.tmp', '.file.json.0123.tmp', 'file.json', '.hidden'];
  for (const name of others) writeFileSync(join(folder.path, name), 'the user’s');
  expect(await removeStrayTemporaries(nodeFileSystem, folder.path)).toHaveLength(2);
  expect(readdirSync(folder.path).sort()).toEqual(others.sort());
});
