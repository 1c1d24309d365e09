/** When: whether the two may have been at the same time, and how exactly that is known. */
import { parseEdtf, type Edtf, type Span } from '#shared/dates/edtf.ts';
import type { Field } from '#shared/model/field.ts';
import type { Table } from '../../query/table.ts';
import { speaksAgainst, speaksFor, type Reason, type Trait } from './evidence.ts';
import type { DateTrait } from './traits.ts';

export type TimeTrait = Trait & {
  /** First and last day that the record may be of; null where nothing is known, or where an end is open. */
  readonly spanOf: (row: number) => Span | null;
  /** Known to the day. */
  readonly isExact: (row: number) => boolean;
};

/** Days that the longer of the two spans may have, and the points for it. */
const OVERLAP: readonly (readonly [days: number, points: number])[] = [
  [1, 0.35],
  [7, 0.3],
  [31, 0.2],
  [366, 0.1],
  [Infinity, 0.05],
];
/** Reports of one night are often dated on two days. */
const NEXT_DAY = 0.1;
const NEAR_DAYS = 3;
const EXACT_DAYS = 62;

export function createTimeTrait(table: Table, traits: readonly DateTrait[]): TimeTrait {
  const sides = traits.map((trait) => createDates(table, trait));

  /** The first trait that both say something about. */
  function side(a: number, b: number): Dates | undefined {
    return sides.find(({ span }) => span(a) !== null && span(b) !== null);
  }

  return {
    read(row) {
      for (const { read } of sides) read(row);
    },
    points(a, b) {
      const found = side(a, b);
      return found ? pointsOf(found, a, b) : 0;
    },
    reasons(a, b) {
      const found = side(a, b);
      return found ? [reasonOf(found, a, b)] : [];
    },
    spanOf(row) {
      for (const { span } of sides) {
        const known = span(row);
        if (known) return Number.isFinite(known[1] - known[0]) ? known : null;
      }
      return null;
    },
    isExact: (row) =>
      sides.some(({ span, isInterval }) => !isInterval && lengthOf(span(row) ?? OPEN) === 1),
  };
}

const OPEN: Span = [-Infinity, Infinity];
const lengthOf = ([low, high]: Span): number => high - low + 1;

type Dates = {
  isInterval: boolean;
  read: (row: number) => void;
  span: (row: number) => Span | null;
  overlap: (a: number, b: number) => boolean;
  text: (row: number) => string;
};

type Read = { date: Edtf; span: Span };

function createDates(table: Table, trait: DateTrait): Dates {
  const spans: (Span | null)[] = [];
  const sets = new Map<number, Edtf>();
  const known = new Map<string, Read | null>();

  function dateIn(row: number, field: Field): Read | null {
    const text = table.value(row, field.id);
    if (typeof text !== 'string') return null;
    const found = known.get(text);
    if (found !== undefined) return found;
    const date = parseEdtf(text);
    const made = date.ok ? { date, span: spanOf(date) } : null;
    known.set(text, made);
    return made;
  }

  /** "Still open" is the end of an interval, and no date of its own. */
  function readSpan(row: number): Span | null {
    if (trait.kind === 'date') {
      const found = dateIn(row, trait.field);
      if (found === null || found.date.kind === 'still-open') return null;
      if (found.date.spans.length > 1) sets.set(row, found.date);
      return found.span;
    }
    const [from, to] = [dateIn(row, trait.from), dateIn(row, trait.to)];
    return from || to ? [from?.span[0] ?? -Infinity, to?.span[1] ?? Infinity] : null;
  }

  function overlap(a: number, b: number): boolean {
    const [left, right] = [spans[a] ?? OPEN, spans[b] ?? OPEN];
    if (left[0] > right[1] || right[0] > left[1]) return false;
    // A set has gaps between its dates.
    if (!sets.has(a) && !sets.has(b)) return true;
    return spansOf(a).some((one) => spansOf(b).some((two) => one[0] <= two[1] && two[0] <= one[1]));
  }
  const spansOf = (row: number): readonly Span[] => sets.get(row)?.spans ?? [spans[row] ?? OPEN];

  const textOf = (row: number, field: Field): string => table.text(row, field.id) || '?';
  return {
    isInterval: trait.kind === 'interval',
    read: (row) => {
      spans[row] = readSpan(row);
    },
    span: (row) => spans[row] ?? null,
    overlap,
    text: (row) =>
      trait.kind === 'date'
        ? textOf(row, trait.field)
        : `${textOf(row, trait.from)} to ${textOf(row, trait.to)}`,
  };
}

function spanOf({ spans }: Edtf): Span {
  const low = Math.min(...spans.map(([from]) => from));
  const high = Math.max(...spans.map(([, to]) => to));
  return [low, high];
}

/** Whole days between the two; 1 = the next day. */
function gapOf(a: Span, b: Span): number {
  return Math.max(a[0], b[0]) - Math.min(a[1], b[1]);
}

function pointsOf({ isInterval, span, overlap }: Dates, a: number, b: number): number {
  const [left, right] = [span(a) ?? OPEN, span(b) ?? OPEN];
  const longer = Math.max(lengthOf(left), lengthOf(right));
  if (overlap(a, b)) {
    const points = OVERLAP.find(([days]) => longer <= days)?.[1] ?? 0;
    return isInterval ? Math.min(points, 0.1) : points;
  }
  // One person may hold two offices, one after the other.
  if (isInterval) return -0.05;
  const gap = gapOf(left, right);
  if (gap === 1 && longer === 1) return NEXT_DAY;
  if (gap <= NEAR_DAYS && longer <= 7) return 0;
  return longer <= EXACT_DAYS ? -0.5 : -0.3;
}

function reasonOf(dates: Dates, a: number, b: number): Reason {
  const { isInterval, span, overlap, text } = dates;
  const what = isInterval ? 'times' : 'dates';
  if (overlap(a, b)) {
    if (text(a) === text(b)) return speaksFor(`same ${isInterval ? 'time' : 'date'} (${text(a)})`);
    const narrower = lengthOf(span(a) ?? OPEN) <= lengthOf(span(b) ?? OPEN) ? a : b;
    return speaksFor(`${what} overlap (${text(narrower)})`);
  }
  const gap = gapOf(span(a) ?? OPEN, span(b) ?? OPEN);
  if (isInterval || !Number.isFinite(gap)) return speaksAgainst(`${what} do not overlap`);
  const days = gap === 1 ? '1 day' : `${gap.toLocaleString('en')} days`;
  return speaksAgainst(`dates ${days} apart`);
}
