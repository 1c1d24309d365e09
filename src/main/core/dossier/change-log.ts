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

/** A change as it goes into the log. */
export type Line = { seq: number; json: string };

export type ChangeLog = {
  /** Of the last change on the disk. */
  readonly position: () => LogPosition;
  /**
   * Makes the file where there is none yet; resolves once it would survive a power cut. Rejects as
   * `append` does.
   */
  readonly prepare: () => Promise<void>;
  /**
   * Resolves once all lines would survive a power cut. Rejects with `storage` or `read_only`; none
   * of them is then in the log, and a later append may work. Not to be called again before it is
   * settled; the same goes for what is below.
   */
  readonly append: (lines: readonly Line[]) => Promise<void>;
  /** The file as it should be: up to the last change. Rejects with `damaged` when it is not. */
  readonly bytes: () => Promise<Buffer>;
  /**
   * Begins the file anew, without the changes so far: those must be in a snapshot and in `history/`.
   */
  readonly beginAnew: () => Promise<void>;
  /** Puts `bytes`, a whole log up to the last change, in the place of whatever is there. */
  readonly replaceBy: (bytes: Buffer) => Promise<void>;
  /** What was written, read from the open file, wherever its name has gone; null when it was not opened. */
  readonly openedBytes: () => Promise<Buffer | null>;
  /** What the file may hold since a disk refused in the middle of writing it; null where it is as `position` says. */
  readonly unfinished: () => Buffer | null;
  /** The stamp of the file as this log left it; null while there is none. */
  readonly stamp: () => string | null;
  readonly close: () => Promise<void>;
};

export type ChangeLogFile = { fs: FileSystem; path: string; dossier: string };

/** `position.length` 0: there is no file yet, and the first append makes it. */
export async function openChangeLog(
  target: ChangeLogFile,
  opened: LogPosition,
): Promise<ChangeLog> {
  const { fs, path } = target;
  let position = opened;
  let stamp: string | null = null;
  let file: OpenFile | null = null;
  /**
   * The file may hold more than `position.length`, or less: it has to be written anew before the
   * next append.
   */
  let doubtful = false;
  /** What was to be in the file when the disk refused: it may hold that by now, or what was there before. */
  let unfinished: Buffer | null = null;

  async function openFile(): Promise<OpenFile> {
    file ??= await fs.open(path, 'change');
    stamp = file.infoNow().stamp;
    return file;
  }

  async function closeFile(): Promise<void> {
    const open = file;
    file = null;
    try {
      await open?.close();
    } catch (error) {
      throw writeError(error, path);
    }
  }

  async function ready(): Promise<OpenFile> {
    if (unfinished !== null) await write(unfinished);
    if (doubtful) await replaceBy(await bytes());
    await create();
    return file ?? openFile();
  }

  async function create(): Promise<void> {
    if (position.length === 0) await beginAnew();
  }

  async function beginAnew(): Promise<void> {
    await write(encodeHeader(target.dossier, position));
  }

  async function bytes(): Promise<Buffer> {
    const found = await fs.readFile(path);
    if (found.byteLength < position.length) {
      throw damaged(path, `it has ${found.byteLength} bytes, and ${position.length} were written`);
    }
    return found.subarray(0, position.length);
  }

  /**
   * After a failed sync the system may have dropped what it could not write and call the next sync
   * a success (PostgreSQL's "fsyncgate"), so the same file is never synced again: what was good
   * goes into a new one.
   */
  async function replaceBy(whole: Buffer): Promise<void> {
    await write(whole);
    doubtful = false;
  }

  /** The one that was open keeps its bytes until the new one is in its place. */
  async function write(content: Buffer): Promise<void> {
    unfinished = content;
    await writeFileDurably(fs, path, content);
    unfinished = null;
    position = { ...position, length: content.byteLength };
    await closeFile();
    await openFile();
  }

  async function append(lines: readonly Line[]): Promise<void> {
    try {
      const open = await ready();
      const { bytes: encoded, end } = encodeLines(position, lines);
      await writeOrCutBack(open, encoded);
      await syncOrGiveUp(open);
      position = end;
      stamp = stampOf(open);
    } catch (error) {
      throw writeError(error, path);
    }
  }

  async function writeOrCutBack(open: OpenFile, encoded: Buffer): Promise<void> {
    try {
      await writeAll(open, encoded, position.length);
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
      stamp = open.infoNow().stamp;
    } catch {
      // The error that led here is the one to tell. The file is mended before the next append, or
      // at opening.
      doubtful = true;
    }
  }

  if (position.length > 0) await openFile();
  return {
    position: () => position,
    prepare: create,
    append,
    bytes,
    beginAnew,
    replaceBy,
    openedBytes: async () => (file === null ? null : file.read(position.length)),
    unfinished: () => unfinished,
    stamp: () => stamp,
    close: closeFile,
  };
}

/** null when the disk does not say: then the file is looked into before the next append. */
function stampOf(file: OpenFile): string | null {
  try {
    return file.infoNow().stamp;
  } catch {
    // The change is on the disk, and must not be called refused because of this.
    return null;
  }
}

/** Throws `internal` for one that is out of turn. */
export function encodeLines(
  from: LogPosition,
  lines: readonly Line[],
): { bytes: Buffer; end: LogPosition } {
  let end = from;
  const parts = lines.map(({ seq, json }) => {
    if (seq !== end.seq + 1) {
      throw new AppError('internal', `Change ${seq} can't follow change ${end.seq}.`);
    }
    const { line, checksum } = encodeLine(seq, end.checksum, json);
    end = { seq, checksum, length: end.length + line.byteLength };
    return line;
  });
  return { bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), end };
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
