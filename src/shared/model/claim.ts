/** Claims: one source's value for one field of one record. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';
import type { Value } from './value.ts';

/** As in Wikidata statements: `preferred` is the one shown, `deprecated` is kept though held to be wrong. */
export const Rank = z.enum(['preferred', 'normal', 'deprecated']);
export type Rank = z.infer<typeof Rank>;

/** Admiralty code: how reliable the source is (A-F) and how credible this claim (1-6). Two separate choices. */
export const Grade = z.strictObject({
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).optional(),
  credibility: z.literal([1, 2, 3, 4, 5, 6]).optional(),
});
export type Grade = z.infer<typeof Grade>;

/** Where in the source: heading and paragraph (counted from 1 below that heading), page, or row of a table. */
export const Locator = z.strictObject({
  section: z.string().min(1).max(300).optional(),
  paragraph: z.int().min(1).optional(),
  page: z.string().min(1).max(40).optional(),
  row: z.int().min(1).optional(),
});
export type Locator = z.infer<typeof Locator>;

/** The collection that holds the sources. */
export const SOURCES = 'sources';

/** The source that stands for the person who keeps the dossier: their own knowledge and choices. */
export const EDITOR = 'editor';

/** Begins the id of the claim that typing over a cell makes; there is one a cell at the most. */
export const TYPED_OVER = 'own:';

export const isTypedOver = (claim: string): boolean => claim.startsWith(TYPED_OVER);

const evidence = {
  /** A record of the `sources` collection, or `editor`. */
  source: RecordId,
  locator: Locator.optional(),
  quote: z.string().max(10_000).optional(),
  /** EDTF: the day for which the source says so. */
  asOf: z.string().max(200).optional(),
  grade: Grade.optional(),
  comment: z.string().max(10_000).optional(),
};

/** As long as the longest value: an imported cell is kept whole beside what was made of it. */
const LONGEST_RAW = 100_000;

/** A value as it stands in a file; its shape is checked with the field's type. `null`: the source says "unknown". */
const anyValue = z.unknown().transform((value) => value as Value | null);

/**
 * By field. Names and values are checked with the collection's fields, when they are known: to check millions of names here as
 * well would double the time that opening takes.
 */
function byField<T>(fits: (value: unknown) => boolean, message: string) {
  return z.custom<Record<string, T>>(
    (found) =>
      typeof found === 'object' &&
      found !== null &&
      !Array.isArray(found) &&
      Object.values(found).every(fits),
    message,
  );
}

/** In base files: all that one passage of one source says about a record. */
export const Statement = z.strictObject({
  ...evidence,
  values: byField<Value | null>(() => true, 'must be values by field'),
  /** What was printed, where the value is not the same text. */
  raw: byField<string>(
    (text) => typeof text === 'string' && text.length <= LONGEST_RAW,
    `must be texts by field, of ${LONGEST_RAW} characters at the most`,
  ).optional(),
});
export type Statement = z.infer<typeof Statement>;

/** Which claim is shown, and why. `statement` counts from 0. */
export const Preference = z.strictObject({
  statement: z.int().min(0),
  reason: z.string().min(1).max(2_000),
});
export type Preference = z.infer<typeof Preference>;

/**
 * A record of a base file. Fields that several statements fill hold rival claims. One of them is preferred
 * with a reason, or the disagreement stays open and the first is shown.
 */
export const BaseRecord = z.strictObject({
  id: RecordId,
  statements: z.array(Statement).min(1).max(200),
  preferred: z.record(Name, Preference).optional(),
  deprecated: z.record(Name, z.array(Preference)).optional(),
});
export type BaseRecord = z.infer<typeof BaseRecord>;

export const BaseFile = z.strictObject({
  collection: Name,
  records: z.array(BaseRecord),
});
export type BaseFile = z.infer<typeof BaseFile>;

/** A claim that the user made; lives in the layer. A typed-over cell is one, with `editor` as its source. */
export const OwnClaim = z.strictObject({
  id: Id,
  collection: Name,
  record: RecordId,
  field: Name,
  value: anyValue,
  raw: z.string().max(LONGEST_RAW).optional(),
  ...evidence,
  /** The passage that it was taken from. */
  passage: Id.optional(),
  rank: Rank,
  reason: z.string().max(2_000).optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type OwnClaim = z.infer<typeof OwnClaim>;

/** A claim as the rest of the program sees it, whatever it comes from. */
export type Claim = {
  /** Own claims keep their id; a base claim is `record#statement.field`. */
  id: string;
  origin: 'base' | 'own' | 'computed';
  value: Value | null;
  raw?: string | undefined;
  source: string;
  locator?: Locator | undefined;
  quote?: string | undefined;
  asOf?: string | undefined;
  grade?: Grade | undefined;
  comment?: string | undefined;
  passage?: string | undefined;
  rank: Rank;
  reason?: string | undefined;
};

/**
 * none: no claim. single: one. agreed: several, all the same. settled: they differ and one is preferred.
 * open: they differ and nobody has chosen; the first is shown.
 */
export const ClaimState = z.enum(['none', 'single', 'agreed', 'settled', 'open']);
export type ClaimState = z.infer<typeof ClaimState>;
