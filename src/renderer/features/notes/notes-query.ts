/** What the notes page is asked for. Outside of the page, because the export takes the same. */
import { create } from 'zustand';
import type { NoteQuery } from '#shared/contract/notes-api.ts';

export const allNotes: NoteQuery = {
  search: '',
  tags: [],
  status: null,
  target: null,
  collection: null,
  record: null,
  sort: 'updated',
};

export const useNotesQuery = create<{ query: NoteQuery }>(() => ({ query: allNotes }));

export function changeNotesQuery(change: Partial<NoteQuery>): void {
  useNotesQuery.setState(({ query }) => ({ query: { ...query, ...change } }));
}

export function isFiltered(query: NoteQuery): boolean {
  return (
    query.search.trim() !== '' ||
    query.tags.length > 0 ||
    query.status !== null ||
    query.target !== null
  );
}
