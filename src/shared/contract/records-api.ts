/** Reading collections in windows, and changing records. */
import * as z from 'zod';
import { Id, Name, RecordId } from '../model/ids.ts';
import { ClaimState, Grade, Locator, Rank } from '../model/claim.ts';
import { Filter, Query } from '../model/filter.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

/** What a cell of a grid shows. Absent flags are false. */
export const Cell = z.strictObject({
  /** The text form of the value shown (see model/field.ts); '' where there is none. The CSV holds the same. */
  text: z.string(),
  /** Absent: `single`, or `none` when the text is empty. */
  state: ClaimState.optional(),
  /** Number of claims where there are several. */
  claims: z.int().optional(),
  /** The user typed it. */
  own: z.boolean().optional(),
  /** The source says that it is not known. */
  unknown: z.boolean().optional(),
  /** There are notes on this very field. */
  notes: z.boolean().optional(),
});
export type Cell = z.infer<typeof Cell>;

export const Row = z.strictObject({
  id: RecordId,
  cells: z.record(Name, Cell),
  /** Notes on the record and on its fields. */
  notes: z.int(),
  /** Links to other records, those with a word on whether two are the same among them. */
  links: z.int(),
  /** The user made the record. */
  own: z.boolean(),
  /** The dataset that it was imported from does not have it any more. Absent: it does, or it was not imported. */
  gone: z.boolean().optional(),
});
export type Row = z.infer<typeof Row>;

export const ClaimView = z.strictObject({
  id: z.string(),
  origin: z.enum(['base', 'own', 'computed']),
  text: z.string(),
  unknown: z.boolean(),
  raw: z.string().optional(),
  source: z.string(),
  /** Title of the source, or words for the editor and for computed values. */
  sourceTitle: z.string(),
  locator: Locator.optional(),
  /** `Attacks › External operations, paragraph 4`, for people. */
  locatorText: z.string(),
  quote: z.string().optional(),
  asOf: z.string().optional(),
  grade: Grade.optional(),
  comment: z.string().optional(),
  /** The passage that it was taken from. */
  passage: z.string().optional(),
  rank: Rank,
  reason: z.string().optional(),
  shown: z.boolean(),
  /** Its value is not the one shown. Ranges that overlap do not differ. */
  differs: z.boolean(),
});
export type ClaimView = z.infer<typeof ClaimView>;

const Unread = z.strictObject({
  raw: z.string(),
  source: z.string(),
  sourceTitle: z.string(),
  locatorText: z.string(),
});

export const FieldView = z.strictObject({
  field: Name,
  text: z.string(),
  state: ClaimState,
  own: z.boolean(),
  unknown: z.boolean(),
  /** False for computed fields. */
  editable: z.boolean(),
  claims: z.array(ClaimView),
  notes: z.int(),
  /** What stood in the sources and could not be read as a value of the field. */
  unread: z.array(Unread).optional(),
});
export type FieldView = z.infer<typeof FieldView>;

export const RecordDetail = z.strictObject({
  collection: Name,
  id: RecordId,
  title: z.string(),
  own: z.boolean(),
  trashed: z.boolean(),
  /** The release (dataset and version) that does not have it any more; it is kept because it was there before. */
  goneFrom: z.string().optional(),
  /** In the order of the collection, all of them. */
  fields: z.array(FieldView),
});
export type RecordDetail = z.infer<typeof RecordDetail>;

/** Which of a sum's records: with a figure, without a best one, without any, with claims that disagree. */
export const SumPart = z.enum(['known', 'ranges', 'unknown', 'disputed']);
export type SumPart = z.infer<typeof SumPart>;

/**
 * A field of numbers added up over a result, without anything made up: what is not known is counted, and is never 0.
 * A record without a best figure adds its low one, else its high one, to `best`; `ranges` says how many those are.
 */
export const Sum = z.strictObject({
  field: Name,
  /** With the lowest and the highest figure that any claim gives; deprecated ones do not count. */
  low: z.number(),
  best: z.number(),
  high: z.number(),
  /** Some figure is "at least" or "more than": the sum may be higher still. */
  open: z.boolean(),
  /** Records with a figure; those without a best one; those without any; those whose claims disagree. */
  known: z.int(),
  ranges: z.int(),
  unknown: z.int(),
  disputed: z.int(),
  /** Left out because they are the same as another record of the result: one with a figure, where there is one. */
  duplicates: z.int(),
});
export type Sum = z.infer<typeof Sum>;

export const Facet = z.strictObject({
  /** What an `in` condition takes; null = no value. */
  value: z.string().nullable(),
  label: z.string(),
  count: z.int(),
});
export type Facet = z.infer<typeof Facet>;

