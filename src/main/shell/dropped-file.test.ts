import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { droppedFile } from './dropped-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a dropped file', () => {
  it('is let in where it is a plain file, or a link to one', async () => {
    const file = path.join(folder, 'a.csv');
    writeFileSync(file, 'a');
    symlinkSync(file, path.join(folder, 'link.csv'));
    expect(await droppedFile(file)).toBe(file);
    expect(await droppedFile(path.join(folder, 'link.csv'))).toBe(path.join(folder, 'link.csv'));
  });

  it.each<[string, unknown, string]>([
    ['made by a script', '', 'does not lie on a disk'],
    ['no path at all', 42, 'does not lie on a disk'],
    ['too long', `/${'a'.repeat(5_000)}`, 'does not lie on a disk'],
    ['relative', 'a.csv', 'no path that can be used'],
    ['with a NUL', '/etc/hosts\0.csv', 'no path that can be used'],
    ['gone', '/no/such/file.csv', 'file.csv is no longer there'],
  ])('is refused: %s', async (_, dropped, words) => {
    await expect(droppedFile(dropped)).rejects.toThrow(words);
  });

  it('is refused: a folder, a pipe', async () => {
    mkdirSync(path.join(folder, 'folder'));
    await expect(droppedFile(path.join(folder, 'folder'))).rejects.toThrow('folder is a folder');
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    await expect(droppedFile(path.join(folder, 'pipe'))).rejects.toThrow(
      'pipe is not a plain file',
    );
  });
});
