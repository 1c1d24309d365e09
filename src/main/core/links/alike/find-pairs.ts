/** Pairs of records of a collection that may stand for the same thing, best first. */
import type { Table } from '../../query/table.ts';
import { createBest, type ScoredPair } from './best-pairs.ts';
import { createBlocks, type Block, type BlockTraits } from './blocks.ts';
import { createTimeTrait, type TimeTrait } from './date-trait.ts';
import type { Reason, Trait } from './evidence.ts';
import { createNameTrait } from './name-trait.ts';
import { createNumberTrait } from './number-trait.ts';
import { createPlaceTrait } from './place-trait.ts';
import { inSlices } from './time-slices.ts';
import { traitsOf } from './traits.ts';

export type AlikePair = ScoredPair & { reasons: Reason[] };

/** In a block in order of time: with how many later ones each record is compared. */
const NEIGHBOURS = 40;
/** Whatever the records are like, no more pairs are compared: the time that it takes stays bounded. */
const MOST_COMPARED = 6_000_000;

/** The share of the work that each part takes, about. */
const READING = 0.45;
const SORTING = 0.2;

/**
 * Reads the table as it is, in slices; where it changes meanwhile, the caller asks again. `onProgress`: 0 to 1, now and
 * then.
 */
export async function findPairs(
  table: Table,
  onProgress: (share: number) => void,
): Promise<AlikePair[]> {
  const rows = table.aliveRows();
  const all = Math.max(1, rows.length);
  const found = blockTraits(table, all);
  const traits: Trait[] = [found.times, found.places, found.numbers, found.names];
  await inSlices(
    rows,
    (row) => {
      for (const trait of traits) trait.read(row);
    },
    (done) => onProgress((READING * done) / all),
  );
  const blocks = createBlocks(found);
  await inSlices(inOrderOfTime(rows, found.times), blocks.add, (done) =>
    onProgress(READING + (SORTING * done) / all),
  );
  const scored = await compareAll(blocks.all(), traits, found.times, (share) =>
    onProgress(READING + SORTING + (1 - READING - SORTING) * share),
  );
  const pairs: AlikePair[] = [];
  await inSlices(scored, (pair) => void pairs.push({ ...pair, reasons: reasonsFor(traits, pair) }));
  return pairs;
}

async function compareAll(
  blocks: readonly Block[],
  traits: readonly Trait[],
  times: TimeTrait,
  onProgress: (share: number) => void,
): Promise<ScoredPair[]> {
  const best = createBest();
  let compared = 0;
  await inSlices(
    blocks,
    (block) => {
      for (let at = block.from; at < block.to; at += 1) {
        const row = block.rows[at]!;
        for (const other of laterIn(block, at, times)) {
          best.offer(row, other, scoreOf(traits, row, other));
          compared += 1;
        }
      }
      return compared > MOST_COMPARED;
    },
    (done) => onProgress(done / blocks.length),
  );
  return best.all();
}

function blockTraits(table: Table, all: number): BlockTraits {
  const { names, dates, places, coordinates, numbers } = traitsOf(table.collection);
  return {
    names: createNameTrait(table, names, all),
    times: createTimeTrait(table, dates),
    places: createPlaceTrait(table, places, coordinates, all),
    numbers: createNumberTrait(table, numbers),
  };
}

/** By the first day; rows without one come last. Day and row as one number sort without a comparing function. */
function inOrderOfTime(rows: Int32Array, { spanOf }: TimeTrait): Int32Array {
  const keys = Float64Array.from(rows, (row) => {
    const day = spanOf(row)?.[0];
    return (day === undefined ? NO_DAY : day + DAYS_BELOW) * ROWS + row;
  }).sort();
  return Int32Array.from(keys, (key) => key % ROWS);
}

const ROWS = 2 ** 26;
/** Days of the years that EDTF knows here, 0100 to 9999, counted from 1970. */
const DAYS_BELOW = 700_000;
const NO_DAY = 2 ** 23;

/** Those after `at` that may have been at the same time. */
function* laterIn({ rows, dated }: Block, at: number, { spanOf }: TimeTrait): Iterable<number> {
  const last = dated ? Math.min(rows.length, at + 1 + NEIGHBOURS) : rows.length;
  const end = dated ? (spanOf(rows[at]!)?.[1] ?? Infinity) + 1 : Infinity;
  for (let next = at + 1; next < last; next += 1) {
    const row = rows[next]!;
    if (dated && (spanOf(row)?.[0] ?? Infinity) > end) return;
    yield row;
  }
}

function scoreOf(traits: readonly Trait[], a: number, b: number): number {
  let sum = 0;
  for (const { points } of traits) sum += points(a, b);
  return Math.min(1, Math.max(0, sum));
}

/** What speaks for it comes first. */
function reasonsFor(traits: readonly Trait[], { a, b }: ScoredPair): Reason[] {
  const reasons = traits.flatMap((trait) => trait.reasons(a, b));
  return reasons.sort((one, other) => Number(one.against) - Number(other.against));
}
