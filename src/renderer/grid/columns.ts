/** Fields of a collection as columns of the grid. */
import type { ColDef, SuppressKeyboardEventParams } from 'ag-grid-community';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Row } from '#shared/contract/records-api.ts';
import type { ViewColumn } from '#shared/model/view.ts';
import { ClaimCell } from './claim-cell.ts';
import { HeaderCell } from './header-cell.tsx';
import { SelectCell } from './select-cell.ts';
import { SelectHeader } from './select-header.tsx';

export const SELECT_COLUMN = 'select';

const numeric = new Set<Field['type']>(['number', 'quantity']);
const figures = new Set<Field['type']>(['number', 'quantity', 'date', 'duration', 'coordinates']);

export type ColumnHandlers = {
  onToggle: (index: number, range: boolean) => void;
  onToggleAll: () => void;
  /** Keys that the page handles itself and AG Grid must not. */
  isOurs: (event: KeyboardEvent) => boolean;
};

export function columnDefs(
  collection: Collection,
  columns: readonly ViewColumn[],
  handlers: ColumnHandlers,
): ColDef<Row>[] {
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  const suppressKeyboardEvent = ({ event }: SuppressKeyboardEventParams<Row>): boolean =>
    handlers.isOurs(event);
  const select: ColDef<Row> = {
    colId: SELECT_COLUMN,
    headerName: 'Selection',
    width: 38,
    minWidth: 38,
    maxWidth: 38,
    pinned: 'left',
    lockPosition: 'left',
    lockPinned: true,
    lockVisible: true,
    resizable: false,
    sortable: false,
    suppressMovable: true,
    cellClass: 'select-cell',
    headerClass: 'select-cell',
    cellRenderer: SelectCell,
    cellRendererParams: { titleField: collection.titleField, onToggle: handlers.onToggle },
    headerComponent: SelectHeader,
    headerComponentParams: { onToggleAll: handlers.onToggleAll },
    suppressKeyboardEvent,
  };
  return [
    select,
    ...columns.flatMap((column): ColDef<Row>[] => {
      const field = fields.get(column.field);
      if (!field) return [];
      const isTitle = field.id === collection.titleField;
      return [
        {
          colId: field.id,
          headerName: field.title,
          width: column.width ?? field.width ?? 150,
          minWidth: 48,
          hide: column.hidden ?? false,
          pinned: column.pinned ?? null,
          sortable: false,
          resizable: true,
          valueGetter: ({ data }) => data?.cells[field.id],
          cellClass: cellClasses(field, isTitle),
          cellRenderer: ClaimCell,
          cellRendererParams: { field, isTitle },
          headerComponent: HeaderCell,
          headerComponentParams: { field, numeric: numeric.has(field.type) },
          suppressKeyboardEvent,
        },
      ];
    }),
  ];
}

function cellClasses(field: Field, isTitle: boolean): string[] {
  return [
    ...(numeric.has(field.type) ? ['number-cell'] : []),
    ...(figures.has(field.type) ? ['figure-cell'] : []),
    ...(isTitle ? ['title-cell'] : []),
  ];
}
