/** Numbers added up without anything made up (contract: `Sum`). */
import type { Sum } from '#shared/contract/records-api.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Table } from './table.ts';

/** `duplicates`: rows that are left out because another row stands for the same thing. */
export function sumFields(table: Table, rows: Int32Array, duplicates: ReadonlySet<number>): Sum[] {
  return table.collection.fields
    .filter(({ type, summed }) => type === 'quantity' || (type === 'number' && summed === true))
    .map((field) => sumField(table, field, rows, duplicates));
}

function sumField(
  table: Table,
  field: Field,
  rows: Int32Array,
  duplicates: ReadonlySet<number>,
): Sum {
  const sum: Sum = {
    field: field.id,
    low: 0,
    best: 0,
    high: 0,
    open: false,
    known: 0,
    ranges: 0,
    unknown: 0,
    disputed: 0,
    duplicates: 0,
  };
  for (const row of rows) {
    if (duplicates.has(row)) sum.duplicates += 1;
    else add(sum, resolved(table, row, field));
  }
  return sum;
}

type Figures = { shown: Value | null; all: Value[]; isDisputed: boolean };

function resolved(table: Table, row: number, field: Field): Figures {
  const lone = table.loneStatement(row);
  if (lone) {
    const value = Object.hasOwn(lone.values, field.id) ? (lone.values[field.id] ?? null) : null;
    return { shown: value, all: value === null ? [] : [value], isDisputed: false };
  }
  const { shown, claims, state }: Resolved = table.resolve(row, field);
  const counted = claims.filter((claim: Claim) => claim.rank !== 'deprecated');
  return {
    shown: shown?.value ?? null,
    all: counted.flatMap(({ value }) => (value === null ? [] : [value])),
    isDisputed: state === 'open' || state === 'settled',
  };
}

function add(sum: Sum, { shown, all, isDisputed }: Figures): void {
  if (isDisputed) sum.disputed += 1;
  if (shown === null) {
    sum.unknown += 1;
    return;
  }
  const quantities = all.map(asQuantity);
  const { low, best, high } = asQuantity(shown);
  sum.known += 1;
  if (best === undefined) sum.ranges += 1;
  sum.best += best ?? low ?? high ?? 0;
  sum.low += Math.min(...quantities.map((one) => one.low ?? one.best ?? one.high ?? 0));
  sum.high += Math.max(...quantities.map((one) => one.high ?? one.best ?? one.low ?? 0));
  if (quantities.some(isOpen)) sum.open = true;
}

const asQuantity = (value: Value): Quantity =>
  typeof value === 'number' ? { best: value } : (value as Quantity);

const isOpen = ({ bound, low, best, high }: Quantity): boolean =>
  bound === 'at-least' ||
  bound === 'more-than' ||
  (low !== undefined && best === undefined && high === undefined);
