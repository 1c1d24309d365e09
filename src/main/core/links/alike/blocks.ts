/**
 * Blocks: records that have something telling in common, so that only they are compared with each other and never all
 * with all. A pair that shares none of these is not found:
 * - a word of a name that few records have, or all of the words, where all of them are common;
 * - a place, by its words or by a point not far away, at about the same time;
 * - an unusual figure on the same day.
 */
import type { TimeTrait } from './date-trait.ts';
import type { NameTrait } from './name-trait.ts';
import type { NumberTrait } from './number-trait.ts';
import type { PlaceTrait } from './place-trait.ts';

export type BlockTraits = {
  names: NameTrait;
  times: TimeTrait;
  places: PlaceTrait;
  numbers: NumberTrait;
};

export type Block = {
  rows: number[];
  /** In order of time, and large: only neighbours are to be compared. */
  dated: boolean;
};

export type Blocks = {
  /** In order of time; those without a date come last. */
  readonly add: (row: number) => void;
  /** Of two records or more. */
  readonly all: () => Iterable<Block>;
};

/** A word that more records have is too common to say anything. */
const MOST_WITH_WORD = 40;
const CELLS_PER_DEGREE = 5;
/** Degrees; more than the reach of a place. */
const CELL_MARGIN = 0.05;

export function createBlocks({ names, times, places, numbers }: BlockTraits): Blocks {
  const byWord = new Map<number, number[]>();
  const byName = new Map<string, number[]>();
  const byPlace = new Map<number, number[]>();
  const byCell = new Map<number, number[]>();
  const byFigure = new Map<string, number[]>();

  function addNames(row: number): void {
    const words = names.wordsOf(row);
    let rare = false;
    for (const word of words) {
      const count = names.count(word);
      if (count > MOST_WITH_WORD) continue;
      rare = true;
      if (count > 1) put(byWord, word, row);
    }
    if (!rare && words.length > 1) put(byName, words.join(' '), row);
  }

  function addPlaces(row: number): void {
    if (times.spanOf(row) === null) return;
    for (const place of places.rarestOf(row)) put(byPlace, place, row);
    const point = places.pointOf(row);
    if (point?.precision !== 'place' && point?.precision !== 'district') return;
    for (const cell of cellsOf(point.lat, point.lon)) put(byCell, cell, row);
  }

  function addFigures(row: number): void {
    const day = times.isExact(row) ? times.spanOf(row)?.[0] : undefined;
    if (day === undefined) return;
    for (const { field, figure } of numbers.figuresOf(row))
      put(byFigure, `${field} ${figure} ${day}`, row);
  }

  return {
    add(row) {
      addNames(row);
      addPlaces(row);
      addFigures(row);
    },
    *all() {
      yield* severalIn(byWord, false);
      yield* severalIn(byFigure, true);
      yield* severalIn(byName, true);
      yield* severalIn(byPlace, true);
      yield* severalIn(byCell, true);
    },
  };
}

function put<K>(blocks: Map<K, number[]>, key: K, row: number): void {
  const block = blocks.get(key);
  if (block) block.push(row);
  else blocks.set(key, [row]);
}

function* severalIn<K>(blocks: ReadonlyMap<K, number[]>, dated: boolean): Iterable<Block> {
  for (const rows of blocks.values()) if (rows.length > 1) yield { rows, dated };
}

/** The cells around a point: one, or more where it lies near an edge. */
function cellsOf(lat: number, lon: number): number[] {
  const [south, north] = cellSpan(lat + 90);
  const [west, east] = cellSpan(lon + 180);
  const cells: number[] = [];
  for (let y = south; y <= north; y += 1)
    for (let x = west; x <= east; x += 1) cells.push(y * 10_000 + x);
  return cells;
}

const cellSpan = (degrees: number): [number, number] => [
  Math.floor((degrees - CELL_MARGIN) * CELLS_PER_DEGREE),
  Math.floor((degrees + CELL_MARGIN) * CELLS_PER_DEGREE),
];
