/**
 * Claims as rows of text, and back: one row for everything that anybody says about one field of one record. Values are in their text
 * form (`model/field.ts`), with ids where it names records, so that the same claim always comes back.
 */
import { OwnClaim, type Claim } from '../model/claim.ts';
import type { Field } from '../model/field.ts';
import type { Quantity, Value } from '../model/value.ts';
import { formatValue } from '../values/format.ts';
import { parseValue } from '../values/parse.ts';

/** What is read again. Columns that only help people stand behind it, and are passed over. */
export const CLAIM_COLUMNS = [
  'claim',
  'collection',
  'record',
  'field',
  'value',
  'unknown',
  'raw',
  'source',
  'section',
  'paragraph',
  'page',
  'row',
  'quote',
  'asOf',
  'reliability',
  'credibility',
  'comment',
  'passage',
  'rank',
  'reason',
  'origin',
  'created',
  'updated',
] as const;
export type ClaimColumn = (typeof CLAIM_COLUMNS)[number];

/** For people and for other programs. `low`, `best`, `high`: of numbers. */
export const HELPING_COLUMNS = [
  'recordTitle',
  'fieldTitle',
  'sourceTitle',
  'shown',
  'low',
  'best',
  'high',
] as const;

/** Behind all others, where cells have been made safe for spreadsheets (`CsvDialect.mode`). */
export const MODE_COLUMN = 'mode';

export type ClaimPlace = { collection: string; record: string; field: Field };
/** Of own claims. */
export type ClaimTimes = { createdAt: string; updatedAt: string };

export function claimCells(
  { collection, record, field }: ClaimPlace,
  claim: Claim,
  times: ClaimTimes | null,
): Record<ClaimColumn, string> {
  const { locator, grade } = claim;
  return {
    claim: claim.id,
    collection,
    record,
    field: field.id,
    value: formatValue(field, claim.value),
    unknown: claim.value === null ? 'true' : '',
    raw: claim.raw ?? '',
    source: claim.source,
    section: locator?.section ?? '',
    paragraph: figure(locator?.paragraph),
    page: locator?.page ?? '',
    row: figure(locator?.row),
    quote: claim.quote ?? '',
    asOf: claim.asOf ?? '',
    reliability: grade?.reliability ?? '',
    credibility: figure(grade?.credibility),
    comment: claim.comment ?? '',
    passage: claim.passage ?? '',
    rank: claim.rank,
    reason: claim.reason ?? '',
    origin: claim.origin,
    created: times?.createdAt ?? '',
    updated: times?.updatedAt ?? '',
  };
}

const figure = (number: number | undefined): string => (number === undefined ? '' : String(number));

/** As an own claim has it. Of a base claim the times are those that its row has, if any. */
export type ReadClaim = { origin: 'base' | 'own'; claim: OwnClaim };

/**
 * `cells` may lack columns that are empty. `fieldOf` answers null for a field that is not there. `now`: for claims that have no times.
 * Answers the reason, in words, where it is no claim.
 */
export function readClaim(
  cells: Readonly<Partial<Record<ClaimColumn, string>>>,
  fieldOf: (collection: string, field: string) => Field | null,
  now: string,
): ReadClaim | string {
  const cell = (name: ClaimColumn): string | undefined => cells[name] || undefined;
  const place = [cell('collection') ?? '', cell('field') ?? ''] as const;
  const field = fieldOf(...place);
  if (!field) return `There is no field ${place[1]} in ${place[0]}.`;
  const isUnknown = cell('unknown') === 'true';
  const value = isUnknown
    ? { ok: true as const, value: null }
    : parseValue(field, cells.value ?? '');
  if (!value.ok) return `value: ${value.message}`;
  if (value.value === null && !isUnknown)
    return 'value: there is none, nor is it said to be unknown.';
  const origin = cell('origin') ?? 'own';
  if (origin !== 'own' && origin !== 'base') return `Claims of the origin ${origin} are not read.`;
  const claim = OwnClaim.safeParse(
    given({
      id: cell('claim'),
      collection: place[0],
      record: cell('record'),
      field: place[1],
      value: value.value,
      raw: cell('raw'),
      source: cell('source'),
      locator: orNone({
        section: cell('section'),
        paragraph: numberOf(cell('paragraph')),
        page: cell('page'),
        row: numberOf(cell('row')),
      }),
      quote: cell('quote'),
      asOf: cell('asOf'),
      grade: orNone({
        reliability: cell('reliability'),
        credibility: numberOf(cell('credibility')),
      }),
      comment: cell('comment'),
      passage: cell('passage'),
      rank: cell('rank') ?? 'normal',
      reason: cell('reason'),
      createdAt: cell('created') ?? now,
      updatedAt: cell('updated') ?? now,
    }),
  );
  if (claim.success) return { origin, claim: claim.data };
  const [issue] = claim.error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`;
}

const numberOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const given = <T extends object>(parts: T): T =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;

function orNone<T extends object>(parts: T): T | undefined {
  const filled = given(parts);
  return Object.keys(filled).length === 0 ? undefined : filled;
}

/** Lowest, best and highest figure; '' where there is none. */
export function figuresOf(value: Value | null): [low: string, best: string, high: string] {
  if (typeof value === 'number') return ['', String(value), ''];
  if (value === null || typeof value !== 'object' || Array.isArray(value) || 'lat' in value)
    return ['', '', ''];
  const { low, best, high } = value as Quantity;
  return [figure(low), figure(best), figure(high)];
}
