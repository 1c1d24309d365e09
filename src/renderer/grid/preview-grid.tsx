/** Some rows of a file as they stand in it. AG Grid draws what is in sight only, however many columns there are. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { AgGridReact } from 'ag-grid-react';
import type { CellClassParams, ColDef, GridApi, IDatasource } from 'ag-grid-community';
import { styleNonce } from '../app/style-nonce.ts';
import { columnWidth, type PreviewRow } from './preview-columns.ts';
import { gridTheme, HEADER_HEIGHT, ROW_HEIGHT } from './grid-setup.ts';
import classes from './preview-grid.module.css';

type PreviewGridProps = {
  label: string;
  columns: readonly string[];
  rows: readonly PreviewRow[];
  /** The cell that has the focus, by its place in `rows` and `columns`; null: none. */
  onCell: (place: { row: number; column: number } | null) => void;
};

/** More rows than are ever shown: there is one block, and it is asked for once. */
const BLOCK = 1_000;

export function PreviewGrid({ label, columns, rows, onCell }: PreviewGridProps) {
  const wrapper = useRef<HTMLDivElement>(null);
  const grid = useRef<GridApi<PreviewRow> | null>(null);
  const shown = useRef(rows);
  /** Widths that the user drew, by the name of the column. */
  const widths = useRef(new Map<string, number>());
  // Both are read once, when AG Grid starts.
  const [start] = useState(() => ({ datasource: datasourceOf(shown), count: rows.length }));
  const definitions = useMemo(() => columnsOf(columns, rows, widths.current), [columns, rows]);

  useEffect(() => {
    shown.current = rows;
    grid.current?.setRowCount(rows.length, true);
    // Rows stay on the screen until the new ones are there.
    grid.current?.refreshInfiniteCache();
  }, [rows]);

  return (
    <div
      ref={wrapper}
      className={classes.wrapper}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) onCell(null);
      }}
    >
      <AgGridReact<PreviewRow>
        className={classes.grid!}
        theme={gridTheme}
        styleNonce={styleNonce}
        rowModelType="infinite"
        datasource={start.datasource}
        cacheBlockSize={BLOCK}
        infiniteInitialRowCount={start.count}
        rowHeight={ROW_HEIGHT}
        headerHeight={HEADER_HEIGHT}
        columnDefs={definitions}
        animateRows={false}
        suppressMovableColumns
        suppressNoRowsOverlay
        suppressLoadingOverlay
        ensureDomOrder
        onGridReady={({ api }) => {
          grid.current = api;
          wrapper.current?.querySelector('[role="grid"]')?.setAttribute('aria-label', label);
        }}
        onGridPreDestroyed={() => {
          grid.current = null;
        }}
        onColumnResized={({ column, finished, source }) => {
          if (!finished || source === 'api' || !column) return;
          const name = column.getColDef().headerName;
          if (name !== undefined) widths.current.set(name, column.getActualWidth());
        }}
        onCellFocused={({ rowIndex, column }) => {
          const at = typeof column === 'string' || !column ? '' : column.getColId();
          if (rowIndex === null || !at.startsWith('c')) onCell(null);
          else onCell({ row: rowIndex, column: Number(at.slice(1)) });
        }}
      />
    </div>
  );
}

function columnsOf(
  columns: readonly string[],
  rows: readonly PreviewRow[],
  widths: ReadonlyMap<string, number>,
): ColDef<PreviewRow>[] {
  const cellClass = ({ data }: CellClassParams<PreviewRow>) => `preview-${data?.kind ?? 'data'}`;
  return [
    {
      colId: 'line',
      headerName: 'Line',
      width: 74,
      pinned: 'left',
      lockPosition: 'left',
      resizable: false,
      sortable: false,
      cellClass: (params) => ['preview-line', cellClass(params)],
      valueGetter: ({ data }) =>
        data ? `${data.line}${WORDS[data.kind]}${data.flaw === null ? '' : ' ⚠'}` : '',
    },
    ...columns.map((name, at): ColDef<PreviewRow> => ({
      colId: `c${at}`,
      headerName: name,
      width: widths.get(name) ?? columnWidth(name, rows, at),
      minWidth: 40,
      sortable: false,
      resizable: true,
      cellClass,
      valueGetter: ({ data }) => data?.cells[at] ?? '',
      cellRenderer: Cell,
    })),
  ];
}

const WORDS: Record<PreviewRow['kind'], string> = {
  above: ' · left out',
  names: ' · names',
  tags: ' · tags',
  data: '',
};

/** Each cell is its own island of direction; on one line, however many it has. */
function Cell({ value }: { value: string }) {
  return (
    <span className={classes.cell} dir="auto" title={value}>
      {value.slice(0, 400).replace(/\s+/gu, ' ')}
    </span>
  );
}

function datasourceOf(rows: { readonly current: readonly PreviewRow[] }): IDatasource {
  return {
    getRows(params) {
      const { startRow, endRow } = params;
      params.successCallback(rows.current.slice(startRow, endRow), rows.current.length);
    },
  };
}
