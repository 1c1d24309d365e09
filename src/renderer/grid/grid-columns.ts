/** Columns both ways: what the user drags becomes the view, what the view says becomes the grid. */
import type { ColumnState, GridApi } from 'ag-grid-community';
import type { Field } from '#shared/model/field.ts';
import type { Row } from '#shared/contract/records-api.ts';
import type { ViewColumn } from '#shared/model/view.ts';
import { SELECT_COLUMN } from './columns.ts';

const WIDTH = 150;

export function readColumns(api: GridApi<Row>): ViewColumn[] {
  return api
    .getColumnState()
    .filter(({ colId }) => colId !== SELECT_COLUMN)
    .map(({ colId, width, hide, pinned }) => ({
      field: colId,
      ...(width === null || width === undefined ? {} : { width: Math.round(width) }),
      ...(hide ? { hidden: true } : {}),
      ...(pinned === 'left' || pinned === 'right' ? { pinned } : {}),
    }));
}

export function applyColumns(
  api: GridApi<Row>,
  columns: readonly ViewColumn[],
  fields: readonly Field[],
): void {
  const widths = new Map(fields.map((field) => [field.id, field.width ?? WIDTH]));
  const wanted = columns.map((column): ColumnState => ({
    colId: column.field,
    width: column.width ?? widths.get(column.field) ?? WIDTH,
    hide: column.hidden ?? false,
    pinned: column.pinned ?? null,
  }));
  const now = api
    .getColumnState()
    .filter(({ colId }) => colId !== SELECT_COLUMN)
    .map(({ colId, width, hide, pinned }): ColumnState => ({
      colId,
      width: width ?? WIDTH,
      hide: hide ?? false,
      pinned: pinned ?? null,
    }));
  if (JSON.stringify(now) === JSON.stringify(wanted)) return;
  api.applyColumnState({
    state: [{ colId: SELECT_COLUMN, pinned: 'left' }, ...wanted],
    applyOrder: true,
  });
}

/** As they stand on the screen: pinned ones at their sides. */
export function visibleFields(columns: readonly ViewColumn[]): string[] {
  const shown = columns.filter((column) => !column.hidden);
  return [
    ...shown.filter(({ pinned }) => pinned === 'left'),
    ...shown.filter(({ pinned }) => pinned === undefined),
    ...shown.filter(({ pinned }) => pinned === 'right'),
  ].map(({ field }) => field);
}
