/** `notes.*`: Markdown on the dossier, on a record, or on one of its fields. */
import type { Handlers } from '#shared/contract/define.ts';
import type { notesApi } from '#shared/contract/notes-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Note, NoteTarget } from '#shared/model/note.ts';
import type { Core, Draft } from '../context.ts';
import { listNotes } from '../query/note-list.ts';
import { keptNotes } from '../query/note-view.ts';

type NoteHandlers = Pick<
  Handlers<typeof notesApi>,
  | 'notes.list'
  | 'notes.tags'
  | 'notes.create'
  | 'notes.update'
  | 'notes.tag'
  | 'notes.change'
  | 'notes.delete'
>;

export function notesHandlers(core: Core): NoteHandlers {
  /** By note: the sitting that it was begun in. However often it is saved in that one, it is being written. */
  const begun = new Map<string, string>();
  return {
    'notes.list': (query) => ({
      notes: listNotes(core, query),
      total: keptNotes(core.dossier()).length,
    }),
    'notes.tags': () => countTags(keptNotes(core.dossier())),
    'notes.create': async (input) => {
      const note = await createNote(core, input);
      if (input.session !== undefined) begun.set(note.id, input.session);
      return { note };
    },
    'notes.update': async (input) => {
      const isBegun = input.session !== undefined && begun.get(input.id) === input.session;
      return { note: await updateNote(core, input, isBegun ? WRITE : updateLabel(input)) };
    },
    'notes.tag': async (input) => ({ changed: await tagNotes(core, input) }),
    'notes.change': async (input) => ({ changed: await changeNotes(core, input) }),
    'notes.delete': async ({ ids }) => {
      await deleteNotes(core, ids);
      return {};
    },
  };
}

const WRITE = 'Write note';

/** Most used first, then by name. */
function countTags(notes: Note[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const note of notes)
    for (const tag of note.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag, 'en'));
}

async function createNote(
  core: Core,
  input: Pick<Note, 'target' | 'text' | 'tags' | 'status' | 'marking'> & Sitting,
): Promise<Note> {
  const now = core.clock().toISOString();
  const { target, text, status, marking } = input;
  const note: Note = {
    id: core.newId(),
    target,
    text,
    tags: unique(input.tags),
    status,
    ...(marking ? { marking } : {}),
    createdAt: now,
    updatedAt: now,
  };
  await core.dossier().commit({
    label: WRITE,
    ...groupOf(input),
    drafts: () => {
      checkTarget(core, target);
      return [{ table: 'notes', id: note.id, after: note }];
    },
  });
  return note;
}

/**
 * Throws `not_found` for a record or a field that is not there. A record in the trash can't be
 * given new notes.
 */
function checkTarget(core: Core, target: NoteTarget): void {
  if (target.kind === 'dossier') return;
  const { layer } = core.dossier();
  if (target.kind === 'passage') {
    const { passage } = target;
    if (layer.passages.has(passage) && !layer.trash.has(trashId('passage', passage))) return;
    throw new AppError('not_found', 'This passage is no longer there.');
  }
  const { collection, record } = target;
  const isTrashed = layer.trash.has(trashId('record', record));
  if (isTrashed || !core.tables().has(collection, record)) {
    throw new AppError(
      'not_found',
      `There is no record ${record} in ${collection} that a note could be on.`,
    );
  }
  if (target.kind === 'record') return;
  const fields = core.dossier().file.collections.find(({ id }) => id === collection)?.fields;
  if (fields?.some(({ id }) => id === target.field)) return;
  throw new AppError('not_found', `${collection} has no field ${target.field}.`);
}

type NoteUpdate = {
  id: string;
  text?: string | undefined;
  tags?: string[] | undefined;
  status?: Note['status'] | undefined;
  marking?: Note['marking'] | null;
} & Sitting;

type Sitting = { session?: string | undefined };

