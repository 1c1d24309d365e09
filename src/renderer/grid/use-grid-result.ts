/** Runs the query, again after each change, and keeps the current record, the focus and the scroll where they were. */
import { useEffect, useRef, useState } from 'react';
import type { GridApi } from 'ag-grid-community';
import type { CollectionInfo, RecordRef } from '#shared/contract/dossier-api.ts';
import type { Query } from '#shared/model/filter.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { client } from '../api/client.ts';
import { onChanged } from '../api/on-changed.ts';
import { messageOf, showProblem, showToast } from '../components/toast/toast-store.ts';
import { clearFilters } from '../app/run-command.ts';
import { setLens, useLens } from '../state/lens-store.ts';
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
      const { editCell } = useUi.getState();
      const opened = await controller.source.open(newest.current);
      if (!opened) return;
      publish(opened);
      setResult({ status: 'ready', count: opened.count });
      refresh(controller, opened, reason);
      await settle(controller, collection, opened, reason, editCell);
      // A record that was made meanwhile waits for its editor.
      if (useUi.getState().editCell) await reveal(controller);
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
    if (current === null) return;
    reveal(controller).then((found) => {
      // It was made a moment ago: only a query asked after that can tell whether it is filtered out.
      if (!found && useUi.getState().editCell?.record === current) void run.current('data');
    }, showProblem);
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
  api.setRowCount(count, true);
  // Rows stay on the screen until the new ones are there.
  if (count > 0) api.refreshInfiniteCache();
}

/** The index at which the current record was seen last. */
let lastIndex = 0;

async function settle(
  controller: GridController,
  collection: CollectionInfo,
  opened: OpenResult,
  reason: Reason,
  /** The cell that waited for its editor when the query was asked. */
  awaited: { record: string } | null,
): Promise<void> {
  const { source } = controller;
  const { count } = opened;
  const { current, editCell } = useUi.getState();
  const at = current ? await source.position(current.record) : null;
  // Somebody went on to another record meanwhile.
  if (current !== useUi.getState().current) {
    await settle(controller, collection, opened, reason, awaited);
    return;
  }
  if (current && at !== null) {
    if (reason !== 'first') controller.follow(current.record, at);
    lastIndex = at;
    return;
  }
  if (current && (reason === 'first' || editCell?.record === current.record)) {
    if (reason === 'first' || editCell === awaited) sayHidden(collection);
    return;
  }
  // An edit may take a record out of a filter; it stays in the inspector until one goes elsewhere.
  if (current && reason === 'data' && (await isThere(current))) {
    controller.letGo();
    return;
  }
  const index = reason === 'data' ? Math.max(0, Math.min(lastIndex, count - 1)) : 0;
  const [record] = count > 0 ? await source.ids(index, index + 1) : [];
  useUi.setState({ current: record ? { collection: collection.id, record } : null });
  if (record === undefined) controller.letGo();
  else if (reason !== 'first') controller.follow(record, index);
}

async function isThere(ref: RecordRef): Promise<boolean> {
  const detail = await client.records.get(ref).catch(() => null);
  return detail !== null && !detail.trashed;
}

/** The current record, chosen outside the grid, comes into sight; false when the grid does not have it. */
export async function reveal(controller: GridController): Promise<boolean> {
  const { current } = useUi.getState();
  if (!current || !controller.source.current()) return false;
  const at = await controller.source.position(current.record);
  const api = controller.api();
  if (at === null) return false;
  if (!api) return true;
  lastIndex = at;
  bringIntoSight(api, at);
  controller.openAwaited();
  return true;
}

/** What is in sight stays where it is; what is not comes to the middle. */
function bringIntoSight(api: GridApi<Row>, index: number): void {
  const { top, bottom } = api.getVerticalPixelRange();
  const y = index * ROW_HEIGHT;
  const inSight = y >= top && y + ROW_HEIGHT <= bottom;
  if (!inSight && index < api.getDisplayedRowCount()) api.ensureIndexVisible(index, 'middle');
}

function sayHidden(collection: CollectionInfo): void {
  useUi.setState({ editCell: null });
  if (useLens.getState().source !== null) {
    showToast({
      message: `This ${collection.singular} is not in the grid, which shows what one source says.`,
      action: { label: 'Show all sources', run: () => setLens(null) },
    });
    return;
  }
  showToast({
    message: `This ${collection.singular} does not match the search and filters of the grid.`,
    action: { label: 'Clear them', run: clearFilters },
  });
}
