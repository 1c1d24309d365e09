/** What the window shows right now. Nothing in here came from the core, and nothing is kept over a restart. */
import { create } from 'zustand';
import type { Query } from '#shared/model/filter.ts';
import type { RecordRef } from '#shared/contract/dossier-api.ts';

export type Page = { kind: 'collection'; collection: string } | { kind: 'notes' } | { kind: 'trash' };

export type Dialog = 'export' | 'about' | 'shortcuts' | 'new-dossier' | 'recent' | 'columns' | 'palette';

/** What the grid shows: the export takes the same. */
export type GridView = { query: Query; result: string; count: number; columns: string[] };

type UiState = {
  page: Page | null;
  /** The record in the inspector. */
  current: RecordRef | null;
  /** A field that the inspector should scroll to and open. */
  focusField: string | null;
  /** Records ticked in the grid. */
  selected: string[];
  view: GridView | null;
  dialog: Dialog | null;
  /** Quick search by collection, kept while the window is open. */
  search: Record<string, string>;
};

export const useUi = create<UiState>(() => ({
  page: null,
  current: null,
  focusField: null,
  selected: [],
  view: null,
  dialog: null,
  search: {},
}));

export function showPage(page: Page): void {
  useUi.setState({ page, current: null, focusField: null, selected: [], view: null });
}

/** Opens the record in the inspector, changing to its collection where needed. */
export function showRecord(ref: RecordRef, field: string | null = null): void {
  const { page } = useUi.getState();
  if (page?.kind !== 'collection' || page.collection !== ref.collection) {
    showPage({ kind: 'collection', collection: ref.collection });
  }
  useUi.setState({ current: ref, focusField: field });
}

export function openDialog(dialog: Dialog | null): void {
  useUi.setState({ dialog });
}
