/** Numbers added up without anything made up (contract: `Sum`). */
import { AppError } from '#shared/contract/errors.ts';
import { SumPart, type Sum } from '#shared/contract/records-api.ts';
import type { Claim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Quantity, Value } from '#shared/model/value.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Steps } from '#shared/steps.ts';
import { filterInSteps, ROWS_A_STEP } from './steps.ts';
import type { Table } from './table.ts';

/** What is added up: the rows of a result, and by record the group of those that are the same, which count once. */
export type Summed = { table: Table; rows: Int32Array; groups: ReadonlyMap<string, string> };

/** Of all fields that can be added up, or of those of them that are named. */
export function* sumFields(summed: Summed, named?: readonly string[]): Steps<Sum[]> {
  const sums: Sum[] = [];
  for (const field of summed.table.collection.fields) {
    if (isSummed(field) && (named?.includes(field.id) ?? true))
      sums.push(yield* sumField(summed, field));
  }
  return sums;
}

/** The rows that a count of a sum stands for, in the order of the result. Throws `not_found` and `invalid_input`. */
export function* summedRows(summed: Summed, fieldId: string, part: SumPart): Steps<Int32Array> {
  const field = summed.table.field(fieldId);
  if (!isSummed(field))
    throw new AppError('invalid_input', `${field.title} can’t be added up.`, { field: fieldId });
  const found = new Set<number>();
  yield* eachCounted(summed, field, (one) => {
    if (isPart(one, part)) found.add(one.row);
  });
  return yield* filterInSteps(summed.rows, (row) => found.has(row));
}

const isSummed = ({ type, summed }: Field): boolean =>
  type === 'quantity' || (type === 'number' && summed === true);

type Counted = { row: number; shown: Value | null; all: Value[]; isDisputed: boolean };

/** Of records that are the same the first one with a figure counts, whatever the order of the result. */
function* eachCounted(
  { table, rows, groups }: Summed,
  field: Field,
  visit: (one: Counted) => void,
): Steps<void> {
  const ofGroup = new Map<string, Counted>();
  let looked = 0;
  for (const row of groups.size === 0 ? rows : rows.toSorted()) {
    looked += 1;
    if (looked % ROWS_A_STEP === 0) yield;
    const one = figuresOf(table, row, field);
    const group = groups.get(table.idOf(row));
    const known = group === undefined ? undefined : ofGroup.get(group);
    if (group === undefined) visit(one);
    else if (!known || (known.shown === null && one.shown !== null)) ofGroup.set(group, one);
  }
  for (const one of ofGroup.values()) visit(one);
}

function figuresOf(table: Table, row: number, field: Field): Counted {
  const lone = table.loneStatement(row);
  if (lone) {
    const value = Object.hasOwn(lone.values, field.id) ? (lone.values[field.id] ?? null) : null;
    return { row, shown: value, all: value === null ? [] : [value], isDisputed: false };
  }
  const { shown, claims, state }: Resolved = table.resolve(row, field);
  const counted = claims.filter((claim: Claim) => claim.rank !== 'deprecated');
  return {
    row,
    shown: shown?.value ?? null,
    all: counted.flatMap(({ value }) => (value === null ? [] : [value])),
    isDisputed: state === 'open' || state === 'settled',
  };
}

function isPart({ shown, isDisputed }: Counted, part: SumPart): boolean {
  switch (part) {
    case 'known':
      return shown !== null;
    case 'unknown':
      return shown === null;
    case 'ranges':
      return shown !== null && asQuantity(shown).best === undefined;
    case 'disputed':
      return isDisputed;
  }
}

function* sumField(summed: Summed, field: Field): Steps<Sum> {
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
    duplicates: summed.rows.length,
  };
  yield* eachCounted(summed, field, (one) => {
    sum.duplicates -= 1;
    for (const part of SumPart.options) if (isPart(one, part)) sum[part] += 1;
    add(sum, one);
  });
  return sum;
}

function add(sum: Sum, { shown, all }: Counted): void {
  if (shown === null) return;
  const quantities = all.map(asQuantity);
  const { low, best, high } = asQuantity(shown);
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
