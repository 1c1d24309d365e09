/**
 * `changes.jsonl`: the change log. A change is committed when its line is in the file and the file
 * is synced.
 */
import { dirname } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { syncFolder, writeAll, writeFileDurably } from './durable-file.ts';
import { damaged, writeError } from './file-errors.ts';
import { encodeHeader, encodeLine, NO_CHECKSUM, type LogPosition } from './log-lines.ts';
import type { FileSystem, OpenFile } from './file-system.ts';

export type ChangeLog = {
  /** Of the last change on the disk. */
  readonly position: () => LogPosition;
  /**
   * Makes the file where there is none yet; resolves once it would survive a power cut. Rejects as
   * `append` does.
   */
  readonly prepare: () => Promise<void>;
  /**
   * Resolves once the line would survive a power cut. Rejects with `storage` or `read_only`; the
   * change is then not in the log, and a later append may work. Not to be called again before it is
   * settled.
   */
  readonly append: (seq: number, json: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ChangeLogFile = { fs: FileSystem; path: string; dossier: string };

/** `position.length` 0: there is no file yet, and the first append makes it. */
export function openChangeLog(target: ChangeLogFile, opened: LogPosition): ChangeLog {
  const { fs, path } = target;
  let position = opened;
  let file: OpenFile | null = null;
  /**
   * The file may hold more than `position.length`, or less: it has to be written anew before the
   * next append.
   */
  let doubtful = false;

  async function closeFile(): Promise<void> {
    const open = file;
    file = null;
    await open?.close();
  }

  async function ready(): Promise<OpenFile> {
    if (doubtful) await rewrite();
    await create();
    file ??= await fs.open(path, 'change');
    return file;
  }

  async function create(): Promise<void> {
    if (position.length > 0) return;
    const header = encodeHeader(target.dossier, { seq: position.seq, checksum: position.checksum });
    await writeFileDurably(fs, path, header);
    position = { ...position, length: header.byteLength };
  }

  /**
   * After a failed sync the system may have dropped what it could not write and call the next sync
   * a success (PostgreSQL's "fsyncgate"), so the same file is never synced again: what was good
   * goes into a new one.
   */
  async function rewrite(): Promise<void> {
    await closeFile();
    const bytes = await fs.readFile(path);
    if (bytes.byteLength < position.length) {
      throw damaged(path, `it has ${bytes.byteLength} bytes, and ${position.length} were written`);
    }
    await writeFileDurably(fs, path, bytes.subarray(0, position.length));
    doubtful = false;
  }

  async function append(seq: number, json: string): Promise<void> {
    if (seq !== position.seq + 1) {
      throw new AppError('internal', `Change ${seq} can't follow change ${position.seq}.`);
    }
    try {
      const open = await ready();
      const { line, checksum } = encodeLine(seq, position.checksum, json);
      await writeOrCutBack(open, line);
      await syncOrGiveUp(open);
      position = { seq, checksum, length: position.length + line.byteLength };
    } catch (error) {
      throw writeError(error, path);
    }
  }

  async function writeOrCutBack(open: OpenFile, line: Buffer): Promise<void> {
    try {
      await writeAll(open, line, position.length);
    } catch (error) {
      await cutBack(open);
      throw error;
    }
  }

  async function syncOrGiveUp(open: OpenFile): Promise<void> {
    try {
      await open.syncData();
    } catch (error) {
      doubtful = true;
      await cutBack(open);
      throw error;
    }
  }

  /**
   * Takes out what was not acknowledged, so that it does not turn up at the next opening after all.
   */
  async function cutBack(open: OpenFile): Promise<void> {
    try {
      await open.truncate(position.length);
    } catch {
      // The error that led here is the one to tell. The file is mended before the next append, or
      // at opening.
      doubtful = true;
    }
  }

  return { position: () => position, prepare: create, append, close: closeFile };
}

/**
 * Cuts `path` back to `length` bytes, ends it with a line feed if that is what is missing, and
 * syncs it.
 */
export async function mendChangeLog(
  target: Pick<ChangeLogFile, 'fs' | 'path'>,
  end: LogPosition,
  lineFeedMissing: boolean,
): Promise<LogPosition> {
  const { fs, path } = target;
  try {
    const file = await fs.open(path, 'change');
    try {
      await file.truncate(end.length);
      if (lineFeedMissing) await writeAll(file, Buffer.from('\n'), end.length);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(fs, dirname(path));
  } catch (error) {
    throw writeError(error, path);
  }
  return { ...end, length: end.length + (lineFeedMissing ? 1 : 0) };
}

/** Where a dossier without any change stands. */
export const emptyLog: LogPosition = { seq: 0, checksum: NO_CHECKSUM, length: 0 };
