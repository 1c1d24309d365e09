/** Which notes a query shows, and in what order. */
import type { NoteQuery, NoteView } from '#shared/contract/notes-api.ts';
import { fold } from '#shared/text/fold.ts';
import type { Core } from '../context.ts';
import { keptNotes, noteView } from './note-view.ts';

/**
 * Every word of the search must occur in the text, the tags, or the title of what the note is on.
 */
export function listNotes(core: Pick<Core, 'dossier' | 'tables'>, query: NoteQuery): NoteView[] {
  const words = fold(query.search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return keptNotes(core.dossier())
    .map((note) => noteView(core, note))
    .filter((note) => fits(note, query))
    .filter((view) => words.length === 0 || holdsAll(view, words))
    .sort(orders[query.sort]);
}

function fits(note: NoteView, query: NoteQuery): boolean {
  if (query.status !== null && note.status !== query.status) return false;
  if (query.target !== null && note.on !== query.target) return false;
  if (query.marking !== undefined && (note.marking ?? null) !== query.marking) return false;
  if (!query.tags.every((tag) => note.tags.includes(tag))) return false;
  if (query.passage !== undefined && !isOnPassage(note, query.passage)) return false;
  if (query.collection !== null && note.place?.collection !== query.collection) return false;
  return query.record === null || note.place?.record === query.record;
}

const isOnPassage = ({ target }: NoteView, passage: string): boolean =>
  target.kind === 'passage' && target.passage === passage;

function holdsAll(view: NoteView, words: string[]): boolean {
  const text = fold(
    [view.text, ...view.tags, view.targetTitle, view.fieldTitle ?? '', view.quote ?? ''].join('\n'),
  );
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** Instants compare as text. The id comes last, so that the order never changes by itself. */
const orders: Record<NoteQuery['sort'], (a: NoteView, b: NoteView) => number> = {
  updated: (a, b) => newestFirst(a.updatedAt, b.updatedAt) || newestFirst(a.id, b.id),
  created: (a, b) => newestFirst(a.createdAt, b.createdAt) || newestFirst(a.id, b.id),
  target: (a, b) =>
    collator.compare(a.targetTitle, b.targetTitle) ||
    collator.compare(a.fieldTitle ?? '', b.fieldTitle ?? '') ||
    newestFirst(a.updatedAt, b.updatedAt) ||
    newestFirst(a.id, b.id),
};
