/**
 * Something else wrote to the files of an open dossier. What it wrote is put aside in `quarantine/`, and what we hold stays
 * where it was: both are kept, and the user is told.
 */
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { jsonObject, readRegularFile, unsealed } from './durable-json.ts';
import { writeSegment } from './history-files.ts';
import { scanLog, wholeLines } from './log-lines.ts';
import { putInQuarantine } from './quarantine.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import type { ChangeLog } from './change-log.ts';
import type { FileSystem } from './file-system.ts';
import type { OwnFiles } from './own-files.ts';

export type ForeignTarget = {
  fs: FileSystem;
  folder: string;
  /** Of `changes.jsonl`. */
  path: string;
  /** Of the folder as it was opened: another one in its place is not ours. */
  folderStamp: string | undefined;
  dossier: string;
  changeLog: ChangeLog;
  ownFiles: OwnFiles;
  clock: () => Date;
  /** What the JSON files hold, to tell a file that was only touched from one that was changed. */
  contentOf: (name: typeof DOSSIER_FILE | typeof LAYER_FILE) => object;
  /** Writes the file from memory, durably. */
  write: (name: typeof DOSSIER_FILE | typeof LAYER_FILE) => Promise<void>;
  notice: (message: string) => void;
};

/** Before each commit and each snapshot. Rejects with `storage` where our files can't be put back; then nothing may be written. */
export async function settleForeign(target: ForeignTarget): Promise<void> {
  const { fs, folder, path: logPath, changeLog, ownFiles } = target;
  const isLogForeign = changeLog.stamp() !== (fs.infoNow(logPath)?.stamp ?? null);
  const isFileForeign = ownFiles.isForeign(DOSSIER_FILE);
  if (!isLogForeign && !isFileForeign) return;
  if (fs.infoNow(folder)?.stamp !== target.folderStamp) throw gone(folder);
  if (isFileForeign) await settleJson(target, DOSSIER_FILE);
  if (isLogForeign) await settleLog(target, logPath);
}

/** Before `layer.json` is written anew: only what has to be kept of it is done here. */
export async function keepForeignLayer(target: ForeignTarget): Promise<void> {
  if (target.ownFiles.isForeign(LAYER_FILE)) await keepTheirs(target, LAYER_FILE);
}

async function settleJson(target: ForeignTarget, name: typeof DOSSIER_FILE): Promise<void> {
  if (await keepTheirs(target, name)) await target.write(name);
  target.ownFiles.remember(name);
}

/** False when the file holds what ours holds. */
async function keepTheirs(
  target: ForeignTarget,
  name: typeof DOSSIER_FILE | typeof LAYER_FILE,
): Promise<boolean> {
  const path = join(target.folder, name);
  const theirs = await readRegularFile(target.fs, path, MAX_BYTES);
  if (theirs === null) {
    target.notice(`${path} was deleted by another program. It was put back as it was.`);
    return true;
  }
  const content = contentIn(path, theirs);
  if (content !== null && isDeepStrictEqual(content, plain(target.contentOf(name)))) return false;
  const id = content?.[name === DOSSIER_FILE ? 'id' : 'dossier'];
  if (typeof id === 'string' && id !== target.dossier) throw another(target.folder);
  const kept = await putInQuarantine(target.fs, target.folder, name, theirs, target.clock());
  target.notice(
    `${path} was changed by another program while the dossier was open. Your version stays; the other one is kept as ${kept}.`,
  );
  return true;
}

/** V8 can't make longer strings. */
const MAX_BYTES = 536_870_888;

const plain = (content: object): unknown => JSON.parse(JSON.stringify(content));

function contentIn(path: string, bytes: Buffer): Record<string, unknown> | null {
  try {
    return unsealed(path, jsonObject(path, bytes));
  } catch {
    // Whatever it is, it is not ours, and is kept as it is.
    return null;
  }
}

async function settleLog(target: ForeignTarget, path: string): Promise<void> {
  const { fs, folder, changeLog } = target;
  const theirs = await readRegularFile(fs, path, MAX_BYTES);
  if (theirs !== null && isOurs(target, path, theirs)) return changeLog.replaceBy(theirs);
  const ours = await ourBytes(target, path);
  const kept = theirs && (await putInQuarantine(fs, folder, LOG_FILE, theirs, target.clock()));
  if (ours !== null) await changeLog.replaceBy(ours);
  else await beginFromMemory(target, path, theirs);
  target.notice(
    kept === null
      ? `${path} was deleted by another program while the dossier was open. It was put back: nothing is lost.`
      : `${path} was changed by another program while the dossier was open. Your work stays as it is; the other version is kept as ${kept}.`,
  );
}

/** Read through the file that is still open, which a rename or a deletion leaves whole; null where it was written to. */
async function ourBytes(target: ForeignTarget, path: string): Promise<Buffer | null> {
  const bytes = await target.changeLog.openedBytes();
  return bytes !== null && isOurs(target, path, bytes) ? bytes : null;
}

function isOurs({ dossier, changeLog }: ForeignTarget, path: string, bytes: Buffer): boolean {
  // We wrote it, and the disk refused only after that.
  if (changeLog.unfinished()?.equals(bytes)) return true;
  const { seq, checksum, length } = changeLog.position();
  if (bytes.byteLength !== length) return false;
  try {
    const { end } = scanLog(path, dossier, bytes, seq);
    return end.seq === seq && end.checksum === checksum;
  } catch {
    // Not a log of ours that is whole: the question was whether it is one.
    return false;
  }
}

/** The snapshot first: with a log that begins after it, it is all that holds the work. */
async function beginFromMemory(
  target: ForeignTarget,
  path: string,
  theirs: Buffer | null,
): Promise<void> {
  const { fs, folder, dossier, changeLog } = target;
  await target.write(LAYER_FILE);
  target.ownFiles.remember(LAYER_FILE);
  const good = theirs && wholeLines(path, dossier, theirs);
  if (good !== null && good.last >= good.first && good.last <= changeLog.position().seq)
    await writeSegment(fs, folder, good, good.bytes);
  await changeLog.beginAnew();
}

function gone(folder: string): AppError {
  return new AppError(
    'storage',
    `${folder} is no longer there: it was moved or renamed, or its disk is gone. Put it back where it was, or save a copy elsewhere.`,
    { folder, why: 'its folder is no longer there' },
  );
}

function another(folder: string): AppError {
  return new AppError(
    'storage',
    `Another dossier lies at ${folder} now, and nothing of yours is written into it. Put the right one back, or save a copy elsewhere.`,
    { folder, why: 'another dossier lies in its place' },
  );
}
