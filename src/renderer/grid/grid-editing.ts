/** Opening the editor of a cell: by key, by double click, on the way from cell to cell, and for a record just made. */
import type { GridApi } from 'ag-grid-community';
import type { Field } from '#shared/model/field.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { isReadOnly } from '../api/use-dossier-state.ts';
import { sayReadOnly } from '../components/toast/say-read-only.ts';
import { showToast } from '../components/toast/toast-store.ts';
import { anchorOf, openOverlay, useOverlay } from '../state/overlay-store.ts';
import { setLens, useLens } from '../state/lens-store.ts';
import { useUi } from '../state/ui-store.ts';
import type { GridDom } from './grid-dom.ts';
import type { GridFocus } from './grid-focus.ts';
import type { RowSource } from './row-source.ts';

export type GridEditing = {
  edit: (row: Row, column: string, initialKey?: string | null) => void;
  /** An editor is on its way, and has not got the focus: keys pressed now are meant for it. */
  isOpening: () => boolean;
  editNext: (row: Row, column: string, by: -1 | 1) => Promise<void>;
  /** Opens the cell that somebody asked for, as soon as its row is there. */
  openAwaited: () => void;
};

type Parts = {
  source: RowSource;
  fields: ReadonlyMap<string, Field>;
  api: () => GridApi<Row> | null;
  dom: GridDom;
  focus: GridFocus;
};

/** Milliseconds that a cell may take to be drawn after its row or column was scrolled into sight. */
const PATIENCE = 2_000;

export function createEditing(parts: Parts): GridEditing {
  const { source, fields, api, dom, focus } = parts;

  /** Of the editor that is on its way. */
  let opening: symbol | null = null;

  function edit(row: Row, column: string, initialKey: string | null = null): void {
    const field = fields.get(column);
    if (!field) return;
    if (isReadOnly()) {
      sayReadOnly();
      return;
    }
    if (field.computed) {
      showToast({ message: `${field.title} is worked out from other fields. It can’t be typed.` });
      return;
    }
    if (useLens.getState().source !== null) {
      showToast({
        message: 'These cells show what one source says. Your own value would not be among them.',
        action: { label: 'Show all sources', run: () => setLens(null) },
      });
      return;
    }
    api()?.ensureColumnVisible(column);
    const mine = Symbol(column);
    opening = mine;
    const until = performance.now() + PATIENCE;
    const key = initialKey === 'Delete' || initialKey === 'Backspace' ? '' : initialKey;
    const open = (): void => {
      if (opening !== mine) return;
      const cell = dom.cellOf(row.id, column);
      if (cell) {
        openOverlay({
          kind: 'editor',
          anchor: anchorOf(cell),
          row,
          field: column,
          initialKey: key,
        });
        requestAnimationFrame(settle);
      } else if (performance.now() < until) requestAnimationFrame(open);
      else opening = null;
    };
    const settle = (): void => {
      if (opening !== mine) return;
      const isOpen = useOverlay.getState().overlay?.kind === 'editor';
      const hasFocus = document.activeElement?.closest('[data-field-editor]') != null;
      if (!isOpen || hasFocus || performance.now() > until) opening = null;
      else requestAnimationFrame(settle);
    };
    requestAnimationFrame(open);
  }

  async function editNext(row: Row, column: string, by: -1 | 1): Promise<void> {
    const shown = (useUi.getState().view?.columns ?? []).filter((id) => !fields.get(id)?.computed);
    const next = shown[shown.indexOf(column) + by];
    const at = await source.position(row.id);
    if (at === null) return;
    const index = next === undefined ? at + by : at;
    const target = next ?? (by === 1 ? shown[0] : shown.at(-1));
    if (index < 0 || index >= (source.current()?.count ?? 0) || target === undefined) return;
    const { rows } = await source.rows(index, index + 1);
    api()?.ensureIndexVisible(index);
    focus.to(index, target);
    if (rows[0]) edit(rows[0], target);
  }

  function openAwaited(): void {
    const { editCell } = useUi.getState();
    const node = editCell && api()?.getRowNode(editCell.record);
    if (!editCell || !node?.data || node.rowIndex === null) return;
    useUi.setState({ editCell: null });
    api()?.ensureIndexVisible(node.rowIndex, 'middle');
    focus.to(node.rowIndex, editCell.field);
    edit(node.data, editCell.field);
  }

  return { edit, isOpening: () => opening !== null, editNext, openAwaited };
}
