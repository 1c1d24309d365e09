/** Which claim of a field the user prefers: one at the most. */
import { AppError } from '#shared/contract/errors.ts';
import type { Claim, OwnClaim, Rank } from '#shared/model/claim.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Draft } from '../context.ts';
import type { CellPlace } from './own-claim.ts';

export type Choice = { rank: Rank; reason?: string | undefined; updatedAt: string };

/** What the user preferred before becomes normal. `claims`: all of the field. `except`: the one that is preferred now. */
export function stepBack(
  layer: Readonly<Layer>,
  place: CellPlace,
  claims: readonly Claim[],
  except: string,
  updatedAt: string,
): Draft[] {
  return claims
    .filter((claim) => claim.id !== except && isUsersChoice(layer, claim))
    .map((claim) => ranked(layer, place, claim, { rank: 'normal', updatedAt }));
}

/** What came with the base stays as it is; it is not shown where the user prefers something else. */
const isUsersChoice = (layer: Readonly<Layer>, { id, origin, rank }: Claim): boolean =>
  rank === 'preferred' && (origin === 'own' || layer.ranks.has(id));

/** The claim with another rank. Throws `invalid_input` for one that is worked out. */
export function ranked(
  layer: Readonly<Layer>,
  { collection, record, field }: CellPlace,
  { id, origin }: Claim,
  { rank, reason, updatedAt }: Choice,
): Draft {
  if (origin === 'computed')
    throw new AppError('invalid_input', 'What is worked out can’t be ranked.', { claim: id });
  const choice = { rank, ...(reason === undefined || rank === 'normal' ? {} : { reason }) };
  if (origin === 'base') {
    const after = { id, collection, record, field, ...choice, updatedAt };
    return { table: 'ranks', id, after };
  }
  const { reason: _, ...claim } = keptClaim(layer, id);
  return { table: 'claims', id, after: { ...claim, ...choice, updatedAt } };
}

/** Throws `not_found` for one that is in the trash or gone. */
export function keptClaim(layer: Readonly<Layer>, id: string): OwnClaim {
  const claim = layer.claims.get(id);
  if (claim && !layer.trash.has(trashId('claim', id))) return claim;
  throw new AppError('not_found', 'This claim is no longer there. It may be in the trash.');
}
