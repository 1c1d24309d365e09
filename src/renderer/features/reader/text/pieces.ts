/**
 * A document cut into what is drawn at a time. A block is one piece; one of many thousand characters is several. Chunks of pieces are
 * drawn when they come near to what is seen, so that the longest document opens as fast as a short one.
 */
import type { Block, Document } from '#shared/model/document.ts';

/** `start` and `end` are indexes of the text. */
export type Piece = { block: number; start: number; end: number; isFirst: boolean };

/** `from` and `to` are indexes of pieces, `to` the first one after; `em`: about how high it is, in heights of letters. */
export type Chunk = { from: number; to: number; start: number; end: number; em: number };

export type Layout = { pieces: Piece[]; chunks: Chunk[] };

/** Letters. What is longer takes a browser too long to break into lines at once. */
const LONGEST_PIECE = 12_000;
const CHUNK_LETTERS = 8_000;
const CHUNK_PIECES = 60;
/** A table of so many rows is drawn at once, that its columns keep their widths. */
const CHUNK_ROWS = 300;

export function layoutOf({ blocks, text }: Document): Layout {
  const pieces = blocks.flatMap((block, at) => piecesOf(text, block, at));
  return { pieces, chunks: chunksOf(pieces, blocks) };
}

function piecesOf(text: string, { start, end, kind }: Block, block: number): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  while (kind !== 'row' && end - from > LONGEST_PIECE) {
    const to = breakBefore(text, from + LONGEST_PIECE, from);
    pieces.push({ block, start: from, end: to, isFirst: from === start });
    from = to;
  }
  return [...pieces, { block, start: from, end, isFirst: from === start }];
}

/** Behind the last white space before `limit`, or at `limit`, but never between the halves of a character. */
function breakBefore(text: string, limit: number, from: number): number {
  for (let at = limit; at > from + LONGEST_PIECE / 2; at -= 1)
    if (/\s/.test(text[at - 1] ?? '')) return at;
  return /[\udc00-\udfff]/.test(text[limit] ?? '') ? limit - 1 : limit;
}

function chunksOf(pieces: readonly Piece[], blocks: readonly Block[]): Chunk[] {
  const chunks: Chunk[] = [];
  let from = 0;
  for (const [at, piece] of pieces.entries()) {
    const first = pieces[from];
    const next = pieces[at + 1];
    if (!first || (next && !isFull({ from, at, first, piece, next }, blocks))) continue;
    const em = pieces.slice(from, at + 1).reduce((sum, one) => sum + heightOf(one, blocks), 0);
    chunks.push({ from, to: at + 1, start: first.start, end: piece.end, em });
    from = at + 1;
  }
  return chunks;
}

type Gathered = { from: number; at: number; first: Piece; piece: Piece; next: Piece };

function isFull({ from, at, first, piece, next }: Gathered, blocks: readonly Block[]): boolean {
  const isInTable = [piece, next].every(({ block }) => blocks[block]?.kind === 'row');
  if (isInTable && at - from < CHUNK_ROWS) return false;
  return next.end - first.start > CHUNK_LETTERS || at - from + 1 >= CHUNK_PIECES;
}

const LETTERS_A_LINE = 62;
const LINE = 1.65;

/** A guess, which holds until it is drawn. */
function heightOf({ block, start, end }: Piece, blocks: readonly Block[]): number {
  const kind = blocks[block]?.kind;
  const lines = Math.max(1, Math.ceil((end - start) / LETTERS_A_LINE));
  const space = kind === 'heading' ? 2.2 : kind === 'row' ? 0.5 : kind === 'item' ? 0.3 : 0.9;
  return lines * LINE + space;
}

/** The chunk that a place of the text is in, or the one before where it lies between two. */
export function chunkAt(chunks: readonly Chunk[], offset: number): number {
  return lastUpTo(chunks, offset);
}

/** The block that a place of the text is in. */
export function blockAt(blocks: readonly Block[], offset: number): number {
  return lastUpTo(blocks, offset);
}

/** Index of the last one that begins at `offset` or before; 0 where none does. */
function lastUpTo(list: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
