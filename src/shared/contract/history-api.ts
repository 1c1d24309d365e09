/** Undo and redo, and what was done when. */
import * as z from 'zod';
import { Instant, Name, RecordId } from '../model/ids.ts';
import { Origin } from '../model/layer.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});
const Seq = z.int().min(1);

/**
 * done: it counts. undone: it was taken back, and redo brings it again. abandoned: it was taken back, and something else
 * was done since; it can be done again as long as it fits.
 */
export const StepState = z.enum(['done', 'undone', 'abandoned']);
export type StepState = z.infer<typeof StepState>;

/** A record as it is now. gone: the step that made it was taken back, or it was deleted for good; its title is its id then. */
export const TouchedRecord = z.strictObject({
  ...RecordRef.shape,
  title: z.string(),
  place: z.enum(['there', 'trash', 'gone']),
});
export type TouchedRecord = z.infer<typeof TouchedRecord>;

/** One step of the user's work: changes that belong together and follow one another. */
export const HistoryStep = z.strictObject({
  /** Of its first change. */
  first: Seq,
  /** Of its last one. */
  last: Seq,
  at: Instant,
  label: z.string(),
  origin: Origin,
  state: StepState,
  /** Records that it touched, the first few; `recordCount` says how many there are. */
  records: z.array(TouchedRecord),
  recordCount: z.int(),
  /** It touched notes, and views. */
  notes: z.boolean(),
  views: z.boolean(),
  /** How many steps came after it, of any kind: going back to before it takes them back as well. */
  after: z.int().min(0),
});
export type HistoryStep = z.infer<typeof HistoryStep>;

export const HistoryQuery = z.strictObject({
  /** Words that must all occur in the label or in the titles of records. */
  search: z.string().max(200),
  /** Only these; empty = all. */
  origins: z.array(Origin).max(20),
  /** Changes of how a collection is looked at; there are many, and they are of little interest. */
  views: z.boolean(),
  collection: Name.nullable(),
  record: RecordId.nullable(),
  /** Instants, `from` inclusive, `to` exclusive. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** Steps before the one that begins with this change. */
  before: Seq.nullable(),
  limit: z.int().min(1).max(500),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** Changes that can't be read any more. */
export const Gap = z.strictObject({ first: Seq, last: Seq, why: z.string() });
export type Gap = z.infer<typeof Gap>;

/** What one change did to a record. */
export const RecordChange = z.strictObject({
  seq: Seq,
  at: Instant,
  label: z.string(),
  origin: Origin,
  /** null: it was about the record as a whole, or a note on it; the label says what. */
  field: Name.nullable(),
  /** Text forms of the user's own value; null = none: what the sources say was shown. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/** A step that undo or redo would be about; null = there is none. */
const Offered = z.strictObject({ label: z.string(), first: Seq }).nullable();

/** The step that was taken back or done again; null = there was nothing to do. `records`: what it touched, to show. */
const Applied = z.strictObject({
  label: z.string().nullable(),
  records: z.array(RecordRef),
  /** It touched notes; those on the dossier name no record. */
  notes: z.boolean(),
  /** Collections whose views it changed. */
  views: z.array(Name),
});
export type Applied = z.infer<typeof Applied>;

export const historyApi = {
  'history.state': query(nothing, z.strictObject({ undo: Offered, redo: Offered })),
  /** Takes the last step back. `expected`: only if it is this one, so that a key that repeats does no more than was shown. */
  'history.undo': command(z.strictObject({ expected: Seq.optional() }), Applied),
  'history.redo': command(z.strictObject({ expected: Seq.optional() }), Applied),
  /** Newest first. */
  'history.list': query(
    HistoryQuery,
    z.strictObject({ steps: z.array(HistoryStep), more: z.boolean(), gaps: z.array(Gap) }),
  ),
  /** Of a record, or of one of its fields; newest first. */
  'history.ofRecord': query(
    z.strictObject({
      ...RecordRef.shape,
      field: Name.nullable(),
      limit: z.int().min(1).max(1_000),
    }),
    z.strictObject({ changes: z.array(RecordChange), more: z.boolean() }),
  ),
  /** Back to how it was after change `to` (0: before the first), as one step that undo takes back. A backup is made before. */
  'history.rewind': command(z.strictObject({ to: z.int().min(0) }), Applied),
  /** Does an undone or abandoned step again. `conflict` when what it changed is not as it was then. */
  'history.again': command(z.strictObject({ first: Seq }), Applied),
};
