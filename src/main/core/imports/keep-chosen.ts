/**
 * What the user chose is never overwritten by a new release: a value that was preferred, or held to be wrong, stays as a
 * claim of its own, and what the release says now becomes its rival.
 */
import { releaseName } from '#shared/imports/release-name.ts';
import type { BaseRecord, OwnClaim } from '#shared/model/claim.ts';
import { trashId, type OwnRank } from '#shared/model/layer.ts';
import type { CellPlace } from '../claims/own-claim.ts';
import type { Core, Draft } from '../context.ts';
import type { Plan } from './plan-state.ts';

/** Places where the user preferred, refused or typed a value, and the release says something else than before. */
export function keptPlaces(plan: Pick<Plan, 'dossier' | 'changed'>): CellPlace[] {
  const { layer } = plan.dossier;
  const typed = [...layer.claims.values()].filter(
    ({ id, rank, record, field }) =>
      rank === 'preferred' &&
      !layer.trash.has(trashId('claim', id)) &&
      plan.changed.get(record)?.some((change) => change.field === field),
  );
  const places = [...chosenOf(plan), ...typed].map(({ collection, record, field }) => ({
    collection,
    record,
    field,
  }));
  return [...new Map(places.map((place) => [`${place.record} ${place.field}`, place])).values()];
}

/** Ranks that are about values which are not the same any more. */
function chosenOf({ dossier, changed }: Pick<Plan, 'dossier' | 'changed'>): OwnRank[] {
  return [...dossier.layer.ranks.values()].filter(
    ({ record, field, rank }) =>
      rank !== 'normal' && changed.get(record)?.some((change) => change.field === field),
  );
}

export function keepChosen(core: Core, plan: Plan): Draft[] {
  const { dossier, target } = plan;
  const before = target.replaces === null ? undefined : dossier.layer.imports.get(target.replaces);
  const release = before ? releaseName(before) : 'an earlier release';
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
