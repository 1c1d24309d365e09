/** What lies over the grid right now: a menu, a filter, the editor or the claims of a cell. One at a time. */
import { create } from 'zustand';
import type { Row } from '#shared/contract/records-api.ts';

/** Where it hangs, in pixels of the window. */
export type Anchor = { x: number; y: number; width: number; height: number };

export type Overlay =
  | { kind: 'cellMenu'; anchor: Anchor; row: Row; field: string }
  | { kind: 'headerMenu'; anchor: Anchor; field: string }
  | { kind: 'filter'; anchor: Anchor; field: string }
  /** The filter on what is said about any field, and by whom. */
  | { kind: 'said'; anchor: Anchor }
  /** `held`: opened by a key, it takes the focus; by the pointer, it goes with it. */
  | { kind: 'claims'; anchor: Anchor; row: Row; field: string; held: boolean }
  /** `initialKey`: what was typed to open it, '' for Delete; null where the value is to be gone on with. */
  | { kind: 'editor'; anchor: Anchor; row: Row; field: string; initialKey: string | null };

export const useOverlay = create<{ overlay: Overlay | null }>(() => ({ overlay: null }));

export function openOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: null });
}

export function anchorOf(element: Element): Anchor {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

export function anchorAt(event: { clientX: number; clientY: number }): Anchor {
  return { x: event.clientX, y: event.clientY, width: 0, height: 0 };
}
