/** What a preview shows: columns with a width that fits most of what is in them, and rows of which some are no data. */

export type PreviewRow = {
  line: number;
  cells: readonly string[];
  /** above: a title, left out. names and tags: what the columns are called. */
  kind: 'above' | 'names' | 'tags' | 'data';
  /** What is odd about the row, in words. */
  flaw: string | null;
};

const LEAST = 56;
const MOST = 280;
/** Of an ordinary letter, in CSS pixels. */
const LETTER = 7.2;
const PADDING = 22;

/** Wide enough for the name and nine in ten cells, within bounds: one long cell does not push all others out of sight. */
export function columnWidth(name: string, rows: readonly PreviewRow[], at: number): number {
  const lengths = rows
    .filter(({ kind }) => kind === 'data')
    .map(({ cells }) => cells[at]?.length ?? 0)
    .toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const wanted = Math.max(name.length, usual) * LETTER + PADDING;
  return Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
}
