/** The user's notes in a report: those whose marking, and whose target, may be told. */
import { isWithin, markingLabels } from '#shared/model/marking.ts';
import type { Note } from '#shared/model/note.ts';
import { dayWords, type DateFormat } from '#shared/report/date-words.ts';
import type { Block } from '#shared/report/report.ts';
import type { Core } from '../context.ts';
import { keptNotes } from '../query/note-view.ts';
import { placeOfTarget } from '../query/places.ts';
import type { Ceiling } from './ceiling.ts';
import { noteBlocks } from './note-blocks.ts';
import type { Teller } from './teller.ts';

export type NoteTeller = {
  readonly onRecord: (collection: string, record: string) => Block[];
  readonly onDossier: () => Block[];
  /** Notes that were asked for and may not be told. */
  readonly leftOut: () => number;
};

type Parts = { ceiling: Ceiling; teller: Teller; dates: DateFormat };

export function createNoteTeller(
  { dossier, tables }: Pick<Core, 'dossier' | 'tables'>,
  { ceiling, teller, dates }: Parts,
): NoteTeller {
  const leftOut = new Set<string>();
  const { layer } = dossier();
  const places = new Map<string, Note[]>();
  for (const note of keptNotes(dossier())) {
    const place = placeOfTarget(layer, note.target);
    if (place === null && note.target.kind !== 'dossier') continue;
    const key = place === null ? '' : place.record;
    const known = places.get(key);
    if (known) known.push(note);
    else places.set(key, [note]);
  }

  function tell(note: Note, collection: string | null): Block[] {
    if (!isWithin(note.marking, ceiling.marking)) {
      leftOut.add(note.id);
      return [];
    }
    const titleOf = (record: string): string | undefined => {
      const [found] = tables().titles([record]);
      return found && teller.titleOf(found.collection, record);
    };
    const { status, tags, marking, updatedAt } = note;
    const details = [
      `Note of ${dayWords(updatedAt, dates)}`,
      status,
      ...tags,
      ...(marking ? [markingLabels[marking]] : []),
    ];
    const blocks = noteBlocks(note.text, titleOf);
    return [{ kind: 'note', about: aboutOf(note, collection), details, blocks }];
  }

  /** The field, or the words of the passage. */
  function aboutOf({ target }: Note, collection: string | null): string {
    if (target.kind === 'field' && collection !== null) {
      const { fields } = tables().collection(collection);
      return `On ${fields.find(({ id }) => id === target.field)?.title ?? target.field}`;
    }
    if (target.kind !== 'passage') return '';
    const quote = layer.passages.get(target.passage)?.quote.exact ?? '';
    return quote === '' ? 'On a passage' : `On the passage “${quote.slice(0, 300)}”`;
  }

  const inOrder = (notes: readonly Note[]): Note[] =>
    notes.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));

  return {
    onRecord: (collection, record) =>
      inOrder(places.get(record) ?? []).flatMap((note) => tell(note, collection)),
    onDossier: () => inOrder(places.get('') ?? []).flatMap((note) => tell(note, null)),
    leftOut: () => leftOut.size,
  };
}
