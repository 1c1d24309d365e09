/** What happens in the grid: focus, keys, editing, menus. One for each grid on the screen. */
import type { GridApi } from 'ag-grid-community';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { client } from '../api/client.ts';
import { showProblem, showToast } from '../components/toast/toast-store.ts';
import type { GridActions } from '../state/grid-actions.ts';
import {
  anchorAt,
  anchorOf,
  openOverlay,
  useOverlay,
  type Anchor,
} from '../state/overlay-store.ts';
import { useUi } from '../state/ui-store.ts';
import { cycleSort } from '../state/view-store.ts';
import { SELECT_COLUMN } from './columns.ts';
import { rowsAsText } from './copy-text.ts';
import { cellPlace, createGridDom, headerColumn } from './grid-dom.ts';
import { createGridClaims } from './grid-claims.ts';
import { createEditing } from './grid-editing.ts';
import { createGridFocus } from './grid-focus.ts';
import { gridKey } from './grid-keys.ts';
import { createSelection, type GridSelection } from './grid-selection.ts';
import { createWaitingKeys } from './waiting-keys.ts';
import { collectRows, createRowSource, type RowSource } from './row-source.ts';

/** More than this is what the export is for. */
const MOST_COPIED = 20_000;

export type GridController = {
  source: RowSource;
  selection: GridSelection;
  actions: GridActions;
  api: () => GridApi<Row> | null;
  attach: (api: GridApi<Row> | null) => void;
  onRowsLoaded: () => void;
  /** After a change the current record may stand elsewhere: the focus goes with it. */
  follow: (record: string, index: number) => void;
  /** After a change the current record is no longer among the rows. */
  letGo: () => void;
  openAwaited: () => void;
  onScroll: () => void;
  onPointerOver: (event: PointerEvent) => void;
  /** From the DOM: AG Grid tells of keys only later, when the next ones may have come elsewhere. */
  onKey: (event: KeyboardEvent) => void;
  onContextMenu: (event: MouseEvent) => void;
};

