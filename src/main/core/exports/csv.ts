/** CSV as RFC 4180 has it: CRLF, quotes doubled. Cells are text already. */
import type { CsvDialect } from '#shared/contract/exports-api.ts';

/** Excel, LibreOffice and others run cells that begin like this, also after white space; full-width forms included. */
const FORMULA = /^(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Ends with CRLF. */
export function csvLine(cells: readonly string[], dialect: Pick<CsvDialect, 'delimiter' | 'mode'>): string {
  const isSpreadsheet = dialect.mode === 'spreadsheet';
  const written = cells.map((cell) => quote(isSpreadsheet ? escapeSpreadsheetCell(cell) : cell, dialect.delimiter));
  // A single empty cell would be an empty line, which readers skip.
  const line = written.length === 1 && written[0] === '' ? '""' : written.join(dialect.delimiter);
  return `${line}\r\n`;
}

/** White space at the edges, a BOM and `ID` at the beginning mean something to some readers, unless in quotes. */
function quote(cell: string, delimiter: string): string {
  const needed = cell.includes(delimiter) || /["\r\n\0]|^[\s\ufeff]|[\s\ufeff]$|^ID/.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A `'` before what a spreadsheet would run, and before what already begins with one, so that it can be taken back. */
export function escapeSpreadsheetCell(cell: string): string {
  return cell.startsWith("'") || isFormula(cell) ? `'${cell}` : cell;
}

/** The inverse of `escapeSpreadsheetCell`. */
export function unescapeSpreadsheetCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

export const isFormula = (cell: string): boolean => FORMULA.test(cell) && !PLAIN_NUMBER.test(cell);
