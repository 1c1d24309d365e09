/** Steps over the rows of a table. */
import type { Steps } from '#shared/steps.ts';

/** A step of work that is quick for each row. */
export const ROWS_A_STEP = 2_000;

/** Work whose result is kept, and which several may be at: whoever goes on with it goes on for all of them. */
export function shared(isDone: () => boolean, begin: () => Steps<void>): () => Steps<void> {
  let running: Steps<void> | undefined;
  return function* () {
    while (!isDone()) {
      running ??= begin();
      if (running.next().done) running = undefined;
      else yield;
    }
  };
}

/** As `filter` of an array. */
export function* filterInSteps(
  rows: Int32Array,
  isWanted: (row: number) => boolean,
  atOnce: number = ROWS_A_STEP,
): Steps<Int32Array> {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at++) {
    if (at % atOnce === atOnce - 1) yield;
    const row = rows[at] ?? 0;
    if (isWanted(row)) found[count++] = row;
  }
  return found.slice(0, count);
}
