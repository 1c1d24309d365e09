/**
 * Takes CSV apart, piece by piece, as far as the rows in it are complete. RFC 4180, and what is met besides: any delimiter, mixed
 * line ends, blanks after quotes, quotes that nothing closes. Why this is not papaparse: docs/adr, "Own CSV scanner".
 */
import { AppError } from '#shared/contract/errors.ts';
import type { RowFlaw, SourceRow } from './row-source.ts';

export type CsvDialect = {
  /** One character. */
  delimiter: string;
  /** `\n` ends a row, with or without `\r` before it. `\r` alone does so in files of old Macintoshes. */
  newline: '\n' | '\r';
};

/** Characters. More than any honest row has: what can't be a row shows before it fills the memory. */
export const LONGEST_ROW = 2_000_000;

const QUOTE = 0x22;
const SPACE = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;

type Scan = {
  input: string;
  isLast: boolean;
  /** Of the row that comes next. */
  line: number;
  delimiter: string;
  delimiterCode: number;
  newline: string;
  newlineCode: number;
  /** Where the next one stands at or after the place last asked for; -1: nowhere; behind that place: to be found anew. */
  nextBreak: number;
  nextDelimiter: number;
  /** Of the quoted cell that `findClose` looked at: its closing quote, what follows it, whether quotes are strays. */
  close: number;
  after: number;
  hasStray: boolean;
};

/**
 * Answers the rows that are complete with this piece; for the last one, all that are left. Lines with nothing in them are no
 * rows. `firstLine`: the number of the line that the text begins with. Throws `invalid_input` where a row has more than 2 million
 * characters.
 */
export function createCsvScanner(
  { delimiter, newline }: CsvDialect,
  firstLine = 1,
): (text: string, isLast: boolean) => SourceRow[] {
  const scan: Scan = {
    input: '',
    isLast: false,
    line: firstLine,
    delimiter,
    delimiterCode: delimiter.charCodeAt(0),
    newline,
    newlineCode: newline.charCodeAt(0),
    nextBreak: 0,
    nextDelimiter: 0,
    close: 0,
    after: 0,
    hasStray: false,
  };
  return (text, isLast) => {
    scan.input = scan.input === '' ? text : scan.input + text;
    scan.isLast = isLast;
    scan.nextBreak = scan.input.indexOf(newline);
    scan.nextDelimiter = scan.input.indexOf(delimiter);
    const rows: SourceRow[] = [];
    let start = 0;
    while (start < scan.input.length) {
      const { line } = scan;
      const end = readRow(scan, start, rows);
      if (end < 0) {
        scan.line = line;
        break;
      }
      start = end;
    }
    scan.input = scan.input.slice(start);
    return rows;
  };
}

/** Adds the row that begins at `start`, and answers where the next one does; -1 when there is not enough of it yet. */
function readRow(scan: Scan, start: number, rows: SourceRow[]): number {
  const { input, line } = scan;
  const cells: string[] = [];
  let flaw: RowFlaw | null = null;
  let at = start;
  for (;;) {
    if (input.charCodeAt(at) === QUOTE) {
      const close = findClose(scan, at, start);
      if (close === 'incomplete') return -1;
      if (close === 'closed') {
        cells.push(quotedText(scan, at));
        if (scan.hasStray) flaw ??= 'stray-quote';
        at = scan.after + 1;
        if (input.charCodeAt(scan.after) === scan.delimiterCode) continue;
        rows.push({ line, cells, flaw });
        scan.line += 1;
        return at;
      }
      flaw = 'open-quote';
    }
    const lineEnd = findBreak(scan, at);
    if (lineEnd < 0) {
      checkLength(scan, start);
      return -1;
    }
    const cellEnd = findDelimiter(scan, at);
    if (cellEnd >= 0 && cellEnd < lineEnd) {
      cells.push(input.slice(at, cellEnd));
      at = cellEnd + 1;
      continue;
    }
    const textEnd = input.charCodeAt(lineEnd - 1) === RETURN ? lineEnd - 1 : lineEnd;
    cells.push(input.slice(at, Math.max(at, textEnd)));
    if (textEnd > start) rows.push({ line, cells, flaw });
    scan.line += 1;
    return lineEnd + 1;
  }
}

function checkLength({ input, line }: Scan, start: number): void {
  if (input.length - start <= LONGEST_ROW) return;
  throw new AppError(
    'invalid_input',
    `Line ${line} is longer than ${LONGEST_ROW} characters. This is not a table in text form, or its line ends are unusual.`,
  );
}

/** The end of the line that `at` is in; -1 when that is not known yet. */
function findBreak(scan: Scan, at: number): number {
  if (scan.nextBreak >= 0 && scan.nextBreak < at)
    scan.nextBreak = scan.input.indexOf(scan.newline, at);
  return scan.nextBreak < 0 && scan.isLast ? scan.input.length : scan.nextBreak;
}

function findDelimiter(scan: Scan, at: number): number {
  if (scan.nextDelimiter >= 0 && scan.nextDelimiter < at)
    scan.nextDelimiter = scan.input.indexOf(scan.delimiter, at);
  return scan.nextDelimiter;
}

/**
 * Looks for the quote that closes the one at `open`, and says in `scan` where. A quote in the middle that is not doubled is a
 * stray; but where it comes on a later line, or any quote does after a stray, the opening one is taken to have been a mistake: else
 * one forgotten quote would swallow the rows that follow. That also keeps the time in proportion to the text.
 */
function findClose(scan: Scan, open: number, start: number): 'closed' | 'open' | 'incomplete' {
  const { input, isLast } = scan;
  const lineEnd = findBreak(scan, open);
  scan.hasStray = false;
  let look = open + 1;
  for (;;) {
    const quote = input.indexOf('"', look);
    if (quote < 0) return isLast || input.length - start > LONGEST_ROW ? 'open' : 'incomplete';
    const isOnLaterLine = lineEnd >= 0 && lineEnd < quote;
    if (scan.hasStray && isOnLaterLine) return 'open';
    if (quote + 1 === input.length && !isLast) return 'incomplete';
    if (input.charCodeAt(quote + 1) === QUOTE) {
      look = quote + 2;
      continue;
    }
    const after = skipBlanks(scan, quote + 1);
    if (after === input.length && !isLast) return 'incomplete';
    const next = input.charCodeAt(after);
    if (after === input.length || next === scan.delimiterCode || next === scan.newlineCode) {
      scan.close = quote;
      scan.after = after;
      return 'closed';
    }
    if (isOnLaterLine) return 'open';
    scan.hasStray = true;
    look = quote + 1;
  }
}

function skipBlanks({ input, delimiterCode, newlineCode }: Scan, from: number): number {
  let at = from;
  for (;;) {
    const code = input.charCodeAt(at);
    const isBlank = code === SPACE || code === TAB || code === RETURN;
    if (!isBlank || code === delimiterCode || code === newlineCode) return at;
    at += 1;
  }
}

/** What is between the quotes; counts the lines that end in it. */
function quotedText(scan: Scan, open: number): string {
  const { input, newline, close } = scan;
  let lineEnd = findBreak(scan, open);
  while (lineEnd >= 0 && lineEnd < close) {
    scan.line += 1;
    lineEnd = input.indexOf(newline, lineEnd + 1);
  }
  const text = input.slice(open + 1, close);
  return text.includes('""') ? text.replaceAll('""', '"') : text;
}
