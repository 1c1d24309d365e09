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
  /** They show titles of records of other collections. */
  links: (ref: RecordRef) => ['found', 'links', ref.collection, ref.record] as const,
  suggestions: (collection: string, maybe: boolean, limit: number) =>
    ['found', 'suggestions', collection, maybe, limit] as const,
  comparison: (collection: string, a: string, b: string) =>
    ['found', 'comparison', collection, a, b] as const,
  linkKinds: (collection: string) => ['linkKinds', collection] as const,

  notes: ['notes'] as const,
  noteList: (query: NoteQuery) => ['notes', 'list', query] as const,
  noteTags: ['notes', 'tags'] as const,

  /** Worked out from what is said: begins the keys of disputes and sums. */
  evidence: ['evidence'] as const,
  openDisputes: ['evidence', 'open'] as const,
  disputeList: (query: unknown) => ['evidence', 'disputes', query] as const,
  sums: (result: string, once: boolean, fields: readonly string[]) =>
    ['evidence', 'sums', result, once, fields] as const,

  /** Documents of sources and what rests on them: begins the keys below. */
  documents: ['documents'] as const,
  documentList: ['documents', 'list'] as const,
  documentMarks: (id: string) => ['documents', 'marks', id] as const,
  orphans: ['documents', 'orphans'] as const,
  /** Texts never change: no event asks for them again. */
  documentText: (id: string) => ['documentText', id] as const,
  documentHits: (id: string, words: string) => ['documentText', id, 'hits', words] as const,

  trash: ['trash'] as const,

  imports: ['imports'] as const,

  backups: ['backups'] as const,

  /** Everything that was done: begins the keys below. */
  history: ['history'] as const,
  offeredSteps: ['history', 'offered'] as const,
  historyList: (filter: unknown) => ['history', 'list', filter] as const,
  recordHistory: (ref: RecordRef, field: string | null, limit: number) =>
    ['history', 'record', ref.record, field, limit] as const,

  /** The named ones; how a collection is looked at now is in the view store. */
  views: ['views'] as const,
};
