/** The grid of a collection: AG Grid over the core's result of a query, and nothing kept that the core knows. */
import { useEffect, useMemo, useRef } from 'react';
import { AgGridReact } from 'ag-grid-react';
import type { GridApi, IDatasource } from 'ag-grid-community';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Query } from '#shared/model/filter.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { styleNonce } from '../app/style-nonce.ts';
import { showProblem } from '../components/toast/toast-store.ts';
import { gridActions } from '../state/grid-actions.ts';
import { changeView, useView } from '../state/view-store.ts';
import { createBlockQueue } from './block-queue.ts';
import { columnDefs } from './columns.ts';
import { applyColumns, readColumns } from './grid-columns.ts';
import { createController, type GridController } from './grid-controller.ts';
import { gridKey } from './grid-keys.ts';
import { gridTheme, HEADER_HEIGHT, ROW_HEIGHT } from './grid-setup.ts';
import { GridFailed, GridNothing, GridWaiting } from './grid-states.tsx';
import { reveal, useGridResult } from './use-grid-result.ts';
import classes from './records-grid.module.css';

const BLOCK = 100;

type RecordsGridProps = { collection: CollectionInfo; query: Query; onClear: () => void };

export function RecordsGrid({ collection, query, onClear }: RecordsGridProps) {
  const wrapper = useRef<HTMLDivElement>(null);
  const columns = useView(({ view }) => view?.columns);
  // The page gives each collection a grid of its own, so what is made here stays right while it is there.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const controller = useMemo(() => createController(collection, () => wrapper.current), []);
  const result = useGridResult(controller, collection, query);

  useEffect(() => {
    const { actions } = controller;
    gridActions.current = actions;
    return () => {
      if (gridActions.current === actions) gridActions.current = null;
    };
  }, [controller]);

  useEffect(() => {
    const api = controller.api();
    if (api && columns) applyColumns(api, columns, collection.fields);
  }, [controller, columns, collection]);

  const empty = result.status === 'ready' && result.count === 0;
  return (
    <div
      ref={wrapper}
      className={classes.wrapper}
      data-grid={collection.id}
      onKeyDownCapture={(event) => controller.onKey(event.nativeEvent)}
      onPointerOver={(event) => controller.onPointerOver(event.nativeEvent)}
      onContextMenu={(event) => controller.onContextMenu(event.nativeEvent)}
    >
      {result.status === 'waiting' ? <GridWaiting /> : null}
      {result.status === 'failed' ? (
        <GridFailed message={result.message} onRetry={result.retry} />
      ) : null}
      {result.status === 'ready' ? (
        <Grid controller={controller} collection={collection} count={result.count} />
      ) : null}
      {empty ? <GridNothing collection={collection} query={query} onClear={onClear} /> : null}
    </div>
  );
}

type GridProps = { controller: GridController; collection: CollectionInfo; count: number };

function Grid({ controller, collection, count }: GridProps) {
  // All of these are read once, when AG Grid starts.
  const start = useMemo(
    () => ({
      columns: columnDefs(collection, useView.getState().view?.columns ?? [], {
        onToggle: controller.selection.toggle,
        onToggleAll: controller.selection.toggleAll,
        isOurs: (event) => gridKey(event) !== null,
      }),
      datasource: datasourceOf(controller),
      count: Math.max(1, count),
    }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  const keepColumns = (api: GridApi<Row>): void => changeView({ columns: readColumns(api) });

  return (
    <AgGridReact<Row>
      className={classes.grid!}
      theme={gridTheme}
      styleNonce={styleNonce}
      rowModelType="infinite"
      datasource={start.datasource}
      cacheBlockSize={BLOCK}
      maxBlocksInCache={30}
      // The queue of blocks sees to that.
      maxConcurrentDatasourceRequests={-1}
      infiniteInitialRowCount={start.count}
      rowBuffer={6}
      rowHeight={ROW_HEIGHT}
      headerHeight={HEADER_HEIGHT}
      columnDefs={start.columns}
      getRowId={({ data }) => data.id}
      animateRows={false}
      suppressColumnMoveAnimation
      suppressDragLeaveHidesColumns
      suppressNoRowsOverlay
      suppressLoadingOverlay
      ensureDomOrder
      // Its own way fails when the focused row is gone; grid-focus.ts restores the focus.
      suppressFocusAfterRefresh
      preventDefaultOnContextMenu
      onGridReady={({ api }) => {
        controller.attach(api);
        reveal(controller).catch(showProblem);
      }}
      onGridPreDestroyed={() => controller.attach(null)}
      onCellDoubleClicked={({ data, column }) => {
        if (data) controller.actions.edit(data, column.getColId());
      }}
      onBodyScroll={() => controller.onScroll()}
      onColumnMoved={({ api, finished, source }) => {
        if (finished && source.startsWith('ui')) keepColumns(api);
      }}
      onColumnResized={({ api, finished, source }) => {
        if (finished && source !== 'api') keepColumns(api);
      }}
      onColumnPinned={({ api, source }) => {
        if (source.startsWith('ui')) keepColumns(api);
      }}
    />
  );
}

function datasourceOf(controller: GridController): IDatasource {
  const queue = createBlockQueue(({ from, to }) => {
    const api = controller.api();
    return !!api && from <= api.getLastDisplayedRowIndex() && to > api.getFirstDisplayedRowIndex();
  });
  return {
    getRows(params) {
      const { startRow, endRow } = params;
      queue({ from: startRow, to: endRow }, async () => {
        try {
          const { rows, count } = await controller.source.rows(startRow, endRow);
          params.successCallback(rows, count);
          controller.onRowsLoaded();
        } catch (error) {
          params.failCallback();
          showProblem(error);
        }
      });
    },
  };
}
