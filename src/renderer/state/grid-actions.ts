/** What the grid on the screen can do for commands that come from outside it; null while none is shown. */
import type { Row } from '#shared/contract/records-api.ts';

export type GridActions = {
  /** Makes the previous (-1) or next (1) record the current one. */
  step: (by: -1 | 1) => Promise<void>;
  /** Makes the record at this place the current one; the focus goes with it where it is in the grid. */
  show: (record: string, index: number) => void;
  /** Copies the selected rows, or the current one, with headers, as a spreadsheet takes them. */
  copyRows: () => Promise<void>;
  /** Puts the focus back on the cell it was on, or on that cell of the current row. */
  focus: (field?: string) => void;
  /** The record and field of the cell that has the focus, else the current record and the field of the one that had it. */
  place: () => { record: string; field: string } | null;
  focusHeader: (field: string) => void;
  /** Shows a row as it is after an edit, before the core's event arrives. */
  patchRow: (row: Row) => void;
  /** Opens the editor of a cell of the current row. */
  edit: (row: Row, field: string) => void;
  /** From one cell to the next one that can be edited, over the ends of rows. */
  editNext: (row: Row, field: string, by: -1 | 1) => void;
  autosize: (fields: string[]) => void;
};

export const gridActions: { current: GridActions | null } = { current: null };