const groupOf = ({ session }: Sitting): { group?: string } =>
  session === undefined ? {} : { group: session };

async function updateNote(core: Core, input: NoteUpdate, label: string): Promise<Note> {
  let result: Note | undefined;
  await core.dossier().commit({
    label,
    ...groupOf(input),
    drafts: (layer): Draft[] => {
      const before = keptNote(layer, input.id);
      result = changed(before, input, core.clock().toISOString());
      return result === before ? [] : [{ table: 'notes', id: input.id, after: result }];
    },
  });
  return result ?? keptNote(core.dossier().layer, input.id);
}

/** The same note where nothing would change. */
function changed(before: Note, change: Omit<NoteUpdate, 'id'>, updatedAt: string): Note {
  const text = change.text ?? before.text;
  const tags = unique(change.tags ?? before.tags);
  const status = change.status ?? before.status;
  const marking = change.marking === undefined ? before.marking : (change.marking ?? undefined);
  const isText = text === before.text && isSame(tags, before.tags);
  if (isText && status === before.status && marking === before.marking) return before;
  const { marking: _, ...rest } = before;
  return { ...rest, text, tags, status, ...(marking ? { marking } : {}), updatedAt };
}

function updateLabel({ text, tags, status, marking }: Omit<NoteUpdate, 'id'>): string {
  if (marking !== undefined) return 'Change marking of note';
  if (text !== undefined) return 'Edit note';
  if (tags !== undefined) return 'Change tags of note';
  return status === 'done' ? 'Mark note as done' : 'Mark note as open';
}

/** How many were changed. A tag that is both added and taken away is added. */
async function tagNotes(
  core: Core,
  { ids, add, remove }: { ids: string[]; add: string[]; remove: string[] },
): Promise<number> {
  const updatedAt = core.clock().toISOString();
  const change = await core.dossier().commit({
    label: ids.length === 1 ? 'Change tags of note' : `Change tags of ${ids.length} notes`,
    drafts: (layer) =>
      ids.flatMap((id): Draft[] => {
        const note = keptNote(layer, id);
        const kept = note.tags.filter((tag) => !remove.includes(tag));
        const tags = unique([...kept, ...add]);
        if (isSame(tags, note.tags)) return [];
        return [{ table: 'notes', id, after: { ...note, tags, updatedAt } }];
      }),
  });
  return change?.ops.length ?? 0;
}

/** How many were changed. */
async function changeNotes(
  core: Core,
  { ids, ...change }: { ids: string[] } & Pick<NoteUpdate, 'status' | 'marking'>,
): Promise<number> {
  const updatedAt = core.clock().toISOString();
  const label = updateLabel(change);
  const committed = await core.dossier().commit({
    label: ids.length === 1 ? label : label.replace('note', `${ids.length} notes`),
    drafts: (layer) =>
      ids.flatMap((id): Draft[] => {
        const before = keptNote(layer, id);
        const after = changed(before, change, updatedAt);
        return after === before ? [] : [{ table: 'notes', id, after }];
      }),
  });
  return committed?.ops.length ?? 0;
}

async function deleteNotes(core: Core, ids: string[]): Promise<void> {
  const deletedAt = core.clock().toISOString();
  await core.dossier().commit({
    label: ids.length === 1 ? 'Delete note' : `Delete ${ids.length} notes`,
    drafts: (layer) =>
      ids.map((id) => {
        keptNote(layer, id);
        return { table: 'trash', id: trashId('note', id), after: { kind: 'note', id, deletedAt } };
      }),
  });
}

function keptNote(layer: Readonly<Layer>, id: string): Note {
  const note = layer.notes.get(id);
  if (note && !layer.trash.has(trashId('note', id))) return note;
  throw new AppError('not_found', 'This note is no longer there. It may be in the trash.');
}

const unique = (tags: string[]): string[] => [...new Set(tags)];
const isSame = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((tag, i) => tag === b[i]);
