/** Durations as sources print them, the days that they may mean, and the time between two dates that are not exact. */
import { calendarDay, dayNumber, daysInMonth } from '../dates/calendar.ts';
import type { Edtf } from '../dates/edtf.ts';
import type { Parsed } from './quantity.ts';

export type DayRange = readonly [shortest: number, longest: number];

type Unit = 'year' | 'month' | 'week' | 'day';
type Amounts = Partial<Record<Unit, number>>;

const UNITS: readonly { unit: Unit; letter: string; days: DayRange; words: RegExp }[] = [
  { unit: 'year', letter: 'Y', days: [365, 366], words: /^(?:years?|yrs?|y)\.?$/ },
  { unit: 'month', letter: 'M', days: [28, 31], words: /^(?:months?|mos?|m)\.?$/ },
  { unit: 'week', letter: 'W', days: [7, 7], words: /^(?:weeks?|wks?|w)\.?$/ },
  { unit: 'day', letter: 'D', days: [1, 1], words: /^(?:days?|d)\.?$/ },
];

const ISO = /^P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?$/;
const ORDER = 'A range has the shortest time first and the longest last.';

/**
 * Days in `P1Y6M`, or in `P339D/P369D` (shortest/longest). A year has 365 or 366, a month 28 to 31.
 * Undefined when the text is not a duration in years, months, weeks and days.
 */
export function durationDays(iso: string): DayRange | undefined {
  const sides = iso.split('/').map(readIso);
  const [first, second] = sides;
  if (!first || sides.length > 2 || (sides.length === 2 && !second)) return undefined;
  const shortest = daysOf(first);
  const longest = second ? daysOf(second) : shortest;
  return shortest[0] <= longest[1] ? [shortest[0], longest[1]] : undefined;
}

function readIso(text: string): Amounts | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const amounts: Amounts = {};
  for (const [index, { unit }] of UNITS.entries()) {
    const digits = match[index + 1];
    if (digits !== undefined) amounts[unit] = Number(digits);
  }
  return amounts;
}

function daysOf(amounts: Amounts): DayRange {
  let shortest = 0;
  let longest = 0;
  for (const { unit, days } of UNITS) {
    shortest += (amounts[unit] ?? 0) * days[0];
    longest += (amounts[unit] ?? 0) * days[1];
  }
  return [shortest, longest];
}

/** `1 year, 6 months, 15 days`; `339–369 days`. Text that is not a duration comes back as it is. */
export function formatDuration(iso: string): string {
  const [first, second, third] = iso.split('/').map(readIso);
  if (!first || third || (iso.includes('/') && !second)) return iso;
  if (!second) return amountWords(first);
  const [a, b] = [unitsIn(first), unitsIn(second)];
  const unit = a[0];
  if (unit && a.length === 1 && b.length === 1 && b[0] === unit) {
    return `${first[unit]}–${counted(second[unit] ?? 0, unit)}`;
  }
  return `${amountWords(first)} to ${amountWords(second)}`;
}

const unitsIn = (amounts: Amounts): Unit[] =>
  UNITS.map(({ unit }) => unit).filter((unit) => amounts[unit] !== undefined);

const counted = (amount: number, unit: Unit): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;

const amountWords = (amounts: Amounts): string =>
  unitsIn(amounts)
    .map((unit) => counted(amounts[unit] ?? 0, unit))
    .join(', ');

/** Words or ISO 8601, in years, months, weeks and whole days. Answers ISO 8601, as printed: 18 months stay 18. */
export function parseDuration(text: string): Parsed<string> {
  if (text.length > 200)
    return { ok: false, message: 'A duration is at the most 200 characters long.' };
  const tidy = text.trim().replace(/\s+/g, ' ');
  if (/^p/i.test(tidy) && /\d/.test(tidy)) return parseIsoDuration(tidy.toUpperCase());
  const lower = tidy.toLowerCase();
  const short =
    /^(\d+) ?[-–—] ?(\d+) ([a-z]+)$/.exec(lower) ?? /^(\d+) to (\d+) ([a-z]+)$/.exec(lower);
  const sides = short
    ? [`${short[1]} ${short[3]}`, `${short[2]} ${short[3]}`]
    : lower.split(/ to | ?[–—] ?/);
  const parsed = sides.map(readWords);
  const [first, second] = parsed;
  if (!first || parsed.length > 2 || (parsed.length === 2 && !second)) {
    return {
      ok: false,
      message: `“${text.trim()}” is not a duration. Write 1 year, 6 months, 15 days.`,
    };
  }
  return parseIsoDuration(second ? `${toIso(first)}/${toIso(second)}` : toIso(first));
}

function parseIsoDuration(iso: string): Parsed<string> {
  if (durationDays(iso)) return { ok: true, value: iso };
  const bothRead = iso.split('/').every(readIso);
  return {
    ok: false,
    message: bothRead
      ? ORDER
      : `“${iso}” is not a duration in whole years, months, weeks and days.`,
  };
}

function readWords(text: string): Amounts | undefined {
  const amounts: Amounts = {};
  let last = -1;
  for (const piece of text.split(/,? and |, ?|(?<=[a-z.]) (?=\d)/)) {
    const match = /^(\d{1,6}) ?([a-z]+\.?)$/.exec(piece.trim());
    const at = UNITS.findIndex(({ words }) => words.test(match?.[2] ?? ''));
    const unit = UNITS[at]?.unit;
    if (!match || !unit || at <= last) return undefined;
    amounts[unit] = Number(match[1]);
    last = at;
  }
  return amounts;
}

const toIso = (amounts: Amounts): string =>
  `P${UNITS.map(({ unit, letter }) => (amounts[unit] === undefined ? '' : `${amounts[unit]}${letter}`)).join('')}`;

/**
 * The time from one date to another. Exact days answer years, months and days (`P1Y6M15D`); anything else the shortest and
 * the longest time in days (`P340D/P369D`). null when an end is open or unknown, or certainly comes before the start.
 */
export function timeBetween(from: Edtf, to: Edtf): string | null {
  if (from.earliest === null || from.latest === null || to.earliest === null || to.latest === null)
    return null;
  if (to.latest < from.earliest) return null;
  if (from.earliest === from.latest && to.earliest === to.latest)
    return calendarTime(from.earliest, to.earliest);
  const shortest = Math.max(0, to.earliest - from.latest);
  const longest = to.latest - from.earliest;
  return shortest === longest ? `P${longest}D` : `P${shortest}D/P${longest}D`;
}

function calendarTime(from: number, to: number): string {
  const start = calendarDay(from);
  const end = calendarDay(to);
  let months = (end.year - start.year) * 12 + end.month - start.month;
  if (monthsLater(from, months) > to) months -= 1;
  const amounts: Amounts = {};
  if (months >= 12) amounts.year = Math.floor(months / 12);
  if (months % 12 > 0) amounts.month = months % 12;
  const days = to - monthsLater(from, months);
  if (days > 0 || months === 0) amounts.day = days;
  return toIso(amounts);
}

/** The same day of a later month, or that month's last day. */
function monthsLater(from: number, months: number): number {
  const { year, month, day } = calendarDay(from);
  const first = calendarDay(dayNumber(year, month + months, 1));
  return dayNumber(first.year, first.month, Math.min(day, daysInMonth(first.year, first.month)));
}
