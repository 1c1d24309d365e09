/**
 * What the user chose is never overwritten by a new release: a value that was preferred, or held to be wrong, stays as a
 * claim of its own, and what the release says now becomes its rival.
 */
import type { BaseRecord, OwnClaim } from '#shared/model/claim.ts';
import type { OwnRank } from '#shared/model/layer.ts';
import type { Core, Draft } from '../context.ts';
import type { Plan } from './plan.ts';

/** Ranks that are about values which are not the same any more. */
export function chosenOf({ dossier, changed }: Plan): OwnRank[] {
  return [...dossier.layer.ranks.values()].filter(
    ({ record, field, rank }) =>
      rank !== 'normal' && changed.get(record)?.some((change) => change.field === field),
  );
}

export function keepChosen(core: Core, plan: Plan): Draft[] {
  const { dossier, target } = plan;
  const before = target.replaces === null ? undefined : dossier.layer.imports.get(target.replaces);
  const release = before
    ? `${before.dataset} ${before.version ?? ''}`.trim()
    : 'an earlier release';
  return chosenOf(plan).flatMap((rank): Draft[] => {
    const old = dossier.base.get(rank.collection)?.get(rank.record);
    const claim = old && claimOf(core, rank, old, `As ${release} had it.`);
    if (!claim) return [];
    return [
      { table: 'ranks', id: rank.id, after: null },
      { table: 'claims', id: claim.id, after: claim },
    ];
  });
}

function claimOf(core: Core, rank: OwnRank, record: BaseRecord, comment: string): OwnClaim | null {
  const { id, collection, field, reason } = rank;
  const at = Number(/#(\d+)\./.exec(id)?.[1]);
  const statement = record.statements[at];
  if (!statement || !Object.hasOwn(statement.values, field)) return null;
  const { values, raw, comment: _, ...evidence } = statement;
  const now = core.clock().toISOString();
  const printed = raw?.[field];
  return {
    ...evidence,
    id: core.newId(),
    collection,
    record: record.id,
    field,
    value: values[field] ?? null,
    ...(printed === undefined ? {} : { raw: printed }),
    comment,
    rank: rank.rank,
    ...(reason === undefined ? {} : { reason }),
    createdAt: now,
    updatedAt: now,
  };
}
