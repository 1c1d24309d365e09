/** Sorting rows by ranks: one pass of counting for each key, so that the cost is linear. */
import { BLANK, type Column } from './column.ts';
import type { Steps } from '#shared/steps.ts';

export type SortKey = { column: Column; descending: boolean };

/** Below this many rows comparing is quicker than counting. */
const FEW_ROWS = 1_000;

/**
 * `rows` in ascending order of row number. The first key counts most; rows without a value come last in both directions;
 * rows that are alike in all keys keep the order of the table.
 */
export function* sortRows(rows: Int32Array, keys: readonly SortKey[]): Steps<Int32Array> {
  const ready: ReadyKey[] = [];
  for (const { column, descending } of keys) {
    const { rank, count } = yield* column.ranks();
    ready.push({ codes: column.codes, rank, count, descending });
  }
  if (rows.length < FEW_ROWS && keys.length > 0) return compareRows(rows, ready);
  let sorted = rows;
  for (const key of ready.toReversed()) sorted = yield* countRows(sorted, key);
  return sorted;
}

type ReadyKey = { codes: Int32Array; rank: Int32Array; count: number; descending: boolean };

function bucketOf({ codes, rank, count, descending }: ReadyKey, row: number): number {
  const code = codes[row] ?? BLANK;
  if (code === BLANK) return count;
  const place = rank[code] ?? 0;
  return descending ? count - 1 - place : place;
}

function compareRows(rows: Int32Array, keys: readonly ReadyKey[]): Int32Array {
  return Int32Array.from(rows).sort((a, b) => {
    for (const key of keys) {
      const difference = bucketOf(key, a) - bucketOf(key, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

/** Keeps the order of rows in the same bucket. */
function* countRows(rows: Int32Array, key: ReadyKey): Steps<Int32Array> {
  const buckets = new Int32Array(rows.length);
  const next = new Int32Array(key.count + 2);
  for (let at = 0; at < rows.length; at++) {
    const bucket = bucketOf(key, rows[at] ?? 0);
    buckets[at] = bucket;
    next[bucket + 1] = (next[bucket + 1] ?? 0) + 1;
    if (at % STEP === STEP - 1) yield;
  }
  for (let bucket = 1; bucket < next.length; bucket++) {
    next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  }
  const sorted = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const bucket = buckets[at] ?? 0;
    const place = next[bucket] ?? 0;
    sorted[place] = rows[at] ?? 0;
    next[bucket] = place + 1;
    if (at % STEP === STEP - 1) yield;
  }
  return sorted;
}

/** Rows at a time; each takes next to nothing. */
const STEP = 20_000;
