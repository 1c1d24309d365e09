/** The user's claims and ranks by record, kept up to date by commits. */
import type { OwnClaim } from '#shared/model/claim.ts';
import { trashId, type Layer, type Op, type OwnRank } from '#shared/model/layer.ts';

export type OwnWork = {
  /** In the order in which they were made, without those in the trash. */
  readonly claims: (record: string) => readonly OwnClaim[];
  /** By the ids of the claims; null where there are none. */
  readonly ranks: (record: string) => ReadonlyMap<string, OwnRank> | null;
  /** After the op is in the layer. */
  readonly apply: (op: Op) => void;
};

const NONE: readonly OwnClaim[] = [];

export function createOwnWork(layer: Readonly<Layer>): OwnWork {
  const claims = new Map<string, OwnClaim[]>();
  const ranks = new Map<string, Map<string, OwnRank>>();
  for (const claim of layer.claims.values()) putClaim(claim);
  for (const rank of layer.ranks.values()) putRank(rank);

  function putClaim(claim: OwnClaim): void {
    if (layer.trash.has(trashId('claim', claim.id))) return;
    const others = (claims.get(claim.record) ?? NONE).filter(({ id }) => id !== claim.id);
    claims.set(claim.record, [...others, claim].sort(byAge));
  }

  function takeClaim({ id, record }: OwnClaim): void {
    const others = (claims.get(record) ?? NONE).filter((claim) => claim.id !== id);
    if (others.length === 0) claims.delete(record);
    else claims.set(record, others);
  }

  function putRank(rank: OwnRank): void {
    const known = ranks.get(rank.record) ?? new Map<string, OwnRank>();
    ranks.set(rank.record, known.set(rank.id, rank));
  }

  function takeRank({ id, record }: OwnRank): void {
    const known = ranks.get(record);
    known?.delete(id);
    if (known?.size === 0) ranks.delete(record);
  }

  return {
    claims: (record) => claims.get(record) ?? NONE,
    ranks: (record) => ranks.get(record) ?? null,
    apply(op) {
      if (op.table === 'claims') {
        if (op.before) takeClaim(op.before);
        if (op.after) putClaim(op.after);
      } else if (op.table === 'ranks') {
        if (op.before) takeRank(op.before);
        if (op.after) putRank(op.after);
      } else if (op.table === 'trash' && (op.after ?? op.before)?.kind === 'claim') {
        const claim = layer.claims.get((op.after ?? op.before)?.id ?? '');
        if (claim && op.after) takeClaim(claim);
        else if (claim) putClaim(claim);
      }
    },
  };
}

/** Whatever was undone and done again in between: the same claims are always in the same order. */
const byAge = (a: OwnClaim, b: OwnClaim): number =>
  compare(a.createdAt, b.createdAt) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
