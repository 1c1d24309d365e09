/** What the grid on the screen can do for commands that come from outside it; null while none is shown. */

export type GridActions = {
  /** Makes the previous (-1) or next (1) record the current one. */
  step: (by: -1 | 1) => Promise<void>;
  /** Copies the selected rows, or the current one, with headers, as a spreadsheet takes them. */
  copyRows: () => Promise<void>;
  /** Puts the focus on the current row. */
  focus: () => void;
};

export const gridActions: { current: GridActions | null } = { current: null };
