/** What all readers of fields share: cells of some columns in, a value or the reason why there is none out. */
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';

export type CellProblem = { column: string; reason: string };

/** `value`: null where the source says that it is unknown; undefined where it says nothing. */
export type Read = {
  value?: Value | null;
  /** What the mark of the unknown, or a figure that may mean it, stands for. */
  label?: string;
  problems?: CellProblem[];
};

/** Values may be handed out again for the same cells: they are not to be changed. */
export type CellReader = (cells: readonly string[]) => Read;

/** A column of the table that is read: its place, and its name for messages. */
export type Place = { at: number; name: string };

export type ReaderContext = {
  field: Field;
  /** Throws `invalid_input` where the table has no such column. */
  place: (column: string) => Place;
  /** The label, where the cell is a mark of the unknown. */
  unknown: (cell: string) => string | undefined;
};

export const NOTHING: Read = Object.freeze({});

export const cellAt = (cells: readonly string[], { at }: Place): string => cells[at] ?? '';

/** A reader of one cell: blank ones say nothing, marks of the unknown are null. */
export function oneCell(
  column: string,
  { place, unknown }: ReaderContext,
  read: (cell: string, name: string) => Read,
): CellReader {
  const from = place(column);
  return (cells) => {
    const cell = cellAt(cells, from);
    const label = unknown(cell);
    if (label !== undefined) return { value: null, label };
    return cell.trim() === '' ? NOTHING : read(cell, from.name);
  };
}

/** A failure of one of the parsers, as a problem of the column. */
export const failed = (column: string, { message }: { message: string }): Read => ({
  problems: [{ column, reason: message }],
});

/** `read`, without the problems when there are none. */
export const withProblems = (read: Read, problems: CellProblem[]): Read =>
  problems.length === 0 ? read : { ...read, problems };
