/**
 * The lines of `changes.jsonl`, as pure text. Each is `[seq,"checksum",{...}]` and a line feed. The
 * first line says where the log begins; each further one holds a change. A checksum covers its own
 * line and the checksum before it, so that no line can be altered, left out, or moved without
 * notice.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { FORMAT } from '#shared/model/dossier.ts';
import { Id } from '#shared/model/ids.ts';
import { damaged } from './file-errors.ts';
import { checkFormat, firstIssue, jsonObject } from './durable-json.ts';

/** Half of a SHA-256, in hex. */
const CHECKSUM_LENGTH = 32;
export const NO_CHECKSUM = '0'.repeat(CHECKSUM_LENGTH);
const lineStart = /^\[(\d{1,15}),"([0-9a-f]{32})",/;
const laterLine = /\n\[\d{1,15},"[0-9a-f]{32}",/;
const LINE_START_LENGTH = 1 + 15 + 1 + 1 + CHECKSUM_LENGTH + 1 + 1;
const LINE_FEED = 0x0a;
const CLOSING_BRACKET = 0x5d;

/**
 * Where a log stands: the seq of its last change, that line's checksum, and the length in bytes up
 * to its end.
 */
export type LogPosition = { seq: number; checksum: string; length: number };

const Header = z.strictObject({
  /** Of the changes below; those of a lower one are lifted when they are read. */
  format: z.int().min(1),
  dossier: Id,
  /** The checksum of the change before the first one here; zeros where there was none. */
  previous: z.string().regex(/^[0-9a-f]{32}$/),
});

export type Scan = {
  format: number;
  /** Of the last good line. */
  end: LogPosition;
  /** The change before the first one here: 0 unless older ones were put elsewhere. */
  begin: Omit<LogPosition, 'length'>;
  /** JSON of each change after `from`, in order. */
  changes: { seq: number; json: Buffer }[];
  /** The checksum of change `from`; null when the log does not reach back, or forward, to it. */
  checksumAtFrom: string | null;
  /**
   * What an append that was cut off has left; null where there is nothing. It was never
   * acknowledged.
   */
  torn: Buffer | null;
  /** The last line is whole, but its line feed did not reach the disk. */
  lineFeedMissing: boolean;
};

export function encodeLine(
  seq: number,
  previous: string,
  json: string,
): { line: Buffer; checksum: string } {
  const checksum = chain(previous, seq, json);
  return { line: Buffer.from(`[${seq},"${checksum}",${json}]\n`), checksum };
}

/** The first line of a log whose first change will be `after.seq` + 1. */
export function encodeHeader(dossier: string, after: { seq: number; checksum: string }): Buffer {
  const header = { format: FORMAT, dossier, previous: after.checksum };
  return encodeLine(after.seq, NO_CHECKSUM, JSON.stringify(header)).line;
}

/**
 * Checks every line. Throws `damaged` or `newer_format` for anything but a torn end; `path` is for
 * the words.
 */
export function scanLog(path: string, dossier: string, bytes: Buffer, from: number): Scan {
  const scan = scanWholeLines(path, dossier, bytes, from);
  if (scan.end.length < bytes.byteLength && !scan.lineFeedMissing) {
    scan.torn = tornEnd(path, bytes.subarray(scan.end.length), scan.end.seq + 1);
  }
  return scan;
}

/** Takes in lines up to the first that is not good. Throws for a first line that is not. */
function scanWholeLines(
  path: string,
  dossier: string,
  bytes: Buffer,
  from: number,
  mostFormat = FORMAT,
): Scan {
  const first = readLine(bytes, 0);
  if (first === null) throw damaged(path, 'its first line is cut off');
  if (chain(NO_CHECKSUM, first.seq, first.json) !== first.checksum) {
    throw damaged(path, 'its first line does not fit its checksum');
  }
  const header = headerOf(path, dossier, first.json, mostFormat);
  const begin = { seq: first.seq, checksum: header.previous };
  const scan: Scan = {
    format: header.format,
    end: { ...begin, length: first.end },
    begin,
    changes: [],
    checksumAtFrom: from === begin.seq ? begin.checksum : null,
    torn: null,
    lineFeedMissing: first.lineFeedMissing,
  };
  while (scan.end.length < bytes.byteLength && !scan.lineFeedMissing) {
    if (!scanLine(bytes, from, scan)) break;
  }
  return scan;
}

/**
 * The changes after `from` of a log of any format whose lines look as they do here, up to the first that is not good.
 * Throws `damaged` for a first line that is not.
 */
export function scanAnyLog(
  path: string,
  dossier: string,
  bytes: Buffer,
  from: number,
): Scan['changes'] {
  return scanWholeLines(path, dossier, bytes, from, Number.MAX_SAFE_INTEGER).changes;
}

/**
 * The beginning of a log that was altered further on; null where its first line is not good. `last` is below `first` when
 * not one change is. `checksum`: of the last line that is good.
 */
export function wholeLines(
  path: string,
  dossier: string,
  bytes: Buffer,
): { first: number; last: number; checksum: string; bytes: Buffer } | null {
  try {
    const { begin, end } = scanWholeLines(path, dossier, bytes, Number.MAX_SAFE_INTEGER);
    const whole = bytes.subarray(0, end.length);
    return { first: begin.seq + 1, last: end.seq, checksum: end.checksum, bytes: whole };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function headerOf(
  path: string,
  dossier: string,
  json: Buffer,
  mostFormat: number,
): z.infer<typeof Header> {
  const content = jsonObject(path, json);
  checkFormat(path, content, mostFormat);
  const header = Header.safeParse(content);
  if (!header.success) throw damaged(path, firstIssue(header.error));
  if (header.data.dossier !== dossier) throw damaged(path, 'it belongs to another dossier');
  return header.data;
}

/** Takes the line at `scan.end` in; false when it is not good. */
function scanLine(bytes: Buffer, from: number, scan: Scan): boolean {
  const line = readLine(bytes, scan.end.length);
  if (line === null || line.seq !== scan.end.seq + 1) return false;
  if (chain(scan.end.checksum, line.seq, line.json) !== line.checksum) return false;
  scan.end = { seq: line.seq, checksum: line.checksum, length: line.end };
  scan.lineFeedMissing = line.lineFeedMissing;
  if (line.seq === from) scan.checksumAtFrom = line.checksum;
  if (line.seq > from) scan.changes.push({ seq: line.seq, json: line.json });
  return true;
}

type Line = { seq: number; checksum: string; json: Buffer; end: number; lineFeedMissing: boolean };

/**
 * The line that begins at `start`, by its shape alone. The very last byte of the file is not looked
 * at where a line feed should be: a line that is whole but for it holds all of its change.
 */
function readLine(bytes: Buffer, start: number): Line | null {
  const found = bytes.indexOf(LINE_FEED, start);
  const ends = found === -1 ? wholeWithoutLineFeed(bytes, start) : [found];
  for (const end of ends) {
    const match = lineStart.exec(
      bytes.toString('latin1', start, Math.min(end, start + LINE_START_LENGTH)),
    );
    if (match === null || bytes[end - 1] !== CLOSING_BRACKET) continue;
    return {
      seq: Number(match[1]),
      checksum: match[2] ?? '',
      json: bytes.subarray(start + match[0].length, end - 1),
      end: found === -1 ? end : end + 1,
      lineFeedMissing: found === -1,
    };
  }
  return null;
}

function wholeWithoutLineFeed(bytes: Buffer, start: number): number[] {
  return [bytes.byteLength, bytes.byteLength - 1].filter((end) => end > start);
}

/**
 * A bad line is a torn append only if nothing follows it and it looks like one: it stops without a
 * line feed, or holds a run of NULs where blocks never reached the disk. Everything else was once
 * whole and is damage: the line may have been acknowledged, and cutting it off would lose it.
 * (Changes hold no NUL: JSON escapes it.)
 */
function tornEnd(path: string, rest: Buffer, seq: number): Buffer {
  const cutShort = rest.at(-1) !== LINE_FEED;
  // Where a block begins with the second byte of the line, a single NUL is all that shows it; no flipped bit makes one of `[`.
  const neverWritten = rest[0] === 0 || rest.includes(Buffer.alloc(2));
  const followed = laterLine.test(rest.toString('latin1'));
  if (followed || !(cutShort || neverWritten))
    throw damaged(path, `change ${seq} does not fit its checksum`);
  return rest;
}

/** Text is hashed as UTF-8. */
export function chain(previous: string, seq: number, json: Buffer | string): string {
  const hash = createHash('sha256').update(`${previous},${seq},`).update(json);
  return hash.digest('hex').slice(0, CHECKSUM_LENGTH);
}
