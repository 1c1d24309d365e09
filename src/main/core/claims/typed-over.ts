/** The user's word on a field: it takes the place of whatever they preferred before. */
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import type { Core, Draft } from '../context.ts';
import { editorClaim, ownClaimId, type CellPlace } from './own-claim.ts';
import { stepBack } from './user-choice.ts';

/** `null` shows as "no value". */
export function typedOver(
  core: Core,
  layer: Readonly<Layer>,
  place: CellPlace,
  value: Value | null,
): Draft[] {
  const id = ownClaimId(place.record, place.field);
  const before = layer.claims.get(id);
  const claims = core.tables().claims(place.collection, place.record, place.field);
  const now = core.clock();
  return [
    ...stepBack(layer, place, claims, id, now.toISOString()),
    { table: 'claims', id, after: editorClaim(now, place, value, before?.createdAt) },
    // One that was deleted before is typed anew.
    { table: 'trash', id: trashId('claim', id), after: null },
  ];
}
