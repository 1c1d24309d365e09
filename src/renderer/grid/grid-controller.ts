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
import { createEditing } from './grid-editing.ts';
import { gridKey } from './grid-keys.ts';
import { createSelection, type GridSelection } from './grid-selection.ts';
import { collectRows, createRowSource, type RowSource } from './row-source.ts';

/** More than this is what the export is for. */
const MOST_COPIED = 20_000;

export type GridController = {
  source: RowSource;
  selection: GridSelection;
  actions: GridActions;
  api: () => GridApi<Row> | null;
  attach: (api: GridApi<Row> | null) => void;
  hasFocus: () => boolean;
  onFocused: (index: number | null) => void;
  onRowsLoaded: () => void;
  /** After a change the current record may stand elsewhere: the focus goes with it. */
  follow: (record: string, index: number) => void;
  openAwaited: () => void;
  onScroll: () => void;
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

  const editing = createEditing({ source, fields, api: () => api, cellElement, focusAt });

  /** Stays true when the row that had the focus is taken away under it. */
  let focusWithin = false;
  const onFocusIn = ({ target }: FocusEvent): void => {
    focusWithin = target instanceof Node && (element()?.contains(target) ?? false);
  };
  const hasFocus = (): boolean =>
    focusWithin &&
    (document.activeElement === document.body ||
      (element()?.contains(document.activeElement) ?? false));

  /** The focus is on a row that is still to be loaded. */
  let focusAhead = false;

  /** Where the focus goes as soon as the record is loaded there. */
  let following: { record: string; index: number } | null = null;

  function followUp(): void {
    if (!following) return;
    const { record, index } = following;
    if (api?.getDisplayedRowAtIndex(index)?.data?.id !== record) return;
    following = null;
    if (hasFocus()) focusAt(index, focusedColumn());
  }

  /** AG Grid can only focus what is drawn; a row that was just scrolled into sight takes some frames. */
  function focusAt(index: number, column: string, frames = 20): void {
    const row = `[role="row"][row-index="${index}"]`;
    const cell = element()?.querySelector(`${row} [col-id="${CSS.escape(column)}"]`);
    if (cell || frames === 0) api?.setFocusedCell(index, column);
    else requestAnimationFrame(() => focusAt(index, column, frames - 1));
  }

  function setCurrent(record: string): void {
    following = null;
    if (useUi.getState().current?.record === record) return;
    useUi.setState({ current: { collection: collection.id, record }, focusField: null });
  }

  function focusedColumn(): string {
    return api?.getFocusedCell()?.column.getColId() ?? collection.titleField;
  }

  function cellElement(record: string, column: string): HTMLElement | null {
    const row = `[role="row"][row-id="${CSS.escape(record)}"]`;
    return element()?.querySelector(`${row} [col-id="${CSS.escape(column)}"]`) ?? null;
  }

  function headerElement(column: string): HTMLElement | null {
    return (
      element()?.querySelector(`[role="columnheader"][col-id="${CSS.escape(column)}"]`) ?? null
    );
  }

  async function step(by: -1 | 1): Promise<void> {
    const { current } = useUi.getState();
    const count = source.current()?.count ?? 0;
    const at = current ? await source.position(current.record) : null;
    const to = at === null ? 0 : at + by;
    if (to < 0 || to >= count) return;
    const [record] = await source.ids(to, to + 1);
    if (record === undefined) return;
    api?.ensureIndexVisible(to);
    if (hasFocus() || document.activeElement === document.body) {
      focusAt(to, focusedColumn());
    }
    setCurrent(record);
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
    if (index !== null) focusAt(index, column);
  }

  function rowOf(record: string) {
    return api?.getRowNode(record);
  }

  function cellMenu(row: Row, column: string, anchor: Anchor): void {
    if (fields.has(column)) openOverlay({ kind: 'cellMenu', anchor, row, field: column });
  }

  function cellOf(
    target: EventTarget | null,
  ): { row: Row; column: string; index: number | null } | null {
    const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
    const record = cell?.closest('[role="row"]')?.getAttribute('row-id');
    const node = record ? rowOf(record) : undefined;
    const column = cell?.getAttribute('col-id');
    return node?.data && column ? { row: node.data, column, index: node.rowIndex } : null;
  }

  function onCellKey(event: KeyboardEvent): void {
    const key = gridKey(event);
    const at = cellOf(event.target);
    if (!key || key.do === 'nothing' || !at) return;
    const { row, column, index } = at;
    if (key.do === 'copyCell' && String(document.getSelection()) !== '') return;
    event.preventDefault();
    const isSelect = column === SELECT_COLUMN;
    if (key.do === 'select' && editing.typedAhead(row.id, column, ' ')) return;
    if (key.do === 'select' && index !== null) selection.toggle(index, key.range);
    else if (key.do === 'selectAll') selection.toggleAll();
    else if (key.do === 'edit' && isSelect && index !== null) selection.toggle(index, false);
    else if (key.do === 'edit') editing.edit(row, column, key.initialKey);
    else if (key.do === 'menu') {
      const cell = cellElement(row.id, column);
      if (cell) cellMenu(row, isSelect ? collection.titleField : column, anchorOf(cell));
    } else if (key.do === 'copyCell' && !isSelect) {
      client.shell.copyText({ text: row.cells[column]?.text ?? '' }).catch(showProblem);
    }
  }

  function onHeaderKey(event: KeyboardEvent): void {
    const column = headerOf(event.target);
    if (column === null) return;
    const isField = fields.has(column);
    if (event.key === 'Enter' && isField) cycleSort(column, event.shiftKey);
    else if (event.key === ' ' && !isField) selection.toggleAll();
    else if (event.key === 'ArrowDown' && event.altKey && isField) {
      openOverlay({ kind: 'filter', anchor: anchorOf(headerElement(column)!), field: column });
    } else if (gridKey(event)?.do === 'menu' && isField) {
      openOverlay({
        kind: 'headerMenu',
        anchor: anchorOf(headerElement(column)!),
        field: column,
      });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const actions: GridActions = {
    step,
    copyRows,
    focus(field) {
      const focused = api?.getFocusedCell();
      const { current } = useUi.getState();
      const index = focused?.rowIndex ?? (current ? rowOf(current.record)?.rowIndex : null) ?? 0;
      focusAt(index, field ?? focusedColumn());
    },
    focusHeader(field) {
      headerElement(field)?.focus();
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
      if (attached) document.addEventListener('focusin', onFocusIn);
      else document.removeEventListener('focusin', onFocusIn);
      if (attached)
        element()?.querySelector('[role="grid"]')?.setAttribute('aria-label', collection.title);
    },
    openAwaited: editing.openAwaited,
    hasFocus,
    onFocused(index) {
      const row = index === null ? undefined : api?.getDisplayedRowAtIndex(index)?.data;
      focusAhead = row === undefined && index !== null;
      if (row) setCurrent(row.id);
    },
    onRowsLoaded() {
      editing.openAwaited();
      followUp();
      const focused = hasFocus() ? api?.getFocusedCell() : null;
      if (!focused || following) return;
      // Rows that are loaded under the focus may be drawn anew, and the focus with them is gone.
      if (document.activeElement === document.body) {
        focusAt(focused.rowIndex, focused.column.getColId());
      } else if (focusAhead) this.onFocused(focused.rowIndex);
    },
    follow(record, index) {
      if (!api?.getFocusedCell() || !hasFocus()) return;
      following = { record, index };
      api.ensureIndexVisible(index);
      followUp();
    },
    onScroll() {
      const { overlay } = useOverlay.getState();
      if (overlay?.kind !== 'editor') return;
      const cell = cellElement(overlay.row.id, overlay.field);
      if (cell) openOverlay({ ...overlay, anchor: anchorOf(cell) });
    },
    onKey(event) {
      if (headerOf(event.target) !== null) onHeaderKey(event);
      else onCellKey(event);
    },
    onContextMenu(event) {
      const column = headerOf(event.target);
      if (column !== null) {
        if (fields.has(column)) {
          openOverlay({ kind: 'headerMenu', anchor: anchorAt(event), field: column });
        }
        event.preventDefault();
        return;
      }
      const at = cellOf(event.target);
      if (!at) return;
      event.preventDefault();
      const shown = fields.has(at.column) ? at.column : collection.titleField;
      focusCell(at.row.id, shown);
      cellMenu(at.row, shown, anchorAt(event));
    },
  };
}

function headerOf(target: EventTarget | null): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('[role="columnheader"]')?.getAttribute('col-id') ?? null;
}