export function createController(
  collection: CollectionInfo,
  element: () => HTMLElement | null,
): GridController {
  const source = createRowSource();
  const selection = createSelection(source);
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  let api: GridApi<Row> | null = null;

  const dom = createGridDom(element);
  const focus = createGridFocus({ dom, api: () => api, collection });
  const editing = createEditing({ source, fields, api: () => api, dom, focus });
  const keys = createWaitingKeys(() => focus.isAstray() || editing.isOpening(), bringBack);

  /** One after the other: a key that is held down goes through the records one by one. */
  let stepped: Promise<void> = Promise.resolve();
  function step(by: -1 | 1): Promise<void> {
    const next = stepped.then(() => stepOnce(by));
    stepped = next.catch(() => undefined);
    return next;
  }

  async function stepOnce(by: -1 | 1): Promise<void> {
    const { current } = useUi.getState();
    const count = source.current()?.count ?? 0;
    const at = current ? await source.position(current.record) : null;
    const to = at === null ? 0 : at + by;
    if (to < 0 || to >= count) return;
    const [record] = await source.ids(to, to + 1);
    if (record === undefined) return;
    api?.ensureIndexVisible(to);
    if (focus.isHere() || document.activeElement === document.body) focus.to(to, focus.column());
    focus.setCurrent(record);
  }

  function show(record: string, index: number): void {
    focus.setCurrent(record);
    focus.follow(record, index);
  }

  async function copyRows(): Promise<void> {
    const { selected, current, view } = useUi.getState();
    const wanted = selected.length > 0 ? selected : current ? [current.record] : [];
    if (!view || wanted.length === 0) return;
    if (wanted.length > MOST_COPIED) {
      showToast({ message: 'These are too many rows for the clipboard. Export them as CSV.' });
      return;
    }
    const rows = await collectRows(source, new Set(wanted), MOST_COPIED);
    const shown = view.columns.flatMap((id) => fields.get(id) ?? []);
    await client.shell.copyText({ text: rowsAsText(shown, rows) });
    showToast({ message: rows.length === 1 ? 'Copied 1 row.' : `Copied ${rows.length} rows.` });
  }

  function focusCell(record: string, column: string): void {
    const index = rowOf(record)?.rowIndex ?? null;
    if (index !== null) focus.to(index, column);
  }

  /** It may have been scrolled out of sight. */
  function bringBack(): void {
    const place = focus.place();
    const index = place && rowOf(place.record)?.rowIndex;
    if (typeof index === 'number') api?.ensureIndexVisible(index);
    focus.settle();
  }

  function rowOf(record: string) {
    return api?.getRowNode(record);
  }

  function cellMenu(row: Row, column: string, anchor: Anchor): void {
    if (fields.has(column)) openOverlay({ kind: 'cellMenu', anchor, row, field: column });
  }

  const claims = createGridClaims((target) => cellAround(target));

  function cellFrom(event: Event) {
    return cellAround(event.target);
  }

  function cellAround(target: EventTarget | null) {
    const place = cellPlace(target);
    const node = place ? rowOf(place.record) : undefined;
    return place && node?.data
      ? { row: node.data, column: place.column, index: node.rowIndex }
      : null;
  }

  function go(row: number | null, end: boolean): void {
    const shown = useUi.getState().view?.columns ?? [];
    const column = end ? shown.at(-1) : shown[0];
    const index = row ?? (end ? (source.current()?.count ?? 1) - 1 : 0);
    if (column === undefined) return;
    api?.ensureIndexVisible(index);
    api?.ensureColumnVisible(column);
    focus.to(index, column);
  }

  function onCellKey(event: KeyboardEvent): void {
    const key = gridKey(event);
    const at = cellFrom(event);
    if (!key || key.do === 'nothing' || !at) return;
    const { row, column, index } = at;
    if (key.do === 'copyCell' && String(document.getSelection()) !== '') return;
    event.preventDefault();
    // Else a menu that it opens takes it for a key of its own.
    event.stopPropagation();
    const isSelect = column === SELECT_COLUMN;
    if (key.do === 'go') {
      go(key.everywhere ? null : index, key.end);
      return;
    }
    if (key.do === 'select' && index !== null) selection.toggle(index, key.range);
    else if (key.do === 'selectAll') selection.toggleAll();
    else if (key.do === 'edit' && isSelect && index !== null) selection.toggle(index, false);
    else if (key.do === 'edit') editing.edit(row, column, key.initialKey);
    else if (key.do === 'menu') {
      const cell = dom.cellOf(row.id, column);
      if (cell) cellMenu(row, isSelect ? collection.titleField : column, anchorOf(cell));
    } else if (key.do === 'claims') {
      const cell = dom.cellOf(row.id, column);
      if (cell && !isSelect) claims.show(row, column, cell, true);
    } else if (key.do === 'copyCell' && !isSelect) {
      client.shell.copyText({ text: row.cells[column]?.text ?? '' }).catch(showProblem);
    }
  }

  function onHeaderKey(event: KeyboardEvent): void {
    const column = headerColumn(event.target);
    if (column === null) return;
    const isField = fields.has(column);
    if (event.key === 'Enter' && isField) cycleSort(column, event.shiftKey);
    else if (event.key === ' ' && !isField) selection.toggleAll();
    else if (event.key === 'ArrowDown' && event.altKey && isField) {
      openOverlay({ kind: 'filter', anchor: anchorOf(dom.header(column)!), field: column });
    } else if (gridKey(event)?.do === 'menu' && isField) {
      openOverlay({
        kind: 'headerMenu',
        anchor: anchorOf(dom.header(column)!),
        field: column,
      });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * By the record, not by the place: an edit may have moved it. Where it is not among the rows, the focus comes to the
   * first one; from an editor, which names its field, to the place where it was.
   */
  async function focusCurrent(field?: string): Promise<void> {
    const { current } = useUi.getState();
    const column = field ?? focus.column();
    if (current) focus.toRecord(current.record, column);
    const loaded = current ? rowOf(current.record)?.rowIndex : null;
    const index = loaded ?? (current ? await source.position(current.record) : null);
    if (current && index !== null) focus.follow(current.record, index);
    else if (current && field !== undefined) focus.letGo();
    else if (!current || focus.isHere()) focus.to(0, column);
  }

  function focusedPlace(): { record: string; field: string } | null {
    const at = focus.place();
    const record = at?.record ?? useUi.getState().current?.record;
    const column = at?.column ?? focus.column();
    if (record === undefined) return null;
    return { record, field: fields.has(column) ? column : collection.titleField };
  }

  function onScroll(): void {
    claims.leave();
    holdEditor();
  }

  /** The editor stays over its cell wherever that goes. */
  function holdEditor(): void {
    const { overlay } = useOverlay.getState();
    const cell = overlay?.kind === 'editor' && dom.cellOf(overlay.row.id, overlay.field);
    if (cell) openOverlay({ ...overlay, anchor: anchorOf(cell) });
  }

  const actions: GridActions = {
    step,
    show,
    copyRows,
    focus: (field) => void focusCurrent(field).catch(showProblem),
    place: focusedPlace,
    focusHeader(field) {
      dom.header(field)?.focus();
    },
    patchRow(row) {
      rowOf(row.id)?.setData(row);
    },
    edit: (row, field) => editing.edit(row, field),
    editNext: (row, field, by) => void editing.editNext(row, field, by).catch(showProblem),
    autosize: (columns) => api?.autoSizeColumns(columns),
  };

  return {
    source,
    selection,
    actions,
    api: () => api,
    attach(attached) {
      api = attached;
      claims.leave();
      focus.watch(attached !== null);
      keys.watch(attached !== null);
      const grid = attached && element()?.querySelector('[role="grid"]');
      grid?.setAttribute('aria-label', collection.title);
    },
    openAwaited: editing.openAwaited,
    onRowsLoaded() {
      editing.openAwaited();
      requestAnimationFrame(holdEditor);
    },
    follow: focus.follow,
    letGo: focus.letGo,
    onScroll,
    onPointerOver: (event) => claims.over(event.target),
    onKey(event) {
      if (headerColumn(event.target) !== null) onHeaderKey(event);
      else onCellKey(event);
    },
    onContextMenu(event) {
      const column = headerColumn(event.target);
      if (column !== null) {
        if (fields.has(column)) {
          openOverlay({ kind: 'headerMenu', anchor: anchorAt(event), field: column });
        }
        event.preventDefault();
        return;
      }
      const at = cellFrom(event);
      if (!at) return;
      event.preventDefault();
      const shown = fields.has(at.column) ? at.column : collection.titleField;
      focusCell(at.row.id, shown);
      cellMenu(at.row, shown, anchorAt(event));
    },
  };
}
