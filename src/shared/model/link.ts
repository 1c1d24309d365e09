/** Links: what one record has to do with another. They join, and never merge: each can be taken away again. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';

/**
 * `from` → `to`, with the words for both directions. `collections`: where the ends may lie; null = anywhere. After the
 * relations of Popolo memberships and of Mapping Militants' maps (allies, rivals, splinters, successors).
 */
export type LinkKindInfo = {
  label: string;
  inverse: string;
  from: readonly string[] | null;
  to: readonly string[] | null;
};

const people = ['leaders'];
const groups = ['groups'];

export const linkKinds = {
  'took-part': {
    label: 'took part in',
    inverse: 'had as participant',
    from: ['leaders', 'groups'],
    to: ['events', 'battles'],
  },
  commanded: {
    label: 'commanded',
    inverse: 'was commanded by',
    from: people,
    to: ['groups', 'events', 'battles'],
  },
  'member-of': { label: 'was a member of', inverse: 'had as member', from: people, to: groups },
  succeeded: { label: 'succeeded', inverse: 'was succeeded by', from: people, to: people },
  'split-from': { label: 'split from', inverse: 'lost', from: groups, to: groups },
  'merged-into': { label: 'merged into', inverse: 'took in', from: groups, to: groups },
  'part-of': { label: 'is part of', inverse: 'has as part', from: null, to: null },
  allied: { label: 'is allied with', inverse: 'is allied with', from: groups, to: groups },
  rival: { label: 'is a rival of', inverse: 'is a rival of', from: groups, to: groups },
  about: { label: 'is about', inverse: 'is the subject of', from: null, to: null },
  'led-to': { label: 'led to', inverse: 'came of', from: null, to: null },
  related: { label: 'is related to', inverse: 'is related to', from: null, to: null },
  /** Both stand for the same thing. They count once in sums where that is asked for; neither is changed. */
  same: { label: 'is the same as', inverse: 'is the same as', from: null, to: null },
  'maybe-same': {
    label: 'may be the same as',
    inverse: 'may be the same as',
    from: null,
    to: null,
  },
  /** Looked at and found to be two; not suggested again. */
  different: { label: 'is not the same as', inverse: 'is not the same as', from: null, to: null },
} as const satisfies Record<string, LinkKindInfo>;

export type LinkKind = keyof typeof linkKinds;
export const linkKindNames = Object.keys(linkKinds) as [LinkKind, ...LinkKind[]];

/** Of these two records of one collection: which of the three, or none said yet. */
export const identityKinds = ['same', 'maybe-same', 'different'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** It says the same from both ends, so it has no direction. */
export const isMutual = (kind: LinkKind): boolean =>
  linkKinds[kind].label === linkKinds[kind].inverse;

export const isIdentity = (kind: LinkKind): kind is IdentityKind =>
  (identityKinds as readonly string[]).includes(kind);

export const Certainty = z.enum(['certain', 'probable', 'possible', 'disputed']);
export type Certainty = z.infer<typeof Certainty>;

export const LinkEnd = z.strictObject({ collection: Name, record: RecordId });
export type LinkEnd = z.infer<typeof LinkEnd>;

export const Link = z.strictObject({
  id: Id,
  kind: z.enum(linkKindNames),
  from: LinkEnd,
  to: LinkEnd,
  certainty: Certainty,
  /** EDTF: when it held. */
  interval: z.string().min(1).max(200).optional(),
  note: z.string().max(10_000).optional(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Link = z.infer<typeof Link>;
