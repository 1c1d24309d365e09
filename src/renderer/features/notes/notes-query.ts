/** What the notes page is asked for. Outside of the page, because the export takes the same. */
import { create } from 'zustand';
import type { NoteQuery } from '#shared/contract/notes-api.ts';
import type { NoteTarget } from '#shared/model/note.ts';

export const allNotes: NoteQuery = {
  search: '',
  tags: [],
  status: null,
  target: null,
  collection: null,
  record: null,
  sort: 'updated',
};

/** The notes on the dossier itself; on a record or one of its fields: all that are on the record. */
export function notesOn(target: NoteTarget): NoteQuery {
  if (target.kind === 'dossier') return { ...allNotes, target: 'dossier' };
  if (target.kind === 'passage') return { ...allNotes, passage: target.passage };
  return { ...allNotes, collection: target.collection, record: target.record };
}

export const useNotesQuery = create<{ query: NoteQuery }>(() => ({ query: allNotes }));

/** `marking` undefined: whatever it is. */
export function filterByMarking(marking: NoteQuery['marking']): void {
  useNotesQuery.setState(({ query: { marking: _, ...query } }) => ({
    query: marking === undefined ? query : { ...query, marking },
  }));
}

export function changeNotesQuery(change: Partial<NoteQuery>): void {
  useNotesQuery.setState(({ query }) => ({ query: { ...query, ...change } }));
}

export function isFiltered(query: NoteQuery): boolean {
  return (
    query.search.trim() !== '' ||
    query.tags.length > 0 ||
    query.status !== null ||
    query.target !== null ||
    query.marking !== undefined
  );
}
