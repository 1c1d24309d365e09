/** The card with the claims of a cell: asked for by its key, or by the pointer resting on the mark. */
import type { Row } from '#shared/contract/records-api.ts';
import { anchorOf, closeOverlay, openOverlay, useOverlay } from '../state/overlay-store.ts';

/** Milliseconds for which the pointer rests on the mark. */
const REST = 320;

export type GridClaims = {
  /** `held`: it takes the focus. */
  show: (row: Row, field: string, cell: Element, held: boolean) => void;
  /** The pointer came over something. */
  over: (target: EventTarget | null) => void;
  /** The cell that the card hangs at goes away under it. */
  leave: () => void;
};

type Place = { row: Row; column: string };

/** `cellAround`: the cell that something of the grid is in, null for rows that are not loaded. */
export function createGridClaims(cellAround: (target: Element) => Place | null): GridClaims {
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What lies over the grid already stays, unless it is another such card. */
  function show(row: Row, field: string, cell: Element, held: boolean): void {
    const { overlay } = useOverlay.getState();
    if (overlay && (overlay.kind !== 'claims' || overlay.held)) return;
    openOverlay({ kind: 'claims', anchor: anchorOf(cell), row, field, held });
  }

  return {
    show,
    over(target) {
      clearTimeout(timer);
      const mark = target instanceof Element ? target.closest('[data-claims]') : null;
      if (!mark) return;
      timer = setTimeout(() => {
        const at = cellAround(mark);
        const cell = mark.closest('[role="gridcell"]');
        if (at && cell) show(at.row, at.column, cell, false);
      }, REST);
    },
    leave() {
      clearTimeout(timer);
      if (useOverlay.getState().overlay?.kind === 'claims') closeOverlay();
    },
  };
}
