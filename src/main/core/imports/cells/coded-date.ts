/**
 * Dates that stand in several columns, or beside a code that says how exactly they are known, made into EDTF. The code decides: where it
 * says "month", the day beside it is a stand-in of the coders and is dropped. No day is ever made up.
 */
import { calendarDay, dayNumber, daysInMonth } from '#shared/dates/calendar.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import type { HumanDate } from '#shared/dates/human.ts';
import { readTableDate, type TableDateRules } from '#shared/dates/table-date.ts';
import type { Reach } from '#shared/model/import-mapping.ts';

const fail = (message: string): { ok: false; message: string } => ({ ok: false, message });

/**
 * The first and the last day on which something may have happened, as UCDP GED has them. Exact days stay days. What is only known to the
 * month or year is written as whole months or years where the two days are their ends, or are one and the same stand-in; otherwise the
 * two days are the source's own and stay. One day for "some days" or "a week" is about that day.
 */
export function spanDate(
  first: string,
  last: string,
  reach: Reach,
  rules: TableDateRules,
): HumanDate {
  const start = readDay(first || last, rules);
  if (typeof start !== 'number') return start;
  const end = readDay(last || first, rules);
  if (typeof end !== 'number') return end;
  if (end < start) return fail(`The last day (${last}) is before the first (${first}).`);
  const isCoarse = reach === 'month' || reach === 'year';
  if (isCoarse && start === end) return { ok: true, edtf: cut(start, reach) };
  if (start === end) return { ok: true, edtf: dayText(start) + (reach === 'day' ? '' : '~') };
  const edge = isCoarse ? wholeEdge(start, end) : 'day';
  const [from, to] = [cut(start, edge), cut(end, edge)];
  return { ok: true, edtf: from === to ? from : `${from}/${to}` };
}

/** Year, month and day in three columns, as GTD has them; empty or 0 is unknown. An unknown year is an unknown date. */
export function partsDate(year: string, month: string, day: string): HumanDate {
  const parts = [year, month, day].map((part) => part.trim().replace(/\.0+$/, ''));
  const odd = parts.find((part) => !/^\d{0,4}$/.test(part));
  if (odd !== undefined) return fail(`“${odd}” is not a year, month or day.`);
  const [y, m, d] = parts.map((part) => (Number(part) === 0 ? undefined : part));
  if (y === undefined) return fail('The year is missing.');
  const pieces = [
    y,
    m?.padStart(2, '0') ?? (d === undefined ? undefined : 'XX'),
    d?.padStart(2, '0'),
  ];
  return checked(pieces.filter((piece) => piece !== undefined).join('-'));
}

/** One day that stands for more, as ACLED has it: a number of days to both sides, its month, or its year. */
export function aroundDate(
  text: string,
  reach: Reach,
  days: number,
  rules: TableDateRules,
): HumanDate {
  const day = readDay(text, rules);
  if (typeof day !== 'number') return day;
  if (reach === 'days') return { ok: true, edtf: `${dayText(day - days)}/${dayText(day + days)}` };
  return { ok: true, edtf: reach === 'week' ? `${dayText(day)}~` : cut(day, reach) };
}

/** An exact day, as its number; or why it is none. */
function readDay(text: string, rules: TableDateRules): number | { ok: false; message: string } {
  const read = readTableDate(text, rules);
  return read.ok ? (dayOf(read.edtf) ?? fail(`“${text}” is not a single day.`)) : read;
}

function dayOf(edtf: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(edtf) ?? [];
  return year === undefined ? undefined : dayNumber(Number(year), Number(month), Number(day));
}

function checked(edtf: string): HumanDate {
  const date = parseEdtf(edtf);
  return date.ok ? { ok: true, edtf: date.canonical } : date;
}

/** Do the two days begin and end whole years, whole months, or neither? */
function wholeEdge(start: number, end: number): 'day' | 'month' | 'year' {
  const [from, to] = [calendarDay(start), calendarDay(end)];
  if (from.day !== 1 || to.day !== daysInMonth(to.year, to.month)) return 'day';
  return from.month === 1 && to.month === 12 ? 'year' : 'month';
}

const dayText = (day: number): string => cut(day, 'day');

function cut(day: number, edge: 'day' | 'month' | 'year'): string {
  const { year, month, day: date } = calendarDay(day);
  const parts = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(date).padStart(2, '0'),
  ];
  return parts.slice(0, edge === 'year' ? 1 : edge === 'month' ? 2 : 3).join('-');
}
