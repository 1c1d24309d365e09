/** The rows of one sheet of a workbook, read in pieces. */
import { AppError } from '#shared/contract/errors.ts';
import { inflateEntry } from '../reading/inflate.ts';
import { MOST_COLUMNS, type RowBatch, type SourceRow } from './row-source.ts';
import type { XlsxBook, XlsxSheet } from './xlsx-book.ts';
import { cellText, readCellContext, type CellContext } from './xlsx-cells.ts';
import { createXmlReader, type XmlEvents } from './xml.ts';

/** Characters. Excel allows 32,767. */
const LONGEST_CELL = 1_000_000;

/** Rows without any content are left out; their numbers show it. Throws `damaged`, and `invalid_input` for a document type. */
export async function* readXlsx(
  book: XlsxBook,
  sheet: XlsxSheet,
): AsyncGenerator<RowBatch, void, undefined> {
  let rows: SourceRow[] = [];
  const context = await readCellContext(book);
  const reader = createXmlReader(
    book.called,
    sheetEvents(book.called, context, (row) => rows.push(row)),
  );
  let bytesRead = 0;
  for await (const piece of inflateEntry(book.bytes, sheet.entry, book.called)) {
    reader.write(piece);
    bytesRead += piece.length;
    yield { rows, bytesRead };
    rows = [];
  }
  reader.end();
  if (rows.length > 0) yield { rows, bytesRead };
}

function sheetEvents(
  called: string,
  context: CellContext,
  add: (row: SourceRow) => void,
): XmlEvents {
  let line = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: { type: string; style: string; raw: string } | null = null;
  let isContent = false;
  let isReading = false;
  return {
    open: (tag, attribute) => {
      if (tag === 'row') {
        line = lineOf(attribute('r')) ?? line + 1;
        cells = [];
        column = 0;
      } else if (tag === 'c') {
        column = columnOf(attribute('r')) ?? column + 1;
        cell = { type: attribute('t'), style: attribute('s'), raw: '' };
      } else if (tag === 'v' || tag === 't') isContent = true;
      else if (tag === 'rPh') isReading = true;
    },
    text: (text) => {
      if (!cell || !isContent || isReading) return;
      cell.raw += text;
      if (cell.raw.length > LONGEST_CELL)
        throw tooLarge(called, `a cell in row ${line} has more than ${LONGEST_CELL} characters`);
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') isContent = false;
      else if (tag === 'rPh') isReading = false;
      else if (tag === 'c' && cell) {
        const text = cell.raw === '' ? '' : cellText(cell.type, cell.style, cell.raw, context);
        cell = null;
        if (text === '') return;
        if (column > MOST_COLUMNS)
          throw tooLarge(called, `row ${line} has more than ${MOST_COLUMNS} columns`);
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = text;
      } else if (tag === 'row' && cells.length > 0) add({ line, cells, flaw: null });
    },
  };
}

/** `12` -> 12; undefined where it is left out, as it may be. */
function lineOf(reference: string): number | undefined {
  return /^[1-9]\d{0,7}$/.test(reference) ? Number(reference) : undefined;
}

/** `C12` -> 3; undefined where it is left out, as it may be. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

const tooLarge = (called: string, why: string): AppError =>
  new AppError(
    'invalid_input',
    `${called} is not read: ${why}. Delete what does not belong to the table, or save it as CSV.`,
  );
