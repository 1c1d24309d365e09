/** Days as numbers (0 = 1970-01-01, UTC, proleptic Gregorian), and the names of months and seasons. */

const DAY_MS = 86_400_000;

export type CalendarDay = { year: number; month: number; day: number };

/** `month` counts from 1. Years below 100 are meant as written. */
export function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

export function calendarDay(day: number): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return calendarDay(dayNumber(year, month + 1, 1) - 1).day;
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** By EDTF code. Northern hemisphere: a winter runs from December to the end of the next February. */
export const seasonNames: ReadonlyMap<number, string> = new Map([
  [21, 'spring'],
  [22, 'summer'],
  [23, 'autumn'],
  [24, 'winter'],
]);
