/** Puts a document together: one text of all blocks, and where in it each of them stands. */
import type { Block, Document, Mark } from '#shared/model/document.ts';
import { directionOf } from '#shared/text/direction.ts';
import { count, MOST_BLOCKS, MOST_CHARACTERS, refuse } from './limits.ts';
import { numberBlocks } from './number-blocks.ts';
import type { Inline, Piece, Pieces } from './pieces.ts';
import { tidy, tidyText } from './tidy.ts';
import { withTitleAbove } from './title-level.ts';

const LONGEST_TITLE = 1_000;

/** `name` is the file's, for messages. Throws `invalid_input` when there is too much in it, or no text. */
export function assemble(read: Pieces, name: string): Document {
  const pieces = withTitleAbove(read.pieces.map(tidyPiece).filter(hasContent));
  if (pieces.length > MOST_BLOCKS) {
    throw refuse(
      name,
      `has ${count(pieces.length)} paragraphs, and ${count(MOST_BLOCKS)} is the most`,
    );
  }
  const blocks: Block[] = [];
  const texts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const text = textOf(piece);
    blocks.push(blockOf(piece, text, length));
    texts.push(text);
    length += text.length + 1;
  }
  if (length > MOST_CHARACTERS) {
    throw refuse(
      name,
      `has ${count(length)} characters, and ${count(MOST_CHARACTERS)} is the most`,
    );
  }
  const text = texts.join('\n');
  if (text.trim() === '') throw refuse(name, 'has no text in it');
  const { kind, language, notices } = read;
  const title = titleOf(read.title, text, blocks);
  return {
    kind,
    ...(title && { title }),
    ...(language && { language }),
    blocks: numberBlocks(text, blocks),
    text,
    notices,
  };
}

function tidyPiece(piece: Piece): Piece {
  if (piece.kind === 'pageBreak') return piece;
  if (piece.kind === 'row')
    return { ...piece, cells: piece.cells.map((cell) => oneLine(tidy(cell))) };
  return { ...piece, ...tidy(piece, piece.kind === 'preformatted') };
}

/** Tabs stand between the cells, and a line feed behind the row. */
const oneLine = ({ text, marks }: Inline): Inline => ({
  text: text.replace(/[\t\n]/g, ' '),
  marks,
});

function hasContent(piece: Piece): boolean {
  if (piece.kind === 'pageBreak') return true;
  return piece.kind === 'row' ? piece.cells.some(({ text }) => text !== '') : piece.text !== '';
}

function textOf(piece: Piece): string {
  if (piece.kind === 'pageBreak') return '';
  return piece.kind === 'row' ? piece.cells.map(({ text }) => text).join('\t') : piece.text;
}

function blockOf(piece: Piece, text: string, start: number): Block {
  const shared = {
    start,
    end: start + text.length,
    ...(piece.page !== undefined && { page: piece.page }),
    direction: directionOf(text),
  };
  switch (piece.kind) {
    case 'pageBreak':
      return { kind: 'pageBreak', ...shared, marks: [] };
    case 'row':
      return { kind: 'row', ...shared, ...placeCells(piece.cells, start), isHead: piece.isHead };
    case 'heading':
      return { kind: 'heading', ...shared, marks: shift(piece.marks, start), level: piece.level };
    case 'item': {
      const { depth, ordinal } = piece;
      const marks = shift(piece.marks, start);
      return { kind: 'item', ...shared, marks, depth, ...(ordinal !== undefined && { ordinal }) };
    }
    case 'paragraph':
    case 'quotation':
    case 'preformatted':
      return { kind: piece.kind, ...shared, marks: shift(piece.marks, start) };
  }
}

function placeCells(cells: readonly Inline[], from: number) {
  let start = from;
  const placed: { start: number; end: number }[] = [];
  const marks: Mark[] = [];
  for (const cell of cells) {
    placed.push({ start, end: start + cell.text.length });
    marks.push(...shift(cell.marks, start));
    start += cell.text.length + 1;
  }
  return { cells: placed, marks };
}

const shift = (marks: readonly Mark[], by: number): Mark[] =>
  marks
    .map(({ start, end, kind }) => ({ start: start + by, end: end + by, kind }))
    .sort((a, b) => a.start - b.start || b.end - a.end);

function titleOf(
  given: string | undefined,
  text: string,
  blocks: readonly Block[],
): string | undefined {
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const title = tidyText(given ?? '').trim() || text.slice(heading?.start ?? 0, heading?.end ?? 0);
  return title.replace(/\s+/g, ' ').slice(0, LONGEST_TITLE) || undefined;
}
