/** Rows as a file gives them, whatever its kind: cells of text, not yet understood. */

/**
 * Why a row should be looked at. `open-quote`: a cell begins with a quote that nothing closes; it was taken for a character.
 * `stray-quote`: inside a quoted cell a quote stands that is not doubled; it was taken for a character too. `repeated-key`: a
 * JSON record has the same key twice; the last one counts. `few-cells`, `many-cells`: the row has not as many cells as the table has
 * columns. Nothing is left out of `cells` for any of these.
 */
export type RowFlaw = 'open-quote' | 'stray-quote' | 'repeated-key' | 'few-cells' | 'many-cells';

export type SourceRow = {
  /** Of a text file, the line that it begins in; of a sheet, its number there. From 1. */
  line: number;
  /** As many as the row has. A cell that is missing or empty is ''. */
  cells: string[];
  flaw: RowFlaw | null;
};

export type RowBatch = {
  rows: SourceRow[];
  /** Of the source, so far. */
  bytesRead: number;
};

/** Of any kind of file; more would be a matrix, or a wrong delimiter. */
export const MOST_COLUMNS = 2_000;
