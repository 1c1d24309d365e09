/** Links between records, and which of two records stand for the same thing. */
import * as z from 'zod';
import { Id, Name, RecordId } from '../model/ids.ts';
import { identityKinds, Link, linkKindNames } from '../model/link.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});

/** A link as it is seen from one of its ends. */
export const LinkView = z.strictObject({
  ...Link.shape,
  /** This record is `from` of it, or `to`. */
  direction: z.enum(['out', 'in']),
  /** `commanded`, `was commanded by`. */
  words: z.string(),
  other: z.strictObject({
    ...RecordRef.shape,
    title: z.string(),
    hint: z.string(),
    /** In the trash, or gone. */
    missing: z.boolean(),
  }),
});
export type LinkView = z.infer<typeof LinkView>;

const LinkDetails = z.strictObject({
  certainty: Link.shape.certainty,
  interval: Link.shape.interval,
  note: Link.shape.note,
});

const Candidate = z.strictObject({ record: RecordId, title: z.string(), hint: z.string() });

/** Two records of a collection that may be one, and why. */
export const Suggestion = z.strictObject({
  collection: Name,
  a: Candidate,
  b: Candidate,
  /** 0 to 1; the higher, the more speaks for it. */
  score: z.number(),
  /** What speaks for it, then what speaks against it. */
  reasons: z.array(z.strictObject({ words: z.string(), against: z.boolean() })),
  /** What was said of them before. */
  said: z.enum(identityKinds).nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** Two records of a collection, field by field; fields that neither fills are left out. */
export const Comparison = z.strictObject({
  a: Candidate,
  b: Candidate,
  fields: z.array(
    z.strictObject({
      field: Name,
      title: z.string(),
      /** Text forms; '' = no value. */
      a: z.string(),
      b: z.string(),
      /** same: the same text. alike: not the same, and no contradiction. one: only one of them has a value. */
      agreement: z.enum(['same', 'alike', 'differs', 'one']),
    }),
  ),
  said: z.enum(identityKinds).nullable(),
  note: z.string(),
});
export type Comparison = z.infer<typeof Comparison>;

export const linksApi = {
  /** By kind, then by title of the other end. Those in the trash are left out. */
  'links.ofRecord': query(RecordRef, z.array(LinkView)),
  /** The kinds that may begin at a record of this collection, or end there, with words for both directions. */
  'links.kinds': query(
    z.strictObject({ collection: Name }),
    z.array(
      z.strictObject({
        kind: z.enum(linkKindNames),
        direction: z.enum(['out', 'in']),
        words: z.string(),
        /** Where the other end may lie; null = anywhere. */
        collections: z.array(Name).nullable(),
      }),
    ),
  ),
  /**
   * `conflict`: there is the same one already, or, of the three words on whether two are the same, one of them.
   * `invalid_input`: the kind does not go between these collections, or the interval is no EDTF.
   */
  'links.create': command(
    z.strictObject({
      kind: Link.shape.kind,
      from: RecordRef,
      to: RecordRef,
      ...LinkDetails.partial().shape,
    }),
    z.strictObject({ id: Id }),
  ),
  /** null takes the interval or the note away. */
  'links.update': command(
    z.strictObject({
      id: Id,
      kind: Link.shape.kind.optional(),
      certainty: Link.shape.certainty.optional(),
      interval: z.string().max(200).nullable().optional(),
      note: z.string().max(10_000).nullable().optional(),
    }),
    nothing,
  ),
  /** To the trash. */
  'links.delete': command(z.strictObject({ ids: z.array(Id).min(1).max(10_000) }), nothing),
  /**
   * Says, or takes back (null), that two records of a collection are the same, may be, or are not. One word a pair.
   * Answers the seq of the change, which `history.undo` takes as `expected`; null = nothing was changed.
   */
  'links.identify': command(
    z.strictObject({
      collection: Name,
      a: RecordId,
      b: RecordId,
      kind: z.enum(identityKinds).nullable(),
      note: z.string().max(10_000).optional(),
    }),
    z.strictObject({ change: z.int().nullable() }),
  ),
  /**
   * Pairs nobody has spoken on yet, best first; `said: true` also those that may be the same. "different" ones never.
   * `total`: how many there are, of which the first `limit` come. A large collection is looked through for seconds; other
   * calls are answered meanwhile, and `progress` events in percent bear the name of the `job`.
   */
  'links.suggest': query(
    z.strictObject({
      collection: Name,
      said: z.boolean(),
      limit: z.int().min(1).max(500),
      job: Id.optional(),
    }),
    z.strictObject({ suggestions: z.array(Suggestion), total: z.int() }),
  ),
  'links.compare': query(
    z.strictObject({ collection: Name, a: RecordId, b: RecordId }),
    Comparison,
  ),
};
