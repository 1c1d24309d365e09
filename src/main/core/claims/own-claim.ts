/** The claim that typing over a cell makes: one for each field of a record, in the layer. */
import { EDITOR, TYPED_OVER, type OwnClaim } from '#shared/model/claim.ts';
import type { Value } from '#shared/model/value.ts';

export type CellPlace = { collection: string; record: string; field: string };

export const ownClaimId = (record: string, field: string): string =>
  `${TYPED_OVER}${record}#${field}`;

/** `createdAt` is that of the claim it replaces. `null` shows as "no value". */
export function editorClaim(
  now: Date,
  { collection, record, field }: CellPlace,
  value: Value | null,
  createdAt?: string,
): OwnClaim {
  const updatedAt = now.toISOString();
  return {
    id: ownClaimId(record, field),
    collection,
    record,
    field,
    value,
    source: EDITOR,
    rank: 'preferred',
    createdAt: createdAt ?? updatedAt,
    updatedAt,
  };
}

/** Of what a statement of an imported record says about a field. `statement` counts from 0. */
export const baseClaimId = (record: string, statement: number, field: string): string =>
  `${record}#${statement}.${field}`;
