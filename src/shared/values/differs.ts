/**
 * Do two claims contradict each other? Only what is certain counts: figures, days and times that may be the same are
 * no contradiction, and "unknown" contradicts nothing.
 */
import { datesOverlap } from '../dates/compare.ts';
import { parseEdtf } from '../dates/edtf.ts';
import type { Field } from '../model/field.ts';
import type { Breakdown, Coordinates, Quantity, Value } from '../model/value.ts';
import { fold } from '../text/fold.ts';
import { durationDays } from './duration.ts';

/** Kilometres within which a point still stands for the same place. */
export const REACH_KM = { place: 5, district: 40, province: 200, country: 1_500 } as const;

/**
 * - text: not the same when folded. Names: never, they add up.
 * - list, choices: not the same items when folded, in whatever order: to name one attacker is not to name two. Where the
 *   field says that a longer list adds (`adds`), they differ only when neither holds all of the other.
 * - quantity: a bound word is part of the figure, so 13 and ≥13 differ, as do ≥92 and 100. Where one gives a range,
 *   they differ when the ranges have no figure in common.
 * - breakdown: a part with the same name differs, or each has a part that the other has not. A breakdown that only leaves
 *   parts out is no contradiction, since sources seldom break all of a number down.
 * - date: no day in common. 2017-04 and 2017-04-13 agree. Duration: no number of days in common.
 * - coordinates: further apart than their precision reaches.
 */
export function differs(field: Field, a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return false;
  switch (field.type) {
    case 'text':
    case 'longtext':
      return fold(a as string) !== fold(b as string);
    case 'list':
    case 'choices':
      return listsDiffer(a as string[], b as string[], field.adds ?? false);
    case 'names':
      return false;
    case 'number':
    case 'choice':
    case 'reference':
      return a !== b;
    case 'quantity':
      return quantitiesDiffer(a as Quantity, b as Quantity);
    case 'breakdown':
      return breakdownsDiffer(a as Breakdown, b as Breakdown);
    case 'date':
      return datesDiffer(a as string, b as string);
    case 'duration':
      return durationsDiffer(a as string, b as string);
    case 'coordinates': {
      const [from, to] = [a as Coordinates, b as Coordinates];
      return kilometres(from, to) > Math.max(REACH_KM[from.precision], REACH_KM[to.precision]);
    }
  }
}

function listsDiffer(a: string[], b: string[], longerAdds: boolean): boolean {
  const [left, right] = [new Set(a.map(fold)), new Set(b.map(fold))];
  if (!longerAdds && left.size !== right.size) return true;
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  return [...few].some((item) => !many.has(item));
}

function quantitiesDiffer(a: Quantity, b: Quantity): boolean {
  if (isRange(a) || isRange(b)) {
    const [aLow, aHigh] = quantitySpan(a);
    const [bLow, bHigh] = quantitySpan(b);
    return aLow > bHigh || bLow > aHigh;
  }
  return a.best !== b.best || a.bound !== b.bound;
}

const isRange = (quantity: Quantity): boolean =>
  quantity.low !== undefined || quantity.high !== undefined;

/**
 * Every figure that a quantity allows, lowest and highest, inclusive; infinite where it is open. "More than" and "less
 * than" count whole things, so more than 170 begins at 171 unless 170.5 is the figure. "About" allows the figure alone.
 */
export function quantitySpan({ low, best, high, bound }: Quantity): readonly [number, number] {
  if (bound !== undefined && best !== undefined) {
    const step = Number.isInteger(best) ? 1 : 0;
    if (bound === 'at-least') return [best, Infinity];
    if (bound === 'more-than') return [best + step, Infinity];
    if (bound === 'at-most') return [-Infinity, best];
    if (bound === 'less-than') return [-Infinity, best - step];
    return [best, best];
  }
  const isExact = best !== undefined && low === undefined && high === undefined;
  return isExact ? [best, best] : [low ?? -Infinity, high ?? Infinity];
}

function breakdownsDiffer(a: Breakdown, b: Breakdown): boolean {
  const [left, right] = [partsOf(a), partsOf(b)];
  const [few, many] = left.size <= right.size ? [left, right] : [right, left];
  return [...few].some(([label, amount]) => {
    const other = many.get(label);
    return other === undefined || quantitiesDiffer(amount, other);
  });
}

const partsOf = (breakdown: Breakdown): Map<string, Quantity> =>
  new Map(breakdown.map(({ label, amount }) => [fold(label), amount]));

function datesDiffer(a: string, b: string): boolean {
  const [left, right] = [parseEdtf(a), parseEdtf(b)];
  return left.ok && right.ok ? !datesOverlap(left, right) : a !== b;
}

function durationsDiffer(a: string, b: string): boolean {
  const [left, right] = [durationDays(a), durationDays(b)];
  return left && right ? left[0] > right[1] || right[0] > left[1] : a !== b;
}

/** As the crow flies, on a sphere. */
export function kilometres(a: Coordinates, b: Coordinates): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(half)));
}
