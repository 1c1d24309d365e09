/**
 * The focus inside the grid. AG Grid can only focus what is drawn and loses the focus when it draws a row anew, so the
 * focus is held here: on a cell by its place, or on a record wherever it goes.
 */
import type { GridApi } from 'ag-grid-community';
import type { Row } from '#shared/contract/records-api.ts';
import { useOverlay } from '../state/overlay-store.ts';
import { useUi } from '../state/ui-store.ts';
import { isPlace, type GridDom } from './grid-dom.ts';

export type GridFocus = {
  /** Also true when the row that had the focus is taken away under it. */
  isHere: () => boolean;
  to: (index: number, column: string) => void;
  column: () => string;
  setCurrent: (record: string) => void;
  /** AG Grid says that a cell has the focus. */
  onFocused: (index: number | null) => void;
  onRowsLoaded: () => void;
  /** After a change the current record may stand elsewhere: the focus goes with it. */
  follow: (record: string, index: number) => void;
  watch: (on: boolean) => void;
};

type Parts = {
  dom: GridDom;
  api: () => GridApi<Row> | null;
  collection: { id: string; titleField: string };
};

/** Milliseconds for which a cell is held, as its row is drawn, loaded, and drawn anew. */
const HOLD = 1_500;

function isEdited(record: string): boolean {
  const { overlay } = useOverlay.getState();
  return overlay?.kind === 'editor' && overlay.row.id === record;
}

/** AG Grid still names the last cell then; sorting and filtering from a header must leave the focus there. */
function isOnHeader(): boolean {
  return document.activeElement?.closest('[role="columnheader"]') != null;
}

export function createGridFocus({ dom, api, collection }: Parts): GridFocus {
  let within = false;
  /** Only the newest cell is held. */
  let held = 0;
  /** The focus is on a row that is still to be loaded. */
  let ahead = false;
  /** Where the focus goes as soon as the record is loaded there. */
  let following: { record: string; index: number } | null = null;

  const onFocusIn = ({ target }: FocusEvent): void => {
    within = target instanceof Node && (dom.root()?.contains(target) ?? false);
  };
  const isHere = (): boolean => {
    const { activeElement } = document;
    return (
      within && (activeElement === document.body || (dom.root()?.contains(activeElement) ?? false))
    );
  };
  const column = (): string => api()?.getFocusedCell()?.column.getColId() ?? collection.titleField;

  function to(index: number, field: string): void {
    const mine = ++held;
    const until = performance.now() + HOLD;
    let reached = false;
    const hold = (): void => {
      if (mine !== held) return;
      const cell = dom.cellAt(index, field);
      const { activeElement } = document;
      // Whoever took the focus elsewhere meanwhile wanted it there. A cell that is drawn anew is there twice for a moment.
      const same = activeElement === document.body || isPlace(activeElement, index, field);
      if (reached && !same) return;
      if (cell && cell !== activeElement) api()?.setFocusedCell(index, field);
      reached ||= cell !== null;
      if (performance.now() < until) requestAnimationFrame(hold);
    };
    hold();
  }

  function setCurrent(record: string): void {
    following = null;
    if (useUi.getState().current?.record === record) return;
    useUi.setState({ current: { collection: collection.id, record }, focusField: null });
  }

  function onFocused(index: number | null): void {
    const row = index === null ? undefined : api()?.getDisplayedRowAtIndex(index)?.data;
    ahead = index !== null && row === undefined;
    if (row) setCurrent(row.id);
  }

  function followUp(): void {
    if (!following) return;
    const { record, index } = following;
    if (api()?.getDisplayedRowAtIndex(index)?.data?.id !== record) return;
    following = null;
    if (isHere()) to(index, column());
  }

  return {
    isHere,
    to,
    column,
    setCurrent,
    onFocused,
    onRowsLoaded() {
      followUp();
      const focused = isHere() && !isOnHeader() ? api()?.getFocusedCell() : null;
      if (!focused || following) return;
      if (ahead) onFocused(focused.rowIndex);
      to(focused.rowIndex, focused.column.getColId());
    },
    follow(record, index) {
      if (!isHere() && !isEdited(record)) return;
      following = { record, index };
      api()?.ensureIndexVisible(index);
      followUp();
    },
    watch(on) {
      if (on) document.addEventListener('focusin', onFocusIn);
      else document.removeEventListener('focusin', onFocusIn);
    },
  };
}
