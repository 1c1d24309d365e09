/** Which backups stay. By their own times and numbers alone, so that a clock that is wrong can't do away with them. */

export type Kept = { number: number; at: string };

/** The newest of each of the last so many hours, days and weeks in which there were any; and the last few of all. */
const LAST = 6;
const HOURS = 24;
const DAYS = 14;
const WEEKS = 26;

const HOUR_MS = 3_600_000;

/** Of `backups`, all of them good, the numbers that stay. The newest, by number, is always among them. */
export function keepers(backups: readonly Kept[]): Set<number> {
  const newestFirst = [...backups].sort((a, b) => b.number - a.number);
  const kept = new Set(newestFirst.slice(0, LAST).map(({ number }) => number));
  for (const [length, most] of [
    [HOUR_MS, HOURS],
    [24 * HOUR_MS, DAYS],
    [7 * 24 * HOUR_MS, WEEKS],
  ] as const) {
    const spans = new Set<number>();
    for (const { number, at } of newestFirst) {
      const span = Math.floor(Date.parse(at) / length);
      if (spans.has(span)) continue;
      if (spans.size === most) break;
      spans.add(span);
      kept.add(number);
    }
  }
  return kept;
}