export const FoundRecord = z.strictObject({
  collection: Name,
  record: RecordId,
  title: z.string(),
  /** A few more words to tell it from others of the same title: date, place, role. */
  hint: z.string(),
});
export type FoundRecord = z.infer<typeof FoundRecord>;

export const recordsApi = {
  /**
   * Runs a query and keeps its result: ids in order. A result lives until newer ones push it out. `job`: its name for
   * `jobs.cancel`; then it rejects with `cancelled`.
   */
  'records.query': query(
    Query.extend({ job: Id.optional() }),
    z.strictObject({
      result: Id,
      count: z.int(),
      /** Records of the collection, unfiltered. */
      total: z.int(),
      revision: z.int(),
    }),
  ),
  /** Rows `from` (inclusive) to `to` (exclusive), at the most 1,000. `not_found` when the result is gone. */
  'records.rows': query(
    z.strictObject({ result: Id, from: z.int().min(0), to: z.int().min(0) }),
    z.strictObject({ rows: z.array(Row) }),
  ),
  /** Ids in the order of the result, for selections that reach beyond the rows loaded. */
  'records.ids': query(
    z.strictObject({ result: Id, from: z.int().min(0), to: z.int().min(0) }),
    z.strictObject({ ids: z.array(RecordId) }),
  ),
  /** Where a record stands in a result, counted from 0; null when it is not in it. */
  'records.position': query(
    z.strictObject({ result: Id, record: RecordId }),
    z.strictObject({ position: z.int().nullable() }),
  ),
  /** Counts of a field's values, most frequent first, under a filter that should leave the field itself out. */
  'records.facets': query(
    z.strictObject({
      collection: Name,
      field: Name,
      search: z.string().max(1_000),
      filter: Filter.nullable(),
      /** As in `Query`. */
      source: RecordId.optional(),
    }),
    z.strictObject({ facets: z.array(Facet), truncated: z.boolean() }),
  ),
  /**
   * Of the fields of quantities and numbers, or of those that are named. `once`: records linked as "same" count once.
   * `not_found` when the result is gone.
   */
  'records.sums': query(
    z.strictObject({ result: Id, once: z.boolean(), fields: z.array(Name).max(300).optional() }),
    z.strictObject({ sums: z.array(Sum) }),
  ),
  /**
   * The records behind one count of a sum, in the order of the result: those that it counted, and no others, whatever
   * was left out as the same.
   */
  'records.summed': query(
    z.strictObject({ result: Id, once: z.boolean(), field: Name, part: SumPart }),
    z.strictObject({ ids: z.array(RecordId) }),
  ),
  'records.get': query(RecordRef, RecordDetail),
  /** Best matches by title and other text, over all collections or one. For links and jumping. */
  'records.find': query(
    z.strictObject({
      text: z.string().max(200),
      collection: Name.optional(),
      limit: z.int().min(1).max(100),
    }),
    z.array(FoundRecord),
  ),
  /** Titles of records by id, in any collection; ids that are not there are left out. */
  'records.titles': query(
    z.strictObject({ ids: z.array(RecordId).max(1_000) }),
    z.array(FoundRecord),
  ),
  /**
   * Would this text do? The message is the reason when not. Changes nothing. `claim`: as what a source says, which may
   * also be about what is worked out.
   */
  'records.checkValue': query(
    z.strictObject({
      collection: Name,
      field: Name,
      text: z.string().max(100_000),
      claim: z.boolean().optional(),
    }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), text: z.string() }),
      z.strictObject({ ok: z.literal(false), message: z.string() }),
    ]),
  ),
  /** The text form is parsed by the field's type. '' clears the user's own value to "no value". */
  'records.setValue': command(
    z.strictObject({ ...RecordRef.shape, field: Name, text: z.string().max(100_000) }),
    z.strictObject({ cell: Cell }),
  ),
  /** Takes the user's own value away, so that what the sources say shows again. */
  'records.revertValue': command(
    z.strictObject({ ...RecordRef.shape, field: Name }),
    z.strictObject({ cell: Cell }),
  ),
  /** `values`: text forms by field. Answers the new record's id. */
  'records.create': command(
    z.strictObject({ collection: Name, values: z.record(Name, z.string().max(100_000)) }),
    z.strictObject({ record: RecordId }),
  ),
  /** To the trash. */
  'records.delete': command(
    z.strictObject({ collection: Name, records: z.array(RecordId).min(1).max(100_000) }),
    z.strictObject({ deleted: z.int() }),
  ),
};
