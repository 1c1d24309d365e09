/** Notes, the trash, and remembered views. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { Marking } from '../model/marking.ts';
import { Note, NoteStatus, NoteTarget, Tag } from '../model/note.ts';
import { View } from '../model/view.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

export const NoteOn = z.enum(['dossier', 'record', 'field', 'passage', 'source']);
export type NoteOn = z.infer<typeof NoteOn>;

export const NoteView = z.strictObject({
  ...Note.shape,
  on: NoteOn,
  /** The record that it belongs to; for one on a passage, the passage's source. */
  place: RecordRef.nullable(),
  /** Title of the record, or of the dossier. */
  targetTitle: z.string(),
  /** Title of the field, for notes on a field. */
  fieldTitle: z.string().optional(),
  /** The words of the passage, cut where they are many. */
  quote: z.string().optional(),
  /** The record that it is on is in the trash, or gone. */
  targetMissing: z.boolean(),
});
export type NoteView = z.infer<typeof NoteView>;

export const NoteQuery = z.strictObject({
  search: z.string().max(1_000),
  /** All of them must be there. */
  tags: z.array(Tag).max(50),
  status: NoteStatus.nullable(),
  target: NoteOn.nullable(),
  /** null: without a marking; left out: whatever it is. */
  marking: Marking.nullable().optional(),
  collection: Name.nullable(),
  record: RecordId.nullable(),
  passage: Id.optional(),
  sort: z.enum(['updated', 'created', 'target']),
});
export type NoteQuery = z.infer<typeof NoteQuery>;

const TrashKind = z.enum(['record', 'claim', 'note', 'link', 'passage', 'document', 'view']);

export const TrashView = z.strictObject({
  kind: TrashKind,
  id: Id,
  title: z.string(),
  /** Where it was: the collection, or what the note is on. */
  place: z.string(),
  collection: Name.optional(),
  deletedAt: Instant,
});
export type TrashView = z.infer<typeof TrashView>;

const TrashItem = z.strictObject({ kind: TrashKind, id: Id });

export const notesApi = {
  'notes.list': query(NoteQuery, z.strictObject({ notes: z.array(NoteView), total: z.int() })),
  'notes.tags': query(z.strictObject({}), z.array(z.strictObject({ tag: Tag, count: z.int() }))),
  /**
   * This and `notes.update` answer only after the text is on the disk, or, where that refuses, in memory; then `saved` says so
   * before. `session` groups what is written in one sitting into one undo step, from the first words of a new note on.
   */
  'notes.create': command(
    z.strictObject({
      target: NoteTarget,
      text: Note.shape.text,
      tags: Note.shape.tags,
      status: NoteStatus,
      marking: Marking.optional(),
      session: Id.optional(),
    }),
    z.strictObject({ note: Note }),
  ),
  'notes.update': command(
    z.strictObject({
      id: Id,
      text: Note.shape.text.optional(),
      tags: Note.shape.tags.optional(),
      status: NoteStatus.optional(),
      /** null takes it away. */
      marking: Marking.nullable().optional(),
      session: Id.optional(),
    }),
    z.strictObject({ note: Note }),
  ),
  /** Adds and takes away tags of many notes, as one step. */
  'notes.tag': command(
    z.strictObject({
      ids: z.array(Id).min(1).max(10_000),
      add: z.array(Tag).max(50),
      remove: z.array(Tag).max(50),
    }),
    z.strictObject({ changed: z.int() }),
  ),
  /** Status and marking of many notes, as one step. null takes the marking away. */
  'notes.change': command(
    z.strictObject({
      ids: z.array(Id).min(1).max(10_000),
      status: NoteStatus.optional(),
      marking: Marking.nullable().optional(),
    }),
    z.strictObject({ changed: z.int() }),
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
  /** Named views of a collection, by name; null: of all of them. */
  'views.list': query(z.strictObject({ collection: Name.nullable() }), z.array(View)),
  /**
   * A new named view, or another one with the same id in place of it. `show`: the collection is looked at in this way from
   * now on. `conflict`: the name is taken.
   */
  'views.put': command(
    z.strictObject({
      view: View.omit({ id: true, named: true }).required({ name: true }),
      id: Id.optional(),
      show: z.boolean().optional(),
    }),
    z.strictObject({ id: Id }),
  ),
  /** The collection is looked at as this named view says, from now on. */
  'views.show': command(z.strictObject({ id: Id }), z.strictObject({})),
  /** To the trash. */
  'views.delete': command(z.strictObject({ id: Id }), z.strictObject({})),
  /** Back to the view that the collection's definition gives. */
  'views.reset': command(z.strictObject({ collection: Name }), z.strictObject({})),
};
