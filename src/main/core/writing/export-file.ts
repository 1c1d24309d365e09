/** Writes a file beside its target and renames it, so that a failed or cancelled export leaves the target as it was. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors.ts';
import { syncFolder, writeAll } from '../dossier/durable-file.ts';
import { systemCode, writeError } from '../dossier/file-errors.ts';
import { turned } from '../turns.ts';
import type { FileSystem, OpenFile } from '../dossier/file-system.ts';

/** Pieces of a file in order; text is written as UTF-8. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** In characters. */
const PIECE = 256 * 1_024;

const RENAME_TRIES = 20;
const RENAME_PAUSE_MS = 100;

export type ExportTarget = {
  path: string;
  /** The folder of the dossier: nothing is written in there, whatever was chosen, for its files are the program's. Null: there is none. */
  dossier: string | null;
};

/**
 * Answers the number of bytes. `chunks` is read as fast as the disk takes it. Rejects with `conflict` for a target in the dossier, `storage` or
 * `read_only`, or with the signal's reason; then nothing is left beside the target.
 */
export async function writeExport(
  fs: FileSystem,
  { path, dossier }: ExportTarget,
  chunks: Chunks,
  signal: AbortSignal,
): Promise<number> {
  if (dossier !== null) await refuseInside(fs, path, dossier);
  const temporary = join(dirname(path), `.${randomBytes(8).toString('hex')}.export.tmp`);
  let made = false;
  try {
    const file = await fs.open(temporary, 'create');
    made = true;
    let bytes: number;
    try {
      bytes = await writeChunks(file, chunks, signal);
      await file.sync();
    } finally {
      await file.close();
    }
    signal.throwIfAborted();
    await renameHeld(fs, temporary, path);
    made = false;
    await syncFolder(fs, dirname(path));
    return bytes;
  } catch (error) {
    if (made) await removeQuietly(fs, temporary);
    if (signal.aborted) throw error;
    throw exportError(error, path);
  }
}

/** Fewer and larger pieces, made in turns. */
export async function* gathered(pieces: Chunks): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of turned(pieces)) {
    if (typeof piece !== 'string') yield piece;
    else text += piece;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function refuseInside(fs: FileSystem, path: string, dossier: string): Promise<void> {
  // Of a folder that is not there, or can't be looked at, writing tells.
  const real = (folder: string): Promise<string> =>
    fs.realPath(folder).catch(() => resolve(folder));
  const file = join(await real(dirname(path)), basename(path));
  if (`${file}${sep}`.startsWith(`${await real(dossier)}${sep}`))
    throw new AppError(
      'conflict',
      `${path} lies in the dossier itself, where only the program’s own files are. Choose another folder.`,
      { file: path },
    );
}

async function writeChunks(file: OpenFile, chunks: Chunks, signal: AbortSignal): Promise<number> {
  let position = 0;
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    await writeAll(file, bytes, position);
    position += bytes.byteLength;
  }
  const size = await file.size();
  if (size === position) return position;
  throw new AppError(
    'storage',
    `Only ${size} of ${position} bytes found room. Free some space and try again.`,
  );
}

/** A spreadsheet that has the old file open, or a virus scanner, may let go of it. */
async function renameHeld(fs: FileSystem, from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fs.rename(from, to);
    } catch (error) {
      const isHeld = ['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error));
      if (!isHeld || attempt === RENAME_TRIES) throw error;
      await sleep(RENAME_PAUSE_MS);
    }
  }
}

/** The export has failed already, and its error is the one to tell. */
async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.removeFile(path);
  } catch {
    return;
  }
}

function exportError(error: unknown, path: string): AppError {
  const known = writeError(error, path);
  if (systemCode(error) === 'EISDIR') {
    return new AppError(
      'storage',
      `${path} is a folder. Choose another name.`,
      { file: path },
      { cause: error },
    );
  }
  if (known.code !== 'read_only') return known;
  return new AppError(
    'read_only',
    `${path} could not be written: you have no right to, or the file is open in another program. ` +
      'Close it there, or choose another folder.',
    { file: path },
    { cause: error },
  );
}
