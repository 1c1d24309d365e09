/** What the beginning of a CSV says about how it is written: the delimiter and the line ends. */
import { createCsvScanner, type CsvDialect } from './csv-scanner.ts';

/** `sep-line`: the file says so itself, in a first line as Excel writes it. */
export type GuessedDialect = CsvDialect & { why: 'sep-line' | 'guess' };

/** In a drop-down; any other single character will do as well. */
export const usualDelimiters: readonly { id: string; label: string }[] = [
  { id: ',', label: 'Comma' },
  { id: ';', label: 'Semicolon' },
  { id: '\t', label: 'Tab' },
  { id: '|', label: 'Vertical bar' },
  { id: '^', label: 'Caret' },
  { id: '~', label: 'Tilde' },
  { id: '\x1f', label: 'Unit separator (0x1F)' },
];

/** Where two fit equally well, the one that stands in running text less often. */
const RARE_FIRST = usualDelimiters.map(({ id }) => id).toReversed();

const SEP_LINE = /^\ufeff?"?sep=([^\r\n"])"?(?:\r\n|\r|\n|$)/i;
const ROWS = 200;

/** The delimiter that a first line `sep=;` names, and the text after that line. */
export function readSepLine(text: string): { delimiter: string; rest: string } | null {
  const match = SEP_LINE.exec(text);
  return match?.[1] ? { delimiter: match[1], rest: text.slice(match[0].length) } : null;
}

/** `beginning`: some hundred rows are enough; its last line may be cut. */
export function guessDialect(beginning: string): GuessedDialect {
  const newline = !beginning.includes('\n') && beginning.includes('\r') ? '\r' : '\n';
  const sep = readSepLine(beginning);
  if (sep) return { delimiter: sep.delimiter, newline, why: 'sep-line' };
  const measured = RARE_FIRST.map((delimiter) => measure(beginning, { delimiter, newline }));
  const [best] = measured
    .filter(({ width }) => width > 1)
    .toSorted((a, b) => b.share - a.share || b.width - a.width);
  return { delimiter: best?.delimiter ?? ',', newline, why: 'guess' };
}

type Measured = { delimiter: string; share: number; width: number };

/**
 * The most frequent number of cells in a row, and the share of rows that have it. Rows with half a pair of quotes in a cell do
 * not count: there the delimiter cuts through quoted text.
 */
function measure(beginning: string, dialect: CsvDialect): Measured {
  const complete = createCsvScanner(dialect)(beginning, false).slice(0, ROWS);
  const rows = complete.length > 0 ? complete : createCsvScanner(dialect)(beginning, true);
  const counts = new Map<number, number>();
  for (const { cells } of rows) {
    if (!cells.some(hasHalfPair)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  const [width, count] = [...counts].reduce(
    (most, next) => (next[1] > most[1] || (next[1] === most[1] && next[0] > most[0]) ? next : most),
    [0, 0],
  );
  return { delimiter: dialect.delimiter, share: count / rows.length, width };
}

const hasHalfPair = (cell: string): boolean =>
  cell.includes('"') && cell.split('"').length % 2 === 0;
