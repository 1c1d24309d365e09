/** Notes, the trash, and remembered views. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { Note, NoteStatus, NoteTarget, Tag } from '../model/note.ts';
import { View } from '../model/view.ts';
import { command, query } from './define.ts';

export const NoteView = z.strictObject({
  ...Note.shape,
  /** Title of the record, or of the dossier. */
  targetTitle: z.string(),
  /** Title of the field, for notes on a field. */
  fieldTitle: z.string().optional(),
  /** The record that it is on is in the trash, or gone. */
  targetMissing: z.boolean(),
});
export type NoteView = z.infer<typeof NoteView>;

export const NoteQuery = z.strictObject({
  search: z.string().max(1_000),
  /** All of them must be there. */
  tags: z.array(Tag).max(50),
  status: NoteStatus.nullable(),
  target: z.enum(['dossier', 'record', 'field']).nullable(),
  collection: Name.nullable(),
  record: RecordId.nullable(),
  sort: z.enum(['updated', 'created', 'target']),
});
export type NoteQuery = z.infer<typeof NoteQuery>;

export const TrashView = z.strictObject({
  kind: z.enum(['record', 'note']),
  id: Id,
  title: z.string(),
  /** Where it was: the collection, or what the note is on. */
  place: z.string(),
  collection: Name.optional(),
  deletedAt: Instant,
});
export type TrashView = z.infer<typeof TrashView>;

const TrashItem = z.strictObject({ kind: z.enum(['record', 'note']), id: Id });

export const notesApi = {
  'notes.list': query(NoteQuery, z.strictObject({ notes: z.array(NoteView), total: z.int() })),
  'notes.tags': query(z.strictObject({}), z.array(z.strictObject({ tag: Tag, count: z.int() }))),
  'notes.create': command(
    z.strictObject({
      target: NoteTarget,
      text: Note.shape.text,
      tags: Note.shape.tags,
      status: NoteStatus,
    }),
    z.strictObject({ note: Note }),
  ),
  /**
   * Answers only after the text is on the disk, or, where that refuses, in memory; then `saved` says so before.
   * `session` groups the keystrokes of one sitting into one undo step.
   */
  'notes.update': command(
    z.strictObject({
      id: Id,
      text: Note.shape.text.optional(),
      tags: Note.shape.tags.optional(),
      status: NoteStatus.optional(),
      session: Id.optional(),
    }),
    z.strictObject({ note: Note }),
  ),
  /** To the trash. */
  'notes.delete': command(
    z.strictObject({ ids: z.array(Id).min(1).max(10_000) }),
    z.strictObject({}),
  ),

  /** Newest first. */
  'trash.list': query(z.strictObject({}), z.array(TrashView)),
  'trash.restore': command(
    z.strictObject({ items: z.array(TrashItem).min(1).max(100_000) }),
    z.strictObject({ restored: z.int() }),
  ),
  /** For good. Own records and notes go; base records stay hidden. */
  'trash.empty': command(
    z.strictObject({ items: z.array(TrashItem).max(100_000).nullable() }),
    z.strictObject({ removed: z.int() }),
  ),

  /** How the collection was last looked at; null = never. */
  'views.get': query(z.strictObject({ collection: Name }), View.nullable()),
  'views.save': command(View, z.strictObject({})),
  /** Back to the view that the collection's definition gives. */
  'views.reset': command(z.strictObject({ collection: Name }), z.strictObject({})),
};
