/** Sort keys: the place of each value of a column among all of its values. Made once; a new value is put in its place. */
import { dateSortKey } from '#shared/dates/compare.ts';
import type { Field } from '#shared/model/field.ts';
import type { Bound, Coordinates, Quantity, Value } from '#shared/model/value.ts';
import { durationDays } from '#shared/values/duration.ts';
import { knownDate } from '../claims/known-dates.ts';

export type Ranks = {
  /** By code, counted from 0. Values that sort alike share a rank. */
  rank: Int32Array;
  /** One more than the highest rank. */
  count: number;
  /** Takes in values that are new since the last call. */
  update: () => void;
};

type Compare = (a: number, b: number) => number;

/** More new values than this are sorted in, all together, from scratch. */
const FEW = 200;

export function createRanks(
  field: Field,
  values: readonly Value[],
  textOf: (code: number) => string,
): Ranks {
  const numeric = numericKey(field);
  /** Of each value by code, one list for each part of the key: the first part decides nearly always. */
  const keys: number[][] = [];
  const compare: Compare = numeric ? compareKeys : (a, b) => collator.compare(textOf(a), textOf(b));
  let order: number[] = [];
  /** Whether the value at this place sorts like the one before it. */
  let alike: boolean[] = [];

  const ranks: Ranks = { rank: new Int32Array(0), count: 0, update };
  function update(): void {
    const known = order.length;
    if (known === values.length && ranks.rank.length === known) return;
    if (numeric) addKeys(numeric, known);
    if (known > 0 && values.length - known <= FEW) {
      for (let code = known; code < values.length; code++) insert(code);
    } else {
      order = sortedCodes();
      alike = order.map((code, at) => at > 0 && compare(order[at - 1] ?? 0, code) === 0);
    }
    number();
  }

  function sortedCodes(): number[] {
    const codes = new Int32Array(values.length).map((_, code) => code);
    const [only] = keys;
    const isOneNumber = keys.length === 1 && only !== undefined;
    if (!isOneNumber) return [...codes.sort((a, b) => compare(a, b) || a - b)];
    return [...codes.sort((a, b) => (only[a] ?? 0) - (only[b] ?? 0) || a - b)];
  }

  function addKeys(keyOf: (value: Value) => readonly number[], from: number): void {
    for (let code = from; code < values.length; code++) {
      const value = values[code];
      const parts = value === undefined ? [] : keyOf(value);
      for (let at = 0; at < parts.length; at++) (keys[at] ??= []).push(parts[at] ?? 0);
    }
  }

  function compareKeys(a: number, b: number): number {
    for (const part of keys) {
      const [left = 0, right = 0] = [part[a], part[b]];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  }

  function insert(code: number): void {
    let from = 0;
    let to = order.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(order[middle] ?? 0, code) <= 0) from = middle + 1;
      else to = middle;
    }
    const before = order[from - 1];
    const isAlike = before !== undefined && compare(before, code) === 0;
    order.splice(from, 0, code);
    alike.splice(from, 0, isAlike);
  }

  function number(): void {
    ranks.rank = new Int32Array(values.length);
    let rank = -1;
    for (let at = 0; at < order.length; at++) {
      if (!alike[at]) rank += 1;
      ranks.rank[order[at] ?? 0] = rank;
    }
    ranks.count = rank + 1;
  }
  return ranks;
}

/** Numbers inside a text count as numbers: "Battle 9" comes before "Battle 10". */
export const collator = new Intl.Collator('und', { numeric: true });

/** With the same figure: less than, at most, the figure itself or about it, at least, more than. */
const BOUNDS: Record<Bound, number> = {
  'less-than': -2,
  'at-most': -1,
  about: 0,
  'at-least': 1,
  'more-than': 2,
};

/** Undefined for fields that sort by their text. All keys of a field have the same length. */
function numericKey(field: Field): ((value: Value) => number[]) | undefined {
  switch (field.type) {
    case 'number':
      return (value) => [value as number];
    case 'quantity':
      return (value) => {
        const { low, best, high, bound } = value as Quantity;
        const figure = best ?? low ?? high ?? 0;
        return [figure, low ?? figure, high ?? figure, bound ? BOUNDS[bound] : 0];
      };
    case 'date':
      return (value) => {
        const date = knownDate(value as string);
        return date ? [...dateSortKey(date)] : [Infinity, Infinity];
      };
    case 'duration':
      return (value) => [...(durationDays(value as string) ?? [Infinity, Infinity])];
    case 'coordinates':
      return (value) => [(value as Coordinates).lat, (value as Coordinates).lon];
    case 'choice':
    case 'choices': {
      const places = new Map(field.choices?.map((choice, at) => [choice.id, at]));
      const place = (id: string | undefined): number =>
        id === undefined ? -1 : (places.get(id) ?? places.size);
      // Three choices tell any two sets apart that a person would expect to be in order.
      return (value) => {
        const ids = typeof value === 'string' ? [value] : (value as string[]);
        return [place(ids[0]), place(ids[1]), place(ids[2])];
      };
    }
    default:
      return undefined;
  }
}
