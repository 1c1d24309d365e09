/** Claims of the user's own, ranks, and where claims disagree. */
import * as z from 'zod';
import { Grade, Locator, Rank } from '../model/claim.ts';
import { Id, Name, RecordId } from '../model/ids.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

/** What one source says. `text` is parsed by the field's type; `unknown`: it says that it is not known. */
export const ClaimInput = z.strictObject({
  text: z.string().max(100_000),
  unknown: z.boolean().optional(),
  /** What was printed, where `text` is not the same. */
  raw: z.string().max(10_000).optional(),
  source: RecordId,
  locator: Locator.optional(),
  quote: z.string().max(10_000).optional(),
  /** EDTF. */
  asOf: z.string().max(200).optional(),
  grade: Grade.optional(),
  comment: z.string().max(10_000).optional(),
  /** The passage that it was taken from. */
  passage: Id.optional(),
});
export type ClaimInput = z.infer<typeof ClaimInput>;

const FieldRef = z.strictObject({ ...RecordRef.shape, field: Name });
const Reason = z.string().trim().min(1).max(2_000);

/** How far the claims of a field lie apart; null where that can't be measured. */
export const Spread = z.strictObject({
  /** The lowest and the highest figure; for dates and durations in days. */
  low: z.number(),
  high: z.number(),
  unit: z.enum(['number', 'days']),
  /** `170–400, a difference of 230`. */
  words: z.string(),
});
export type Spread = z.infer<typeof Spread>;

/** A field whose claims disagree. open: nobody has chosen. settled: one is preferred. */
export const Dispute = z.strictObject({
  ...FieldRef.shape,
  title: z.string(),
  fieldTitle: z.string(),
  state: z.enum(['open', 'settled']),
  shown: z.string(),
  /** Every value that somebody gives, once, in the order of the claims; deprecated ones are left out. */
  values: z.array(
    z.strictObject({
      text: z.string(),
      sources: z.array(z.string()),
      shown: z.boolean(),
      /** The first claim that says so, to be ranked; null where the program worked the value out. */
      claim: z.string().nullable(),
    }),
  ),
  spread: Spread.nullable(),
});
export type Dispute = z.infer<typeof Dispute>;

export const DisputeQuery = z.strictObject({
  collection: Name.nullable(),
  field: Name.nullable(),
  state: z.enum(['open', 'settled']).nullable(),
  /** Only fields on which this source says something. */
  source: RecordId.nullable(),
  search: z.string().max(200),
  /**
   * By collection in any case, and in each the open ones first. Then `record`: as the records and their fields stand;
   * `spread`: furthest apart first, counted things before days, those without a measure last.
   */
  sort: z.enum(['record', 'spread']),
  from: z.int().min(0),
  limit: z.int().min(1).max(1_000),
});
export type DisputeQuery = z.infer<typeof DisputeQuery>;

const nothing = z.strictObject({});

export const claimsApi = {
  /**
   * `rank` normal when left out. A preferred one needs a reason and takes the place of the one preferred before. `group`: undone
   * together with what it follows in the same group, as the passage that was marked for it.
   */
  'claims.add': command(
    z.strictObject({
      ...FieldRef.shape,
      claim: ClaimInput,
      rank: Rank.optional(),
      reason: Reason.optional(),
      group: Id.optional(),
    }),
    z.strictObject({ id: Id }),
  ),
  /** Of the user's own claims. */
  'claims.edit': command(z.strictObject({ id: Id, claim: ClaimInput }), nothing),
  /** Own claims, to the trash. */
  'claims.delete': command(z.strictObject({ ids: z.array(Id).min(1).max(10_000) }), nothing),
  /**
   * Of any claim of a field, also an imported one. Preferring one needs a reason; the one preferred before becomes normal.
   */
  'claims.setRank': command(
    z.strictObject({ ...FieldRef.shape, claim: Id, rank: Rank, reason: Reason.optional() }),
    nothing,
  ),
  /** In the order that `sort` says. `counts`: by collection, under everything but `collection` and `state`. */
  'claims.disputes': query(
    DisputeQuery,
    z.strictObject({
      disputes: z.array(Dispute),
      total: z.int(),
      counts: z.array(z.strictObject({ collection: Name, open: z.int(), settled: z.int() })),
    }),
  ),
};
