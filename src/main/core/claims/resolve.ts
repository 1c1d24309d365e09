/** From what sources and the user say about a field to what is shown of it. */
import { baseClaimId } from './own-claim.ts';
import {
  isTypedOver,
  type BaseRecord,
  type Statement,
  type Claim,
  type ClaimState,
  type OwnClaim,
  type Rank,
} from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { OwnRank } from '#shared/model/layer.ts';
import type { Value } from '#shared/model/value.ts';
import { differs } from '#shared/values/differs.ts';
import { timeBetween } from '#shared/values/duration.ts';
import { knownDate } from './known-dates.ts';

/** All that is known about one record. Own records have no base; untouched ones no own claims, and no ranks. */
export type RecordParts = {
  id: string;
  base: BaseRecord | undefined;
  own: readonly OwnClaim[];
  /** The user's ranks for claims of the base, by their ids; null where there are none. */
  ranks?: ReadonlyMap<string, OwnRank> | null;
};

export type Resolved = {
  claims: Claim[];
  /** null when there is none, or when all of them are held to be wrong. */
  shown: Claim | null;
  state: ClaimState;
};

/** The word that stands for the program where a claim names its source. */
export const COMPUTED = 'computed';

/**
 * Every claim about a field: the user's choice first, then what is worked out, then the sources in the order of the base
 * file, then the user's other claims. `fieldOf` finds the fields that a computed one is worked out from.
 */
export function resolveField(
  parts: RecordParts,
  field: Field,
  fieldOf: (id: string) => Field | undefined,
): Resolved {
  const own = parts.own.filter((claim) => claim.field === field.id).map(ofOwn);
  const base = baseClaims(parts, field);
  const computed = computedClaims(parts, field, fieldOf);
  const claims = byUser(
    [...own.filter(isPreferred), ...computed, ...base, ...own.filter(isOther)],
    parts,
  );
  return weigh(field, claims);
}

/** What is shown of a field of which these claims are known, in their order. */
export function weigh(field: Field, claims: Claim[]): Resolved {
  const shown = pickShown(claims);
  return { claims, shown, state: stateOf(field, claims, shown) };
}

const isPreferred = ({ rank }: Claim): boolean => rank === 'preferred';
const isOther = ({ rank }: Claim): boolean => rank !== 'preferred';

/** The user's ranks in place of those that came with the base. What the user prefers comes first, and stands alone. */
function byUser(claims: Claim[], { ranks }: RecordParts): Claim[] {
  if (!ranks) return claims;
  const ranked = claims.map((claim) => {
    const own = ranks.get(claim.id);
    return own ? { ...claim, rank: own.rank, reason: own.reason } : claim;
  });
  const chosen = ranked.find((claim) => isPreferred(claim) && ranks.has(claim.id));
  if (!chosen) return ranked;
  const others = ranked.filter((claim) => claim !== chosen);
  return [
    chosen,
    ...others.map((claim) => (isPreferred(claim) ? { ...claim, rank: 'normal' as const } : claim)),
  ];
}

/** What `resolveField` shows, without building the claims: this runs for every record of a column. */
export function shownValue(
  parts: RecordParts,
  field: Field,
  fieldOf: (id: string) => Field | undefined,
): Value | null {
  if (parts.own.length > 0 || parts.ranks || field.computed)
    return resolveField(parts, field, fieldOf).shown?.value ?? null;
  const { base } = parts;
  if (!base) return null;
  const chosen = preferredStatement(base, field.id);
  if (chosen !== undefined) return valueIn(base, chosen, field.id) ?? null;
  const deprecated = base.deprecated?.[field.id];
  for (let at = 0; at < base.statements.length; at++) {
    const value = valueIn(base, at, field.id);
    if (value === undefined || value === null) continue;
    if (!deprecated?.some(({ statement }) => statement === at)) return value;
  }
  return null;
}

/** Undefined: the statement says nothing about the field. null: it says that it is not known. */
function valueIn(base: BaseRecord, at: number, field: string): Value | null | undefined {
  const values = base.statements[at]?.values;
  return values && Object.hasOwn(values, field) ? values[field] : undefined;
}

