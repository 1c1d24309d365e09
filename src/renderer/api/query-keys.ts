/** The keys of everything the page has asked the core, in one place, so that events know what to ask again. */
import type { NoteQuery } from '#shared/contract/notes-api.ts';
import type { RecordRef } from '#shared/contract/dossier-api.ts';

export const queryKeys = {
  dossier: ['dossier'] as const,
  recent: ['recent'] as const,
  preferences: ['preferences'] as const,
  about: ['about'] as const,

  /** Everything about the records of one collection: begins the keys below. */
  records: (collection: string) => ['records', collection] as const,
  record: (ref: RecordRef) => ['records', ref.collection, 'record', ref.record] as const,
  facets: (collection: string, field: string, scope: unknown) =>
    ['records', collection, 'facets', field, scope] as const,

  /** Titles and finds span all collections. */
  found: ['found'] as const,
  find: (text: string, collection: string | null, limit: number) =>
    ['found', 'find', text, collection, limit] as const,
  titles: (ids: readonly string[]) => ['found', 'titles', ids] as const,

  notes: ['notes'] as const,
  noteList: (query: NoteQuery) => ['notes', 'list', query] as const,
  noteTags: ['notes', 'tags'] as const,

  trash: ['trash'] as const,

  imports: ['imports'] as const,

  views: ['views'] as const,
  view: (collection: string) => ['views', collection] as const,
};
