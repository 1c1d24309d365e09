/**
 * Every change of a damaged log that can still be trusted. A line is good when it fits the checksum before it and its own,
 * or, where its own is what was damaged, when the next line fits what it should have been.
 */
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { FORMAT } from '#shared/model/dossier.ts';
import type { Change } from '#shared/model/layer.ts';
import { parseChange } from '../history-files.ts';
import { chain, NO_CHECKSUM } from '../log-lines.ts';

export type Salvaged = {
  /** By seq. */
  changes: Map<number, { change: Change; checksum: string }>;
  /** Lines that can't be trusted, as they stand in the file. */
  bad: { path: string; seq: number | null; text: string }[];
};

type Piece = {
  seq: number;
  /** As it stands in the line; null where it can't be read. */
  checksum: string | null;
  json: Buffer;
};

export const nothingSalvaged = (): Salvaged => ({ changes: new Map(), bad: [] });

/** Adds what is in `bytes`, one file of the log, to `found`. Files come in the order of their changes. */
export function salvageLog(path: string, bytes: Buffer, found: Salvaged): void {
  const lines = splitLines(bytes);
  const format = formatOf(lines[0]);
  const pieces = lines.map(pieceOf);
  pieces.forEach((piece, at) => {
    const line = lines[at];
    if (line === undefined || isHeader(line)) return;
    const trusted = piece && checksumOf(pieces, at, piece, previousOf(lines, found, piece.seq));
    const change = trusted && changeOf(path, format, piece);
    if (change) found.changes.set(piece.seq, { change, checksum: trusted });
    else if (piece === null || !found.changes.has(piece.seq)) {
      found.bad.push({ path, seq: piece?.seq ?? null, text: line.toString('utf8') });
    }
  });
}

/** The checksum that the line has, if it can be trusted. `elsewhere`: what may stand before it, besides the line before. */
function checksumOf(
  pieces: readonly (Piece | null)[],
  at: number,
  piece: Piece,
  elsewhere: readonly string[],
): string | null {
  const before = pieces[at - 1];
  const candidates = [...elsewhere];
  if (before?.seq === piece.seq - 1 && before.checksum !== null) candidates.push(before.checksum);
  const next = pieces[at + 1];
  for (const previous of candidates) {
    const computed = chain(previous, piece.seq, piece.json);
    if (computed === piece.checksum) return computed;
    const isConfirmed =
      next?.seq === piece.seq + 1 && chain(computed, next.seq, next.json) === next.checksum;
    if (isConfirmed) return computed;
  }
  return null;
}

/** The change before it where that was saved already; at the beginning of a file, what its first line says. */
function previousOf(lines: readonly Buffer[], found: Salvaged, seq: number): string[] {
  const known = found.changes.get(seq - 1)?.checksum;
  const said = /"previous":"([0-9a-f]{32})"/.exec(lines[0]?.toString('latin1') ?? '')?.[1];
  return [known, said, seq === 1 ? NO_CHECKSUM : undefined].filter((one) => one !== undefined);
}

function changeOf(path: string, format: number, piece: Piece): Change | null {
  try {
    return parseChange(path, format, piece);
  } catch (error) {
    // The bytes are those that were written, and yet it is no change that this version knows.
    if (error instanceof AppError) return null;
    throw error;
  }
}

const LINE_FEED = 0x0a;
const startOfLine = /\[\d{1,15},"[0-9a-f]{32}",\{/g;

/**
 * At line feeds, and wherever a line begins: a line feed may be what was damaged. (The pattern can't be in the text of a
 * change, where JSON escapes each quote.)
 */
function splitLines(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const cuts = new Set([0, bytes.byteLength]);
  for (const match of text.matchAll(startOfLine)) cuts.add(match.index);
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1))
    cuts.add(at + 1);
  const places = [...cuts].sort((a, b) => a - b);
  return places
    .slice(1)
    .map((end, at) => bytes.subarray(places[at], end))
    .filter((line) => line.some((byte) => byte !== LINE_FEED && byte !== 0));
}

const isHeader = (line: Buffer): boolean =>
  line.includes('"previous":"') && !line.includes('"ops":[');

function formatOf(first: Buffer | undefined): number {
  const said = /"format":(\d{1,6})/.exec(first?.toString('latin1') ?? '')?.[1];
  const format = Number(said);
  return said !== undefined && format >= 1 && format <= FORMAT ? format : FORMAT;
}

function pieceOf(line: Buffer): Piece | null {
  const from = line.indexOf('{');
  const to = line.lastIndexOf('}') + 1;
  if (from < 0 || to <= from) return null;
  const json = line.subarray(from, to);
  const start = /^\[(\d{1,15}),"([0-9a-f]{32})",$/.exec(line.toString('latin1', 0, from));
  const seq = start?.[1] ?? /^\{"seq":(\d{1,15}),/.exec(json.toString('latin1', 0, 30))?.[1];
  if (seq === undefined) return null;
  return { seq: Number(seq), checksum: start?.[2] ?? null, json };
}

/** Of bytes, for a log that has no checksum of its own left to go on from. */
export const freshChecksum = (seed: string): string =>
  createHash('sha256').update(seed).digest('hex').slice(0, NO_CHECKSUM.length);
