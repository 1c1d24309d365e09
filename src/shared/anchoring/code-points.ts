/** Positions in code points, as the Web Annotation model counts them, to and from indexes of a JavaScript string. */

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

export type CodePoints = {
  /** An index inside of a surrogate pair counts as the beginning of the pair. */
  toPoint: (index: number) => number;
  toIndex: (point: number) => number;
};

/** Made once for a text, in one pass; each answer takes as many steps as the number of pairs has binary digits. */
export function codePointsOf(text: string): CodePoints {
  const pairs = Array.from(text.matchAll(PAIR), ({ index }) => index);
  return {
    toPoint: (index) => index - countWhile(pairs, (pair) => pair < index),
    toIndex: (point) => point + countWhile(pairs, (pair, before) => pair - before < point),
  };
}

/** How many at the beginning fulfil `isBefore`, which does not hold again once it has failed. */
function countWhile(
  pairs: readonly number[],
  isBefore: (pair: number, at: number) => boolean,
): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const JOINER = '\u200d';
const HIGH = /[\ud800-\udbff]/;
const LOW = /[\udc00-\udfff]/;
const CONTINUES = /^[\p{M}\p{Emoji_Modifier}\u200d]/u;

/** No character, and no letter with its marks, is cut in two here. */
export function isBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const before = text[index - 1] ?? '';
  if (HIGH.test(before) && LOW.test(text[index] ?? '')) return false;
  return before !== JOINER && !CONTINUES.test(text.slice(index, index + 2));
}

/** The nearest boundary, at `index` or beyond it in the direction of `step`. */
export function boundaryFrom(text: string, index: number, step: 1 | -1): number {
  let at = index;
  while (!isBoundary(text, at)) at += step;
  return at;
}
