/**
 * Blocks: records that have something telling in common, so that only they are compared with each other and never all
 * with all. A pair that shares none of these is not found:
 * - a word of a name that few records have; or, where all words are common, all of them at about the same time;
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

/** A block, or a part of a large one: the rows `from` to `to` (exclusive) are to be compared with those after them. */
export type Block = {
  rows: readonly number[];
  from: number;
  to: number;
  /** In order of time: only neighbours are to be compared. */
  dated: boolean;
};

export type Blocks = {
  /** In order of time; those without a date come last. */
  readonly add: (row: number) => void;
  /** Of two records or more. */
  readonly all: () => Block[];
};

/** A word that more records have is too common to say anything. */
const MOST_WITH_WORD = 40;
/** Rows of a part, so that none takes long. */
const PART = 128;
const CELLS_PER_DEGREE = 5;
/** Degrees; more than the reach of a place. */
const CELL_MARGIN = 0.05;
/** Day, field and figure as one number: quicker to look up than a text. */
const FIELDS = 512;
const FIGURES = 4_096;

export function createBlocks({ names, times, places, numbers }: BlockTraits): Blocks {
  const byWord = new Map<number, number[]>();
  const byName = new Map<string, number[]>();
  const byPlace = new Map<number, number[]>();
  const byCell = new Map<number, number[]>();
  const byFigure = new Map<number, number[]>();

  function addNames(row: number): void {
    const words = names.wordsOf(row);
    let rare = false;
    for (const word of words) {
      const count = names.count(word);
      if (count > MOST_WITH_WORD) continue;
      rare = true;
      if (count > 1) put(byWord, word, row);
    }
    if (!rare && words.length > 1) put(byName, words.toSorted((a, b) => a - b).join(' '), row);
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
      put(byFigure, (day * FIELDS + field) * FIGURES + Math.min(figure, FIGURES - 1), row);
  }

  return {
    add(row) {
      addNames(row);
      addPlaces(row);
      addFigures(row);
    },
    all: () => [
      ...severalIn(byWord, false),
      ...severalIn(byFigure, true),
      ...severalIn(byName, true),
      ...severalIn(byPlace, true),
      ...severalIn(byCell, true),
    ],
  };
}

function put<K>(blocks: Map<K, number[]>, key: K, row: number): void {
  const block = blocks.get(key);
  if (block) block.push(row);
  else blocks.set(key, [row]);
}

function severalIn<K>(blocks: ReadonlyMap<K, number[]>, dated: boolean): Block[] {
  const found: Block[] = [];
  for (const rows of blocks.values())
    for (let from = 0; from < rows.length - 1; from += PART)
      found.push({ rows, from, to: Math.min(rows.length, from + PART), dated });
  return found;
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
