/**
 * Comparing dates that are not exact. The library's own comparisons are not used: they take `1996` for
 * something that lasts all year. Here a date is a day (or a time) somewhere inside its span.
 *
 * "Certainly" needs the date to be stated without a mark: `2014?` and `2014~` may lie outside 2014, so nothing
 * but "some time" is certain about them. "Possibly" goes by the span as written, since how far "about" reaches
 * would be made up.
 */
import type { Edtf, Span } from './edtf.ts';

/** From the first day of `from` to the last day of `to`; null = open. */
export type DateWindow = { from: Edtf | null; to: Edtf | null };

const lowest = (date: Edtf): number => Math.min(...date.spans.map((span) => span[0]));
const highest = (date: Edtf): number => Math.max(...date.spans.map((span) => span[1]));
const isMarked = (date: Edtf): boolean => date.approximate || date.uncertain;

export function windowSpan(window: DateWindow): Span {
  return [window.from ? lowest(window.from) : -Infinity, window.to ? highest(window.to) : Infinity];
}

/** Some day of the date lies in the window. For sets, some day of one of the dates. */
export function possiblyWithin(date: Edtf, window: DateWindow): boolean {
  const [from, to] = windowSpan(window);
  return date.spans.some(([low, high]) => low <= to && high >= from);
}

/** All of the date lies in the window. Open and unknown ends only in a window that is open there, too. */
export function certainlyWithin(date: Edtf, window: DateWindow): boolean {
  const [from, to] = windowSpan(window);
  if (from === -Infinity && to === Infinity) return true;
  return !isMarked(date) && lowest(date) >= from && highest(date) <= to;
}

/** `a` may have come on an earlier day than `b`. */
export function possiblyBefore(a: Edtf, b: Edtf): boolean {
  return lowest(a) < highest(b);
}

/** Whatever the days were, all of `a` came before any of `b`. */
export function certainlyBefore(a: Edtf, b: Edtf): boolean {
  return !isMarked(a) && !isMarked(b) && highest(a) < lowest(b);
}

/** The spans have a day in common, or both have not come yet. */
export function datesOverlap(a: Edtf, b: Edtf): boolean {
  return a.spans.some(([aLow, aHigh]) =>
    b.spans.some(([bLow, bHigh]) => aLow <= bHigh && bLow <= aHigh),
  );
}

/** An end that exists, though nobody knows when, comes before one that has not come at all. */
const UNKNOWN_END = Number.MAX_SAFE_INTEGER;

/**
 * What a date is sorted by: earliest, then latest. `../2010` comes first (no start at all), `/2010` where its end is
 * (that is all one knows), `..` after every day. Blank dates are the caller's: they come last in both directions.
 */
export function dateSortKey(date: Edtf): readonly [number, number] {
  const high = date.unknownEnd ? UNKNOWN_END : highest(date);
  return [date.unknownStart ? high : lowest(date), high];
}

/** Negative when `a` sorts before `b`. */
export function compareDates(a: Edtf, b: Edtf): number {
  const [aLow, aHigh] = dateSortKey(a);
  const [bLow, bHigh] = dateSortKey(b);
  if (aLow !== bLow) return aLow < bLow ? -1 : 1;
  if (aHigh !== bHigh) return aHigh < bHigh ? -1 : 1;
  return 0;
}
