/** Folders: whether one is there, making it, naming it. */
import { dirname } from 'node:path';
import { syncFolder } from './durable-file.ts';
import { systemCode, writeError } from './file-errors.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Makes the folder and those above it where they are missing. Resolves with its path without links.
 */
export async function ensureFolder(fs: FileSystem, path: string): Promise<string> {
  try {
    return await fs.realPath(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeError(error, path);
  }
  await ensureFolder(fs, dirname(path));
  try {
    await fs.makeFolder(path);
    await syncFolder(fs, dirname(path));
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw writeError(error, path);
  }
  return fs.realPath(path);
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
