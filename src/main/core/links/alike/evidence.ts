/**
 * What two records have in common, in points. Each trait (names, dates, places, numbers) reads all records once, then
 * gives points for a pair: positive ones speak for one thing, negative ones for two. The sum, cut to 0 to 1, is the score.
 *
 * The points are a judgement, not a measurement: a rare name, or the same day, place and number together, are enough by
 * themselves; a common name, a coarse date or a whole country only help.
 */

export type Reason = { words: string; against: boolean };

export type Trait = {
  /** In ascending order of rows; called for every record that counts, before anything else. */
  readonly read: (row: number) => void;
  /** 0 where one of the two says nothing. */
  readonly points: (a: number, b: number) => number;
  /** The same in words. */
  readonly reasons: (a: number, b: number) => Reason[];
};

export const speaksFor = (words: string): Reason => ({ words, against: false });
export const speaksAgainst = (words: string): Reason => ({ words, against: true });

/** By how few of `all` have something that `count` have: 1 when only two have it, 0 when all do. */
export function rarity(count: number, all: number): number {
  const most = Math.log(Math.max(3, all) / 2);
  return Math.min(1, Math.max(0, Math.log(all / count) / most));
}
