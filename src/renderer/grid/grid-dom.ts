/** Where things of the grid are in the page. AG Grid's roles and attributes, in one place. */

export type GridDom = {
  root: () => HTMLElement | null;
  cellOf: (record: string, column: string) => HTMLElement | null;
  cellAt: (index: number, column: string) => HTMLElement | null;
  header: (column: string) => HTMLElement | null;
};

export function createGridDom(root: () => HTMLElement | null): GridDom {
  const find = (selector: string): HTMLElement | null => root()?.querySelector(selector) ?? null;
  const inColumn = (column: string): string => `[col-id="${CSS.escape(column)}"]`;
  return {
    root,
    cellOf: (record, column) =>
      find(`[role="row"][row-id="${CSS.escape(record)}"] ${inColumn(column)}`),
    cellAt: (index, column) => find(`[role="row"][row-index="${index}"] ${inColumn(column)}`),
    header: (column) => find(`[role="columnheader"]${inColumn(column)}`),
  };
}

/** The column of the header that an event comes from. */
export function headerColumn(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[role="columnheader"]')?.getAttribute('col-id') ?? null;
}

/** The cell that an event comes from. */
export function cellPlace(target: EventTarget | null): { record: string; column: string } | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
  const record = cell?.closest('[role="row"]')?.getAttribute('row-id');
  const column = cell?.getAttribute('col-id');
  return record && column ? { record, column } : null;
}
