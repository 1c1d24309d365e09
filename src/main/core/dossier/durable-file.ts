/**
 * Replaces a file so that after a crash or a power cut either the old or the new one is there,
 * whole.
 */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors.ts';
import { systemCode, writeError } from './file-errors.ts';
import type { FileSystem, OpenFile } from './file-system.ts';

const RENAME_TRIES = 50;
const RENAME_PAUSE_MS = 100;
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);

/**
 * Begins with a dot and ends in 16 hex digits, so that nothing of the user's is ever taken for one.
 */
const temporaryName = /^\..+\.[0-9a-f]{16}\.tmp$/;

/**
 * Resolves once the new content would survive a power cut. Rejects with `storage` or `read_only`;
 * then `path` holds the old content, or, when only a sync after the rename failed, the new content
 * that may not survive.
 */
export async function writeFileDurably(
  fs: FileSystem,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    const file = await fs.open(temporary, 'create');
    try {
      await replaceBy(fs, file, temporary, path, bytes);
    } finally {
      await file.close();
    }
    await syncFolder(fs, dirname(path));
  } catch (error) {
    throw writeError(error, path);
  }
}

async function replaceBy(
  fs: FileSystem,
  file: OpenFile,
  temporary: string,
  path: string,
  bytes: Uint8Array,
) {
  try {
    await writeAll(file, bytes, 0);
    // The rename must never publish a file that is cut off: atomically#18, xum#4282 did when the
    // disk filled up.
    const size = await file.size();
    if (size !== bytes.byteLength) throw shortWrite(path, size, bytes.byteLength);
    await file.sync();
    await renameHeld(fs, temporary, path);
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw error;
  }
  // On FAT (USB sticks) the length and the chain of clusters belong to the directory entry that the
  // rename has just made anew: without this second sync 4 of 4 power cuts left an empty file, with
  // it none.
  await file.sync();
}

/** Loops, because a write may take less than it was given without an error. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written <= 0) throw shortWrite('the file', done, bytes.byteLength);
    done += written;
  }
}

/**
 * After it the names in the folder survive a power cut. Windows can't open folders for this, and
 * needs no such call.
 */
export async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'folder');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (fs.platform === 'win32' && ['EPERM', 'EISDIR', 'EACCES'].includes(systemCode(error)))
      return;
    throw error;
  }
}

/** Virus scanners, indexers and sync clients hold files for a while: wait up to five seconds. */
async function renameHeld(fs: FileSystem, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      if (attempt === RENAME_TRIES || !HELD.has(systemCode(error))) throw error;
      await sleep(RENAME_PAUSE_MS);
    }
  }
}

/** Beside `path`, since a rename is atomic only inside one file system. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
}

/**
 * Removes what a crash left of earlier writes in `folder`, or only of those of the file or folder
 * `of`. Call it with the lock held: another writer's are not ours to remove. Answers the names.
 */
export async function removeStrayTemporaries(
  fs: FileSystem,
  folder: string,
  of = '',
): Promise<string[]> {
  const names = await fs.list(folder);
  const stray = names.filter((name) => temporaryName.test(name) && name.startsWith(`.${of}`));
  for (const name of stray) {
    const path = join(folder, name);
    if ((await fs.info(path)).kind === 'folder') await fs.removeFolder(path);
    else await fs.removeFile(path);
  }
  return stray;
}

/**
 * The write has failed already, and its error is the one to tell; the next opening removes what
 * stays here.
 */
async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.removeFile(path);
  } catch {
    return;
  }
}

function shortWrite(path: string, written: number, wanted: number): AppError {
  return new AppError(
    'storage',
    `${path} could not be written: only ${written} of ${wanted} bytes found room. Free some space and try again.`,
  );
}
