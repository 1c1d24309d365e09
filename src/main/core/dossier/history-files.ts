/**
 * `history/`: changes that were taken out of `changes.jsonl` so that it stays short. Each file holds whole lines of the
 * log as they were written, named after the first and the last change in it, and is never written to again.
 */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { Change } from '#shared/model/layer.ts';
import { damaged, readError, systemCode } from './file-errors.ts';
import { firstIssue, jsonObject, readRegularFile } from './durable-json.ts';
import { removeStrayTemporaries, writeFileDurably } from './durable-file.ts';
import { ensureFolder } from './folders.ts';
import { lift } from './formats.ts';
import { scanLog, type Scan } from './log-lines.ts';
import type { FileSystem } from './file-system.ts';

export const HISTORY_FOLDER = 'history';
/** Node can't read larger files at once. */
export const MAX_LOG_BYTES = 2 ** 31 - 1;

const fileName = /^changes-(\d{1,15})-(\d{1,15})\.jsonl$/;

/** A file of changes `first` to `last`, both inclusive. */
export type Segment = { path: string; name: string; first: number; last: number };

/** In order. Of two that begin with the same change, the longer one: a crash can leave both. */
export async function listSegments(fs: FileSystem, folder: string): Promise<Segment[]> {
  const history = join(folder, HISTORY_FOLDER);
  const longest = new Map<number, Segment>();
  for (const segment of segmentsAmong(history, await namesIn(fs, history))) {
    const known = longest.get(segment.first);
    if (!known || known.last < segment.last) longest.set(segment.first, segment);
  }
  return [...longest.values()].sort((a, b) => a.first - b.first);
}

function segmentsAmong(history: string, names: readonly string[]): Segment[] {
  return names.flatMap((name) => {
    const match = fileName.exec(name);
    if (match === null) return [];
    return [{ path: join(history, name), name, first: Number(match[1]), last: Number(match[2]) }];
  });
}

async function namesIn(fs: FileSystem, history: string): Promise<string[]> {
  try {
    return await fs.list(history);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw readError(error, history);
  }
}

/** Resolves once the file would survive a power cut. `bytes`: a log, from its first line on. */
export async function writeSegment(
  fs: FileSystem,
  folder: string,
  { first, last }: Pick<Segment, 'first' | 'last'>,
  bytes: Uint8Array,
): Promise<void> {
  const history = await ensureFolder(fs, join(folder, HISTORY_FOLDER));
  await writeFileDurably(fs, join(history, `changes-${first}-${last}.jsonl`), bytes);
}

/** Takes away what a crash left: temporary files, and files that a longer one with the same beginning has replaced. */
export async function tidyHistory(fs: FileSystem, folder: string): Promise<string[]> {
  const history = join(folder, HISTORY_FOLDER);
  const names = await namesIn(fs, history);
  if (names.length === 0) return [];
  const removed = await removeStrayTemporaries(fs, history);
  const kept = new Set((await listSegments(fs, folder)).map(({ path }) => path));
  for (const { path } of segmentsAmong(history, names)) {
    if (kept.has(path)) continue;
    await fs.removeFile(path);
    removed.push(path);
  }
  return removed;
}

/** One file of the log, checked line by line. Throws `damaged` where it is missing or not whole. */
export async function readLogFile(
  fs: FileSystem,
  path: string,
  dossier: string,
  after: number,
): Promise<Scan> {
  const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
  if (bytes === null) throw damaged(path, 'the file is missing');
  return scanLog(path, dossier, bytes, after);
}

/** A change as the present format has it. Throws `damaged`. */
export function parseChange(path: string, format: number, line: Scan['changes'][number]): Change {
  const raw = lift('change', jsonObject(path, line.json), format);
  const parsed = Change.safeParse(raw);
  if (!parsed.success) throw damaged(path, `change ${line.seq}: ${firstIssue(parsed.error)}`);
  if (parsed.data.seq !== line.seq)
    throw damaged(path, `change ${line.seq} calls itself ${parsed.data.seq}`);
  return parsed.data;
}

export type LogTarget = {
  folder: string;
  /** The path of `changes.jsonl`. */
  log: string;
  dossier: string;
};

/**
 * The changes with these numbers, in order, from the files of `history/` and from `changes.jsonl`. Throws `damaged` when
 * one of them is missing or altered.
 */
export async function readChanges(
  fs: FileSystem,
  target: LogTarget,
  seqs: readonly number[],
): Promise<Change[]> {
  const changes: Change[] = [];
  const left = [...seqs].sort((a, b) => a - b);
  const files = [
    ...(await listSegments(fs, target.folder)),
    { path: target.log, last: Number.MAX_SAFE_INTEGER },
  ];
  for (const { path, last } of files) {
    const wanted = new Set(left.filter((seq) => seq <= last));
    if (wanted.size === 0) continue;
    const scan = await readLogFile(fs, path, target.dossier, Math.min(...wanted) - 1);
    for (const line of scan.changes) {
      if (!wanted.has(line.seq)) continue;
      changes.push(parseChange(path, scan.format, line));
      left.shift();
    }
    if (left[0] !== undefined && left[0] <= last && path !== target.log) break;
  }
  if (left[0] === undefined) return changes;
  const where = join(target.folder, HISTORY_FOLDER);
  throw damaged(where, `change ${left[0]} is not in it, nor in ${target.log}`);
}

/** What one file of the log holds, or why it can't be read. */
export type LogPart =
  | { changes: Change[]; last: number }
  | { gap: { first: number; last: number; why: string }; last: number };

/** The file that holds change `next`, or the first after it; null past the end of the log. */
export async function readLogPart(
  fs: FileSystem,
  { folder, log, dossier }: LogTarget,
  next: number,
): Promise<LogPart | null> {
  const segment = (await listSegments(fs, folder)).find(({ last }) => last >= next);
  if (segment && segment.first > next) return gap(next, segment.first - 1, 'They are missing.');
  const path = segment?.path ?? log;
  try {
    const scan = await readLogFile(fs, path, dossier, next - 1);
    if (scan.begin.seq + 1 > next) return gap(next, scan.begin.seq, 'They are missing.');
    if (scan.end.seq < next) return null;
    const changes = scan.changes.map((line) => parseChange(path, scan.format, line));
    return { changes, last: scan.end.seq };
  } catch (error) {
    if (!segment || !(error instanceof AppError)) throw error;
    return gap(next, segment.last, error.message);
  }
}

const gap = (first: number, last: number, why: string): LogPart => ({
  gap: { first, last, why },
  last,
});
