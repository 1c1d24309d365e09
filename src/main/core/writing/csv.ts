/** CSV as RFC 4180 has it: CRLF, quotes doubled. Cells are text already. */
import type { CsvDialect } from '#shared/contract/exports-api.ts';

/** Excel, LibreOffice and others run cells that begin like this, also after white space; full-width forms included. */
const FORMULA = /^(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** White space at the edges, and a BOM, `ID` and `sep=` at the beginning, mean something to some readers, unless in quotes. */
const QUOTED: Record<CsvDialect['delimiter'], RegExp> = {
  ',': /[",\r\n\0]|^[\s\ufeff]|[\s\ufeff]$|^ID|^sep=/i,
  ';': /[";\r\n\0]|^[\s\ufeff]|[\s\ufeff]$|^ID|^sep=/i,
  '\t': /["\t\r\n\0]|^[\s\ufeff]|[\s\ufeff]$|^ID|^sep=/i,
};

/** Ends with CRLF. */
export function csvLine(
  cells: readonly string[],
  { delimiter, mode }: Pick<CsvDialect, 'delimiter' | 'mode'>,
): string {
  // A single empty cell would be an empty line, which readers skip.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  const quoted = QUOTED[delimiter];
  let line = '';
  for (const [at, cell] of cells.entries()) {
    const text = mode === 'spreadsheet' ? escapeSpreadsheetCell(cell) : cell;
    if (at > 0) line += delimiter;
    const isQuoted = quoted.test(text) || (mode === 'spreadsheet' && isBrokenAsNumber(text));
    line += isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${line}\r\n`;
}

/** A `'` before what a spreadsheet would run, and before what already begins with one, so that it can be taken back. */
export function escapeSpreadsheetCell(cell: string): string {
  return cell.startsWith("'") || isFormula(cell) ? `'${cell}` : cell;
}

const SAFE_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** `007` or 20 digits: in quotes, which Calc can be told to take for text (“Format quoted field as text”). */
const isBrokenAsNumber = (text: string): boolean =>
  PLAIN_NUMBER.test(text) && !SAFE_NUMBER.test(text);

/** The inverse of `escapeSpreadsheetCell`. */
export function unescapeSpreadsheetCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

export const isFormula = (cell: string): boolean => FORMULA.test(cell) && !PLAIN_NUMBER.test(cell);
