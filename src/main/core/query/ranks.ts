/** Sort keys: the place of each value of a column among all of its values. Made once; a new value is put in its place. */
import { dateSortKey } from '#shared/dates/compare.ts';
import type { Field } from '#shared/model/field.ts';
import type { Bound, Coordinates, Quantity, Value } from '#shared/model/value.ts';
import { durationDays } from '#shared/values/duration.ts';
import { knownDate } from '../claims/known-dates.ts';
import type { Steps } from '#shared/steps.ts';
import { shared } from './steps.ts';

export type Ranks = {
  /** By code, counted from 0. Values that sort alike share a rank. */
  rank: Int32Array;
  /** One more than the highest rank. */
  count: number;
  /** Takes in values that are new since the last call. */
  update: () => Steps<void>;
};

type Codes = Int32Array<ArrayBuffer>;
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
  let order: Codes = new Int32Array(0);

  const isDone = (): boolean => ranks.rank.length === values.length;
  const ranks: Ranks = { rank: new Int32Array(0), count: 0, update: shared(isDone, work) };

  function* work(): Steps<void> {
    const known = order.length;
    // Others may come while this is at work: those it was begun for are done first.
    const all = values.length;
    if (numeric) yield* addKeys(numeric, all);
    const isFew = known > 0 && all - known <= FEW;
    if (isFew) order = withCodes(order, codesFrom(known, all), compare);
    else order = yield* sortInSteps(codesFrom(0, all), compare);
    yield* number(isFew ? known : 0);
  }

  function* addKeys(keyOf: (value: Value) => readonly number[], all: number): Steps<void> {
    for (let code = keys[0]?.length ?? 0; code < all; code++) {
      const value = values[code];
      const parts = value === undefined ? [] : keyOf(value);
      for (let at = 0; at < parts.length; at++) (keys[at] ??= []).push(parts[at] ?? 0);
      if (code % STEP === STEP - 1) yield;
    }
  }

  function compareKeys(a: number, b: number): number {
    for (const part of keys) {
      const [left = 0, right = 0] = [part[a], part[b]];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  }

  /** Of two values that had a rank before, nothing has to be compared. */
  function* number(known: number): Steps<void> {
    const before = ranks.rank;
    const rank = new Int32Array(order.length);
    let last = -1;
    for (let at = 0; at < order.length; at++) {
      const [code, other] = [order[at] ?? 0, order[at - 1]];
      const isAlike =
        other !== undefined &&
        (code < known && other < known
          ? before[code] === before[other]
          : compare(other, code) === 0);
      if (!isAlike) last += 1;
      rank[code] = last;
      if (at % STEP === STEP - 1) yield;
    }
    ranks.rank = rank;
    ranks.count = last + 1;
  }
  return ranks;
}

/** Values at a time. */
const STEP = 1_000;

const codesFrom = (from: number, to: number): Codes =>
  new Int32Array(to - from).map((_, at) => from + at);

/** Sorts what is alike by code. */
function* sortInSteps(codes: Codes, compare: Compare): Steps<Codes> {
  for (let from = 0; from < codes.length; from += RUN) {
    codes.subarray(from, from + RUN).sort((a, b) => compare(a, b) || a - b);
    yield;
  }
  let [sorted, spare] = [codes, new Int32Array(codes.length)];
  for (let run = RUN; run < codes.length; run *= 2) {
    for (let from = 0; from < codes.length; from += 2 * run) {
      yield* merge(sorted, spare, [from, from + run, from + 2 * run], compare);
    }
    [sorted, spare] = [spare, sorted];
  }
  return sorted;
}

/** So few that the slowest texts take some milliseconds. */
const RUN = 512;

/** Two sorted runs that lie one behind the other become one. */
function* merge(
  source: Int32Array,
  target: Int32Array,
  [from, middle, end]: [number, number, number],
  compare: Compare,
): Steps<void> {
  const [last, to] = [Math.min(middle, source.length), Math.min(end, source.length)];
  let [left, right] = [from, last];
  for (let at = from; at < to; at++) {
    const isLeft =
      left < last && (right >= to || compare(source[left] ?? 0, source[right] ?? 0) <= 0);
    target[at] = source[isLeft ? left++ : right++] ?? 0;
    if (at % STEP === STEP - 1) yield;
  }
}

/** A few more codes, each put in its place. */
function withCodes(order: Codes, codes: Codes, compare: Compare): Codes {
  const fresh = codes.sort((a, b) => compare(a, b) || a - b);
  const longer = new Int32Array(order.length + fresh.length);
  let copied = 0;
  fresh.forEach((code, at) => {
    const place = placeOf(order, code, compare, copied);
    longer.set(order.subarray(copied, place), copied + at);
    longer[place + at] = code;
    copied = place;
  });
  longer.set(order.subarray(copied), copied + fresh.length);
  return longer;
}

function placeOf(order: Codes, code: number, compare: Compare, least: number): number {
  let [from, to] = [least, order.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(order[middle] ?? 0, code) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
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
