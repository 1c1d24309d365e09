/** Runs the query, again after each change, and keeps the current record, the focus and the scroll where they were. */
import { useEffect, useRef, useState } from 'react';
import type { GridApi } from 'ag-grid-community';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Query } from '#shared/model/filter.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { onChanged } from '../api/on-changed.ts';
import { messageOf, showProblem, showToast } from '../components/toast/toast-store.ts';
import { clearFilters } from '../app/run-command.ts';
import { useUi } from '../state/ui-store.ts';
import { useView } from '../state/view-store.ts';
import { visibleFields } from './grid-columns.ts';
import type { GridController } from './grid-controller.ts';
import { ROW_HEIGHT } from './grid-setup.ts';
import type { OpenResult } from './row-source.ts';

export type GridResult =
  | { status: 'waiting' }
  | { status: 'failed'; message: string; retry: () => void }
  | { status: 'ready'; count: number };

/** Why the query runs: another query, or other data under the same one. */
type Reason = 'first' | 'query' | 'data';

export function useGridResult(
  controller: GridController,
  collection: CollectionInfo,
  query: Query,
): GridResult {
  const [result, setResult] = useState<GridResult>({ status: 'waiting' });
  const newest = useRef(query);
  const ran = useRef(false);
  const columns = useView(({ view }) => view?.columns);
  const current = useUi((state) => state.current?.record ?? null);

  const run = useRef(async (reason: Reason): Promise<void> => {
    try {
      const opened = await controller.source.open(newest.current);
      if (!opened) return;
      publish(opened);
      setResult({ status: 'ready', count: opened.count });
      refresh(controller, opened, reason);
      await settle(controller, collection, opened, reason);
    } catch (error) {
      const retry = (): void => void run.current('query');
      setResult({ status: 'failed', message: messageOf(error), retry });
    }
  });

  useEffect(() => {
    newest.current = query;
    void run.current(ran.current ? 'query' : 'first');
    ran.current = true;
  }, [query]);

  useEffect(() => onChanged(collection.id, () => void run.current('data')), [collection.id]);

  useEffect(() => {
    const { view } = useUi.getState();
    if (view && columns) useUi.setState({ view: { ...view, columns: visibleFields(columns) } });
  }, [columns]);

  useEffect(() => {
    if (current !== null) reveal(controller, current).catch(showProblem);
  }, [controller, current]);

  return result;
}

function publish({ query, result, count }: OpenResult): void {
  const columns = visibleFields(useView.getState().view?.columns ?? []);
  useUi.setState({ view: { query, result, count, columns } });
}

function refresh(controller: GridController, { count }: OpenResult, reason: Reason): void {
  const api = controller.api();
  if (!api || reason === 'first') return;
  if (reason === 'query' && count > 0 && api.getDisplayedRowCount() > 0) {
    api.ensureIndexVisible(0, 'top');
  }
  if (count === 0) api.setRowCount(0, true);
  // Rows stay on the screen until the new ones are there.
  else api.refreshInfiniteCache();
}

/** The index at which the current record was seen last. */
let lastIndex = 0;

async function settle(
  controller: GridController,
  collection: CollectionInfo,
  { count }: OpenResult,
  reason: Reason,
): Promise<void> {
  const { source } = controller;
  const { current, editCell } = useUi.getState();
  const at = current ? await source.position(current.record) : null;
  if (at !== null) {
    if (reason === 'data') follow(controller, at);
    lastIndex = at;
    await openAwaited(controller, at);
    return;
  }
  const awaited = current !== null && (reason === 'first' || editCell?.record === current.record);
  if (awaited) {
    sayHidden(collection);
    return;
  }
  const index = reason === 'data' ? Math.min(lastIndex, count - 1) : 0;
  const [record] = count > 0 ? await source.ids(Math.max(0, index), Math.max(0, index) + 1) : [];
  useUi.setState({ current: record ? { collection: collection.id, record } : null });
}

/** After a change the record may stand elsewhere: the focus goes with it. */
function follow(controller: GridController, index: number): void {
  const api = controller.api();
  const focused = api?.getFocusedCell();
  if (!api || !focused || !controller.hasFocus() || focused.rowIndex === index) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, focused.column);
}

/** A record chosen outside the grid comes into sight. */
async function reveal(controller: GridController, record: string): Promise<void> {
  if (!controller.source.current()) return;
  const at = await controller.source.position(record);
  const api = controller.api();
  if (at === null || !api) return;
  lastIndex = at;
  bringIntoSight(api, at);
  await openAwaited(controller, at);
}

/** What is in sight stays where it is; what is not comes to the middle. */
function bringIntoSight(api: GridApi<Row>, index: number): void {
  const { top, bottom } = api.getVerticalPixelRange();
  const y = index * ROW_HEIGHT;
  const inSight = y >= top && y + ROW_HEIGHT <= bottom;
  if (!inSight && index < api.getDisplayedRowCount()) api.ensureIndexVisible(index, 'middle');
}

async function openAwaited(controller: GridController, index: number): Promise<void> {
  const { editCell, current } = useUi.getState();
  const api = controller.api();
  if (!editCell || editCell.record !== current?.record || !api) return;
  useUi.setState({ editCell: null });
  const { rows } = await controller.source.rows(index, index + 1);
  const row = rows[0];
  if (!row) return;
  api.ensureIndexVisible(index);
  api.setFocusedCell(index, editCell.field);
  controller.actions.edit(row, editCell.field);
}

function sayHidden(collection: CollectionInfo): void {
  useUi.setState({ editCell: null });
  showToast({
    message: `This ${collection.singular} does not match the search and filters of the grid.`,
    action: { label: 'Clear them', run: clearFilters },
  });
}