/** A preference for a statement that does not fill the field is none. */
function preferredStatement(base: BaseRecord, field: string): number | undefined {
  const preferred =
    base.preferred && Object.hasOwn(base.preferred, field) ? base.preferred[field] : undefined;
  if (!preferred || valueIn(base, preferred.statement, field) === undefined) return undefined;
  return preferred.statement;
}

function baseClaims({ id, base }: RecordParts, field: Field): Claim[] {
  if (!base) return [];
  const preferred = preferredStatement(base, field.id);
  const deprecated = base.deprecated?.[field.id] ?? [];
  return base.statements.flatMap((statement, at): Claim[] => {
    const value = valueIn(base, at, field.id);
    if (value === undefined) return [];
    const doubt = deprecated.find((entry) => entry.statement === at);
    const rank: Rank = at === preferred ? 'preferred' : doubt ? 'deprecated' : 'normal';
    // One by one: to take an object apart with `...` costs more than all the rest here, and this runs for every field of a record.
    const { source, locator, quote, asOf, grade, comment, raw } = statement;
    return [
      {
        source,
        locator,
        quote,
        asOf,
        grade,
        comment,
        id: baseClaimId(id, at, field.id),
        origin: 'base',
        value,
        raw: raw?.[field.id],
        rank,
        reason: at === preferred ? base.preferred?.[field.id]?.reason : doubt?.reason,
      },
    ];
  });
}

/** Statements that had something for the field which could not be read as a value of it: what stood there. */
export function unreadIn(
  { base }: RecordParts,
  field: Field,
): (Pick<Statement, 'source' | 'locator'> & { raw: string })[] {
  return (base?.statements ?? []).flatMap(({ source, locator, raw, values }) => {
    const text = raw && Object.hasOwn(raw, field.id) ? raw[field.id] : undefined;
    return text === undefined || Object.hasOwn(values, field.id)
      ? []
      : [{ source, locator, raw: text }];
  });
}

function ofOwn(claim: OwnClaim): Claim {
  const { collection, record, field, createdAt, updatedAt, ...rest } = claim;
  return { ...rest, origin: 'own' };
}

function computedClaims(
  parts: RecordParts,
  field: Field,
  fieldOf: (id: string) => Field | undefined,
): Claim[] {
  if (!field.computed) return [];
  const [from, to] = [field.computed.from, field.computed.to].map((id) => {
    const source = fieldOf(id);
    // A computed field is never worked out from another one.
    const value = source && !source.computed ? shownValue(parts, source, fieldOf) : null;
    return typeof value === 'string' ? knownDate(value) : null;
  });
  const value = from && to ? timeBetween(from, to) : null;
  if (value === null) return [];
  const id = `${parts.id}#${COMPUTED}.${field.id}`;
  return [{ id, origin: 'computed', value, source: COMPUTED, rank: 'normal' }];
}

/** Own preferred, base preferred, then the first that says something; "not known" only when nobody says more. */
function pickShown(claims: Claim[]): Claim | null {
  const preferred = claims.find((claim) => claim.rank === 'preferred');
  if (preferred) return preferred;
  const normal = claims.filter((claim) => claim.rank === 'normal');
  return normal.find((claim) => claim.value !== null) ?? normal[0] ?? null;
}

/** Claims that are held to be wrong do not count. */
function stateOf(field: Field, claims: Claim[], shown: Claim | null): ClaimState {
  const counted = claims.filter((claim) => claim.rank !== 'deprecated');
  if (!shown || counted.length === 0) return 'none';
  if (counted.length === 1) return 'single';
  const isRival = counted.some((claim, at) =>
    counted.some((other, otherAt) => otherAt > at && claimsDiffer(field, claim, other)),
  );
  if (!isRival) return 'agreed';
  return shown.rank === 'preferred' ? 'settled' : 'open';
}

/** Somebody says that it is not known. Whoever clears a cell says that there is no value. */
export const isUnknown = (claim: Claim): boolean => claim.value === null && !isCleared(claim);

/** A source that does not know contradicts nobody. A user who clears a cell contradicts those that fill it. */
export function claimsDiffer(field: Field, a: Claim, b: Claim): boolean {
  if (isCleared(a)) return b.value !== null;
  if (isCleared(b)) return a.value !== null;
  return differs(field, a.value, b.value);
}

const isCleared = (claim: Claim): boolean => claim.value === null && isTypedOver(claim.id);
