/** The best of very many pairs, each kept once. */

/** Rows of a table, the lower one first; 0 to 1, the higher the more speaks for it. */
export type ScoredPair = { a: number; b: number; score: number };

/** Less than this is no suggestion. */
const LEAST_SCORE = 0.5;
/** Nobody works through more. */
const MOST_PAIRS = 5_000;

export type BestPairs = {
  readonly offer: (row: number, other: number, score: number) => void;
  /** Best first; those with the same score in the order of the table. */
  readonly all: () => ScoredPair[];
};

export function createBest(): BestPairs {
  let pairs = new Map<string, ScoredPair>();
  let least = LEAST_SCORE;
  const best = (): ScoredPair[] =>
    [...pairs.values()]
      .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
      .slice(0, MOST_PAIRS);
  const keyOf = ({ a, b }: ScoredPair): string => `${a} ${b}`;

  return {
    offer(row, other, score) {
      if (score < least) return;
      const [a, b] = row < other ? [row, other] : [other, row];
      const pair = { a, b, score };
      pairs.set(keyOf(pair), pair);
      if (pairs.size < 2 * MOST_PAIRS) return;
      const kept = best();
      pairs = new Map(kept.map((one) => [keyOf(one), one]));
      least = kept.at(-1)?.score ?? least;
    },
    all: best,
  };
}
