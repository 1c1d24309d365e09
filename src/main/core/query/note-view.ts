/** A note as lists show it: with the words for what it is on. */
import type { NoteView } from '#shared/contract/notes-api.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Core, OpenDossier } from '../context.ts';

type Reading = Pick<Core, 'dossier' | 'tables'>;

export function noteView(core: Reading, note: Note): NoteView {
  const { target } = note;
  const fieldTitle = titleOfField(core.dossier(), target);
  return {
    ...note,
    targetTitle: titleOfTarget(core, target),
    ...(fieldTitle === undefined ? {} : { fieldTitle }),
    targetMissing: target.kind !== 'dossier' && isMissing(core, target),
  };
}

/** Title of the record, or of the dossier. A record that is gone is called by its id. */
export function titleOfTarget(core: Reading, target: NoteTarget): string {
  if (target.kind === 'dossier') return core.dossier().file.title;
  return core.tables().titleOf(target.collection, target.record) ?? target.record;
}

function titleOfField({ file }: OpenDossier, target: NoteTarget): string | undefined {
  if (target.kind !== 'field') return undefined;
  const collection = file.collections.find(({ id }) => id === target.collection);
  return collection?.fields.find(({ id }) => id === target.field)?.title ?? target.field;
}

function isMissing(core: Reading, target: { collection: string; record: string }): boolean {
  if (!core.tables().has(target.collection, target.record)) return true;
  return core.dossier().layer.trash.has(trashId('record', target.record));
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
