/** What is counted of one column while its cells pass by. */
import { unknownTest, usualMarks } from '../cells/unknown.ts';
import {
  dateEvidence,
  isBoundedCount,
  isIdLike,
  numberEvidence,
  type DateEvidence,
  type NumberEvidence,
} from './cell-kinds.ts';

export type Example = { line: number; text: string };
export type Misfits = { count: number; examples: Example[] };
export type ValueCount = { text: string; count: number; line: number };

export type Tally = {
  filled: number;
  empty: number;
  longest: number;
  hasLineBreaks: boolean;
  /** Different cells with their counts; null once there were too many. Then each cell is looked at as it comes. */
  values: Map<string, ValueCount> | null;
  keys: Set<number> | null;
  isKey: boolean | null;
  marks: Map<string, number>;
  numbers: Record<NumberEvidence, number> & { negative: number };
  notNumbers: Misfits;
  dates: Record<DateEvidence, number>;
  notDates: Misfits;
  boundedCounts: number;
  idLike: number;
  separated: Record<';' | '|', number>;
};

const MOST_VALUES = 2_000;
const MOST_KEYS = 1_000_000;
const LONGEST_KEY = 100;
const LONGEST_VALUE = 300;
const EXAMPLES = 5;

export const createTally = (): Tally => ({
  filled: 0,
  empty: 0,
  longest: 0,
  hasLineBreaks: false,
  values: new Map(),
  keys: new Set(),
  isKey: true,
  marks: new Map(),
  numbers: { same: 0, either: 0, point: 0, comma: 0, negative: 0 },
  notNumbers: { count: 0, examples: [] },
  dates: { same: 0, either: 0, bare: 0, 'day-month': 0, 'month-day': 0 },
  notDates: { count: 0, examples: [] },
  boundedCounts: 0,
  idLike: 0,
  separated: { ';': 0, '|': 0 },
});

export function addCell(tally: Tally, cell: string, line: number): void {
  if (cell.trim() === '') {
    tally.empty += 1;
    endKeys(tally, false);
    return;
  }
  tally.filled += 1;
  if (tally.isKey) addKey(tally, cell);
  const { values } = tally;
  if (values === null) return weigh(tally, cell, line, 1);
  const known = values.get(cell);
  if (known) known.count += 1;
  else if (values.size < MOST_VALUES && cell.length <= LONGEST_VALUE) {
    // A copy: a cell is a window on the megabyte of text that it was cut from, which it would keep.
    const text = ` ${cell}`.slice(1);
    values.set(text, { text, count: 1, line });
  } else {
    weighValues(tally);
    tally.values = null;
    weigh(tally, cell, line, 1);
  }
}

/** Looks at the different cells once each. To be called when all have passed. */
export function weighValues(tally: Tally): void {
  for (const { text, count, line } of tally.values?.values() ?? []) weigh(tally, text, line, count);
}

function addKey(tally: Tally, cell: string): void {
  if (cell.length > LONGEST_KEY || (tally.keys && tally.keys.size >= MOST_KEYS))
    return endKeys(tally, null);
  const key = hash(cell);
  if (tally.keys?.has(key)) endKeys(tally, false);
  else tally.keys?.add(key);
}

function endKeys(tally: Tally, isKey: false | null): void {
  tally.keys = null;
  tally.isKey = isKey;
}

const markOf = unknownTest(usualMarks);

/** `count` cells with this text, of which the first is in that line. */
function weigh(tally: Tally, cell: string, line: number, count: number): void {
  tally.longest = Math.max(tally.longest, cell.length);
  tally.hasLineBreaks ||= /[\r\n]/.test(cell);
  if (markOf(cell) !== undefined) {
    const mark = cell.trim();
    tally.marks.set(mark, (tally.marks.get(mark) ?? 0) + count);
    return;
  }
  if (cell.includes(';')) tally.separated[';'] += count;
  if (cell.includes('|')) tally.separated['|'] += count;
  const text = cell.trim();
  if (isIdLike(text)) tally.idLike += count;
  weighNumber(tally, text, line, count);
  weighDate(tally, text, line, count);
}

/** A column of running text is not asked of every cell whether it is a date. */
const ENOUGH = 1_000;
const isLost = (misfits: Misfits, tally: Tally): boolean =>
  misfits.count > ENOUGH && misfits.count * 3 > tally.filled;

function weighNumber(tally: Tally, text: string, line: number, count: number): void {
  if (isLost(tally.notNumbers, tally)) return addMisfit(tally.notNumbers, text, line, count);
  const evidence = text.length > 40 ? null : numberEvidence(text);
  if (evidence === null) {
    if (isBoundedCount(text)) tally.boundedCounts += count;
    return addMisfit(tally.notNumbers, text, line, count);
  }
  tally.numbers[evidence] += count;
  if (/^[-−]/.test(text)) tally.numbers.negative += count;
}

function weighDate(tally: Tally, text: string, line: number, count: number): void {
  if (isLost(tally.notDates, tally)) return addMisfit(tally.notDates, text, line, count);
  const evidence = dateEvidence(text);
  if (evidence === null) addMisfit(tally.notDates, text, line, count);
  else tally.dates[evidence] += count;
}

function addMisfit(misfits: Misfits, text: string, line: number, count: number): void {
  misfits.count += count;
  if (misfits.examples.length < EXAMPLES)
    misfits.examples.push({ line, text: ` ${text.slice(0, 200)}`.slice(1) });
}

/** FNV-1a, twice with other constants, as one number of 53 bits: two texts share one about never, and then a key is merely not proposed. */
function hash(text: string): number {
  let [one, other] = [0x811c9dc5, 0x1b873593];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return (one >>> 0) * 0x200000 + ((other ^ (other >>> 15)) & 0x1fffff);
}
