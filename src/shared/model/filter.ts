/** A filter is data: an expression tree that grids, exports, saved views and reports share. */
import * as z from 'zod';
import { Name, RecordId } from './ids.ts';

export const TextMode = z.enum([
  'contains',
  'not-contains',
  'equals',
  'not-equals',
  'starts-with',
  'ends-with',
]);
export type TextMode = z.infer<typeof TextMode>;

/** Compares folded text: case, diacritics and letter variants do not matter (`text/fold.ts`). */
export const TextCondition = z.strictObject({
  op: z.literal('text'),
  field: Name,
  mode: TextMode,
  text: z.string().max(1_000),
});

/**
 * Inclusive; an absent end is open. `reading` says which figure of a quantity counts: `best` (the one shown;
 * else the middle of low and high is NOT made up: records without a best figure use low, then high), `low`, `high`,
 * or `possibly`: any number that the quantity allows, so that "at least 92" is possibly 100.
 */
export const NumberCondition = z.strictObject({
  op: z.literal('number'),
  field: Name,
  from: z.number().nullable(),
  to: z.number().nullable(),
  reading: z.enum(['best', 'low', 'high', 'possibly']),
});

/**
 * `from` and `to` are EDTF, inclusive, null = open: the window runs from the first day of `from` to the last of `to`.
 * `certainly`: all of the record's date lies in the window. `possibly`: some day of it does.
 */
export const DateCondition = z.strictObject({
  op: z.literal('date'),
  field: Name,
  from: z.string().max(100).nullable(),
  to: z.string().max(100).nullable(),
  mode: z.enum(['certainly', 'possibly']),
});

/**
 * The field has one of these values: choice ids for choices, single items for lists, else the text form.
 * `null` stands for "no value".
 */
export const InCondition = z.strictObject({
  op: z.literal('in'),
  field: Name,
  values: z.array(z.string().max(2_000).nullable()).max(10_000),
});

export const BlankCondition = z.strictObject({
  op: z.literal('blank'),
  field: Name,
  blank: z.boolean(),
});

/** The quantity that is shown has ends of a range, and no best figure. */
export const RangeCondition = z.strictObject({ op: z.literal('range'), field: Name });

/**
 * What is said about a field, or (null) about any field of the record. disputed: open or settled. own: the user's word.
 */
export const ClaimsCondition = z.strictObject({
  op: z.literal('claims'),
  field: Name.nullable(),
  state: z.enum(['disputed', 'open', 'settled', 'agreed', 'single', 'none', 'own']),
});

/** The dataset that the record was imported from does not have it any more, in the release that is here now. */
export const GoneCondition = z.strictObject({ op: z.literal('gone'), gone: z.boolean() });

/** Some claim of the record is from this source. */
export const SourceCondition = z.strictObject({ op: z.literal('source'), source: RecordId });

export const RecordsCondition = z.strictObject({
  op: z.literal('records'),
  records: z.array(RecordId).max(1_000_000),
});

export const Condition = z.discriminatedUnion('op', [
  TextCondition,
  NumberCondition,
  DateCondition,
  InCondition,
  BlankCondition,
  RangeCondition,
  ClaimsCondition,
  GoneCondition,
  SourceCondition,
  RecordsCondition,
]);
export type Condition = z.infer<typeof Condition>;

export type Filter =
  | Condition
  | { op: 'and'; filters: Filter[] }
  | { op: 'or'; filters: Filter[] }
  | { op: 'not'; filter: Filter };

export const Filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    Condition,
    z.strictObject({ op: z.literal('and'), filters: z.array(Filter).max(200) }),
    z.strictObject({ op: z.literal('or'), filters: z.array(Filter).max(200) }),
    z.strictObject({ op: z.literal('not'), filter: Filter }),
  ]),
);

export const Sort = z.strictObject({ field: Name, direction: z.enum(['ascending', 'descending']) });
export type Sort = z.infer<typeof Sort>;

/** What a grid, an export or a report shows of a collection. */
export const Query = z.strictObject({
  collection: Name,
  /** Words that must all occur somewhere in the record, folded. */
  search: z.string().max(1_000),
  filter: Filter.nullable(),
  sort: z.array(Sort).max(20),
  /** Every grid as this one source would have it: claims of all others are left out. */
  source: RecordId.optional(),
});
export type Query = z.infer<typeof Query>;
