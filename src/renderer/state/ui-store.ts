/** What the window shows right now. Nothing in here came from the core, and nothing is kept over a restart. */
import { create } from 'zustand';
import type { Query } from '#shared/model/filter.ts';
import type { NoteTarget } from '#shared/model/note.ts';
import type { OpenProblem, RecordRef } from '#shared/contract/dossier-api.ts';

export type Page =
  | { kind: 'collection'; collection: string }
  | { kind: 'disputes' }
  | { kind: 'notes' }
  | { kind: 'imports' }
  | { kind: 'history' }
  | { kind: 'trash' }
  | { kind: 'backups' };

export type Dialog =
  | 'export'
  | 'report'
  | 'exchange'
  | 'import'
  | 'about'
  | 'shortcuts'
  | 'new-dossier'
  | 'recent'
  | 'save-copy'
  | 'recovery'
  | 'columns'
  | 'identity'
  | 'view-save'
  | 'view-rename'
  | 'rank'
  | 'claim-target'
  | 'add-document'
  | 'palette';

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
  /** A note to begin now: by the inspector, on the dossier by the notes page. Whoever begins it sets this back to null. */
  newNote: NoteTarget | null;
  /** A cell that the grid should open for editing as soon as its row is there. */
  editCell: { record: string; field: string } | null;
  /** Why a dossier could not be opened while another one stays open. */
  problem: OpenProblem | null;
};

export const useUi = create<UiState>(() => ({
  page: null,
  current: null,
  focusField: null,
  selected: [],
  view: null,
  dialog: null,
  search: {},
  newNote: null,
  editCell: null,
  problem: null,
}));

/** The page that is shown already stays as it is, with its record and its selection. */
export function showPage(page: Page): void {
  if (isSamePage(page, useUi.getState().page)) return;
  useUi.setState({ page, current: null, focusField: null, selected: [], view: null });
}

export function isSamePage(a: Page, b: Page | null): boolean {
  if (a.kind !== b?.kind) return false;
  return a.kind !== 'collection' || b.kind !== 'collection' || a.collection === b.collection;
}

/** Opens the record in the inspector, changing to its collection where needed. */
export function showRecord(ref: RecordRef, field: string | null = null): void {
  showPage({ kind: 'collection', collection: ref.collection });
  const { collection, record } = ref;
  useUi.setState({ current: { collection, record }, focusField: field });
}

/** Begins a note where its target is shown. */
export function beginNote(target: NoteTarget): void {
  if (target.kind === 'dossier') showPage({ kind: 'notes' });
  else if ('record' in target) showRecord({ collection: target.collection, record: target.record });
  useUi.setState({ newNote: target });
}

/** The words of the quick search in a collection. */
export const searchIn = (collection: string): string => useUi.getState().search[collection] ?? '';

export function setSearch(collection: string, words: string): void {
  useUi.setState(({ search }) => ({ search: { ...search, [collection]: words } }));
}

export function openDialog(dialog: Dialog | null): void {
  useUi.setState({ dialog });
}
