/**
 * The focus inside the grid. AG Grid keeps it by place and draws other records there, or loses it with its row. Here it
 * belongs to a record and goes with it; as long as it is on its way, keys must wait (`isAstray`), or they would be typed
 * into another record.
 */
import type { GridApi } from 'ag-grid-community';
import type { Row } from '#shared/contract/records-api.ts';
import { useOverlay } from '../state/overlay-store.ts';
import { useUi } from '../state/ui-store.ts';
import { cellPlace, type GridDom } from './grid-dom.ts';

/** `record` null: whatever is at the place, as soon as it is loaded. */
type Held = { record: string | null; index: number; column: string };

export type GridFocus = {
  /** On a cell, or on its way to one. Also true when the row is drawn anew, or taken away, under it. */
  isHere: () => boolean;
  /** On its way to the record that it belongs to: a key pressed now is meant for that one. */
  isAstray: () => boolean;
  /** To the cell at a place, once that is drawn. */
  to: (index: number, column: string) => void;
  /** To a record wherever it turns out to be; `to` or `follow` has to say. */
  toRecord: (record: string, column: string) => void;
  column: () => string;
  /** What it belongs to; null where that is not in the grid, or not loaded. */
  place: () => { record: string; column: string } | null;
  setCurrent: (record: string) => void;
  /** The record stands at this place now: the focus goes there, where it is in the grid. */
  follow: (record: string, index: number) => void;
  /** The record is no longer among the rows: the focus stays at its place. */
  letGo: () => void;
  /** To where it belongs, if that is drawn. */
  settle: () => void;
  watch: (on: boolean) => void;
};

type Parts = {
  dom: GridDom;
  api: () => GridApi<Row> | null;
  collection: { id: string; titleField: string };
};

/** Milliseconds after which a focus that was sent for no longer comes: something else is going on by then. */
const PATIENCE = 5_000;

export function createGridFocus({ dom, api, collection }: Parts): GridFocus {
  let held: Held | null = null;
  /** It was sent for from outside the grid, and has not arrived. */
  let coming: { from: Element | null; until: number } | null = null;
  /** Where it was last. */
  let last = { index: 0, column: collection.titleField };

  const recordAt = (index: number): string | null =>
    api()?.getDisplayedRowAtIndex(index)?.data?.id ?? null;

  function setCurrent(record: string): void {
    if (useUi.getState().current?.record === record) return;
    useUi.setState({ current: { collection: collection.id, record }, focusField: null });
  }

  function hold(next: Held): void {
    held = next;
    last = { index: next.index, column: next.column };
  }

  /** From AG Grid's keys, the pointer, and `settle`: what has the focus is what it belongs to. */
  function onFocusIn({ target }: FocusEvent): void {
    const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
    const field = cell?.getAttribute('col-id');
    coming = null;
    if (!cell || !field || !dom.root()?.contains(cell)) {
      held = null;
      return;
    }
    const row = cell.closest('[role="row"]');
    const index = Number(row?.getAttribute('row-index'));
    const drawn = row?.getAttribute('row-id') ?? null;
    const record = drawn !== null && api()?.getRowNode(drawn)?.data ? drawn : null;
    hold({ record, index, column: field });
    if (record !== null) setCurrent(record);
  }

  /** Whoever clicks elsewhere wants to be there, also where nothing takes the focus. */
  function onPointerDown({ target }: PointerEvent): void {
    if (target instanceof Node && dom.root()?.contains(target)) return;
    held = null;
    coming = null;
  }

  /** Nobody has taken the focus elsewhere. */
  function isFree(): boolean {
    const { activeElement } = document;
    if (activeElement === document.body) return true;
    if (coming !== null && activeElement === coming.from) return performance.now() < coming.until;
    return activeElement?.closest('[role="gridcell"]') != null && isIn(dom.root(), activeElement);
  }

  function target(): HTMLElement | null {
    if (held === null) return null;
    return held.record === null
      ? dom.cellAt(held.index, held.column)
      : dom.cellOf(held.record, held.column);
  }

  /** After each change of what is drawn: the focus goes to the cell that it belongs to, as soon as that is there. */
  function settle(): void {
    if (held === null || !isFree()) return;
    held.record ??= recordAt(held.index);
    const cell = target();
    if (!cell || isIn(cell, document.activeElement)) {
      if (cell && held.record !== null) setCurrent(held.record);
      return;
    }
    const index = Number(cell.closest('[role="row"]')?.getAttribute('row-index'));
    api()?.setFocusedCell(index, held.column);
    if (!isIn(cell, document.activeElement)) cell.focus({ preventScroll: true });
  }

  const drawn = new MutationObserver(settle);

  function send(next: Held): void {
    hold(next);
    coming = { from: document.activeElement, until: performance.now() + PATIENCE };
    settle();
  }

  const isHere = (): boolean => held !== null && isFree();

  return {
    isHere,
    isAstray() {
      if (held === null || !isFree()) return false;
      return (held.record !== null || coming !== null) && !isIn(target(), document.activeElement);
    },
    to: (index, field) => send({ record: recordAt(index), index, column: field }),
    toRecord: (record, field) => send({ record, index: last.index, column: field }),
    column: () => last.column,
    place: () => (held?.record ? { record: held.record, column: held.column } : null),
    setCurrent,
    follow(record, index) {
      const { overlay } = useOverlay.getState();
      // The editor goes with its row.
      if (overlay?.kind === 'editor' && overlay.row.id === record) {
        api()?.ensureIndexVisible(index);
        return;
      }
      if (!isHere()) return;
      hold({ record, index, column: last.column });
      api()?.ensureIndexVisible(index);
      settle();
    },
    letGo() {
      const place = cellPlace(document.activeElement);
      if (held !== null && place?.record !== held.record) hold({ ...held, record: null });
      settle();
    },
    settle,
    watch(on) {
      const root = dom.root();
      if (on && root) {
        document.addEventListener('focusin', onFocusIn);
        document.addEventListener('pointerdown', onPointerDown, true);
        drawn.observe(root, {
          childList: true,
          subtree: true,
          attributes: true,
          attributeFilter: ['row-id', 'row-index'],
        });
      } else {
        document.removeEventListener('focusin', onFocusIn);
        document.removeEventListener('pointerdown', onPointerDown, true);
        drawn.disconnect();
      }
    },
  };
}

function isIn(container: Element | null, element: Element | null): boolean {
  return container?.contains(element) ?? false;
}
