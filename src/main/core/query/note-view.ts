/** A note as lists show it: with the words for what it is on. */
import type { NoteView } from '#shared/contract/notes-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Core, OpenDossier } from '../context.ts';
import { placeOfTarget, type Place } from './places.ts';

type Reading = Pick<Core, 'dossier' | 'tables'>;

export function noteView(core: Reading, note: Note): NoteView {
  const { layer, file } = core.dossier();
  const { target } = note;
  const place = placeOfTarget(layer, target);
  const fieldTitle = titleOfField(file, target);
  const quote = target.kind === 'passage' ? quoteOf(layer, target.passage) : undefined;
  return {
    ...note,
    on: kindOf(target),
    place,
    targetTitle: titleOfTarget(core, target),
    ...(fieldTitle === undefined ? {} : { fieldTitle }),
    ...(quote === undefined ? {} : { quote }),
    targetMissing: target.kind !== 'dossier' && isMissing(core, target, place),
  };
}

/** A source is a record, and a kind of target of its own to whoever looks for notes. */
const kindOf = (target: NoteTarget): NoteView['on'] =>
  target.kind === 'record' && target.collection === SOURCES ? 'source' : target.kind;

/** Title of the record, or of the dossier; for a passage, of its source. A record that is gone is called by its id. */
export function titleOfTarget(core: Reading, target: NoteTarget): string {
  if (target.kind === 'dossier') return core.dossier().file.title;
  const place = placeOfTarget(core.dossier().layer, target);
  if (place === null) return 'A passage that is gone';
  return core.tables().titleOf(place.collection, place.record) ?? place.record;
}

function titleOfField(file: DossierFile, target: NoteTarget): string | undefined {
  if (target.kind !== 'field') return undefined;
  const collection = file.collections.find(({ id }) => id === target.collection);
  return collection?.fields.find(({ id }) => id === target.field)?.title ?? target.field;
}

const QUOTE_LENGTH = 300;

function quoteOf(layer: Readonly<Layer>, id: string): string | undefined {
  const exact = layer.passages.get(id)?.quote.exact;
  return exact !== undefined && exact.length > QUOTE_LENGTH
    ? `${exact.slice(0, QUOTE_LENGTH - 1)}…`
    : exact;
}

function isMissing(core: Reading, target: NoteTarget, place: Place | null): boolean {
  const { trash } = core.dossier().layer;
  if (place === null || !core.tables().has(place.collection, place.record)) return true;
  if (target.kind === 'passage' && trash.has(trashId('passage', target.passage))) return true;
  return trash.has(trashId('record', place.record));
}

/** Notes that are not in the trash. */
export function keptNotes({ layer }: Pick<OpenDossier, 'layer'>): Note[] {
  return [...layer.notes.values()].filter((note) => !layer.trash.has(trashId('note', note.id)));
}

/** The first line that says something, for lists. */
export function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '') ?? '';
  const plain = line.replace(/^[\s#>*+-]+/, '').trim();
  return plain === '' ? 'Empty note' : plain.slice(0, 120);
}
