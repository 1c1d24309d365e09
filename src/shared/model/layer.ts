/** The layer: all of the user's own work, apart from the base. And changes: how it comes about. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';
import { OwnClaim, Rank } from './claim.ts';
import { OwnImport } from './dossier.ts';
import { Collection } from './field.ts';
import { Link } from './link.ts';
import { Note } from './note.ts';
import { Passage } from './passage.ts';
import { SourceDocument } from './source-document.ts';
import { View } from './view.ts';

/** A record that the user made. Its values are own claims. */
export const OwnRecord = z.strictObject({
  id: RecordId,
  collection: Name,
  createdAt: Instant,
});
export type OwnRecord = z.infer<typeof OwnRecord>;

/** The user's rank for a claim of the base, in place of the one that it came with. Own claims carry theirs. */
export const OwnRank = z.strictObject({
  /** Of the claim: `record#statement.field`. */
  id: Id,
  collection: Name,
  record: RecordId,
  field: Name,
  rank: Rank,
  reason: z.string().max(2_000).optional(),
  updatedAt: Instant,
});
export type OwnRank = z.infer<typeof OwnRank>;

/** A passage of the user's: highlighted, noted on, or used for a claim. */
export const OwnPassage = z.strictObject({ id: Id, ...Passage.shape, createdAt: Instant });
export type OwnPassage = z.infer<typeof OwnPassage>;

/** A collection that the user made, or one of the dossier's as the user changed it. */
export const OwnCollection = Collection;
export type OwnCollection = z.infer<typeof OwnCollection>;

/**
 * Something in the trash: it stays where it is, and is left out of everything until restored. Records lie in collections;
 * the others are found by their ids alone.
 */
export const TrashEntry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), id: RecordId, collection: Name, deletedAt: Instant }),
  z.strictObject({
    kind: z.enum(['claim', 'note', 'link', 'passage', 'document', 'view']),
    id: Id,
    deletedAt: Instant,
  }),
]);
export type TrashEntry = z.infer<typeof TrashEntry>;
export type TrashKind = TrashEntry['kind'];

export const trashId = (kind: TrashKind, id: string): string => `${kind}:${id}`;

/** Where things of each kind stand. */
export const tableOfTrash = {
  record: 'records',
  claim: 'claims',
  note: 'notes',
  link: 'links',
  passage: 'passages',
  document: 'documents',
  view: 'views',
} as const satisfies Record<TrashKind, string>;

/** The tables of the layer. Every entry is keyed by its own id (trash: by `trashId`). */
export const layerTables = {
  records: OwnRecord,
  claims: OwnClaim,
  ranks: OwnRank,
  notes: Note,
  links: Link,
  documents: SourceDocument,
  passages: OwnPassage,
  views: View,
  imports: OwnImport,
  collections: OwnCollection,
  trash: TrashEntry,
};
export type LayerTables = { [T in keyof typeof layerTables]: z.infer<(typeof layerTables)[T]> };
export type TableName = keyof LayerTables;
export const tableNames = Object.keys(layerTables) as TableName[];

/** In memory. Maps, so that no id can ever be a prototype's property. */
export type Layer = { [T in TableName]: Map<string, LayerTables[T]> };

function op<T extends TableName, S extends z.ZodType>(table: T, entry: S) {
  return z.strictObject({
    table: z.literal(table),
    id: Id,
    before: entry.nullable(),
    after: entry.nullable(),
  });
}

/** One entry of one table: what it was and what it is now; null = not there. Swapped, it is its own inverse. */
export const Op = z.discriminatedUnion('table', [
  op('records', OwnRecord),
  op('claims', OwnClaim),
  op('ranks', OwnRank),
  op('notes', Note),
  op('links', Link),
  op('documents', SourceDocument),
  op('passages', OwnPassage),
  op('views', View),
  op('imports', OwnImport),
  op('collections', OwnCollection),
  op('trash', TrashEntry),
]);
export type Op = z.infer<typeof Op>;

/**
 * Where a change comes from. edit: the user, in the window. undo, redo: of an earlier step. rewind: back to a point of the
 * history. backup: a backup was put back. import: records of a file. recovery: what could be saved of damaged files.
 */
export const Origin = z.enum(['edit', 'undo', 'redo', 'rewind', 'backup', 'import', 'recovery']);
export type Origin = z.infer<typeof Origin>;

const frame = {
  /** Counts from 1, without gaps. */
  seq: z.int().min(1),
  at: Instant,
  /** Words for the user: "Delete note". */
  label: z.string().min(1).max(200),
  /**
   * Changes of the same group that follow one another are one step, undone as one: the keystrokes of one note, the rows of
   * one import.
   */
  group: Id,
  origin: Origin,
  /** For undo and redo: the seq of the first change of the step that is taken back or done again. */
  step: z.int().min(1).optional(),
};
const MAX_OPS = 1_000_000;

/** One entry of the change log. */
export const Change = z.strictObject({ ...frame, ops: z.array(Op).max(MAX_OPS) });
export type Change = z.infer<typeof Change>;

/** A change whose entries were checked one by one, each by the schema of its table: what is left to check. */
export const ChangeFrame = z.object({
  ...frame,
  ops: z.array(z.object({ id: Id })).max(MAX_OPS),
});
