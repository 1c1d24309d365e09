/** Folders: whether one is there, making it, naming it. */
import { dirname } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { systemCode, writeError } from './file-errors.ts';
import type { FileSystem } from './file-system.ts';

/** Made by this process, under names that no sync has settled yet: whoever relies on them tries that again. */
const unsettled = new Set<string>();

/**
 * Makes the folder and those above it where they are missing. Resolves with its path without links, once what was made
 * would survive a power cut. Rejects with `storage` or `read_only`.
 */
export async function ensureFolder(fs: FileSystem, path: string): Promise<string> {
  try {
    if (!(await exists(fs, path))) {
      await ensureFolder(fs, dirname(path));
      await makeUnlessThere(fs, path);
    }
    if (unsettled.has(path)) await syncFolder(fs, dirname(path));
    unsettled.delete(path);
    return await fs.realPath(path);
  } catch (error) {
    throw writeError(error, path);
  }
}

async function makeUnlessThere(fs: FileSystem, path: string): Promise<void> {
  unsettled.add(path);
  try {
    await fs.makeFolder(path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
}

export async function exists(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.info(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw writeError(error, path);
  }
}

/**
 * A title as the name of a folder on any system: without signs that Windows forbids, and no dot or
 * blank at its end.
 */
export function folderName(title: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[. ]+$/, '');
  return `${plain === '' ? 'Dossier' : plain}.dossier`;
}
