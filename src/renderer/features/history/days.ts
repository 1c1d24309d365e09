/** Days in words, and the ranges of them that one asks for most. */
import { calendarDay } from '#shared/dates/calendar.ts';
import { parseEdtf } from '#shared/dates/edtf.ts';
import { anyDay, type DayRange } from './history-query.ts';

const long = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "Today", "Yesterday", "Sunday 1 March 2026". */
export function dayWords(instant: string, now: Date): string {
  const date = new Date(instant);
  if (date.toDateString() === now.toDateString()) return 'Today';
  if (date.toDateString() === daysBefore(now, 1).toDateString()) return 'Yesterday';
  return long.format(date);
}

/** "1–7 Mar 2026", "From 1 Mar 2026". */
export function rangeWords({ from, to }: DayRange): string {
  const first = from === null ? null : new Date(`${from}T00:00`);
  const last = to === null ? null : new Date(`${to}T00:00`);
  if (first && last) return first > last ? 'No day' : short.formatRange(first, last);
  if (first) return `From ${short.format(first)}`;
  return last ? `Until ${short.format(last)}` : 'Any day';
}

export type NamedRange = { label: string; days: DayRange };

export function namedRanges(now: Date): NamedRange[] {
  const today = dayOf(now);
  return [
    { label: 'Any day', days: anyDay },
    { label: 'Today', days: { from: today, to: today } },
    { label: 'Last 7 days', days: { from: dayOf(daysBefore(now, 6)), to: today } },
    { label: 'Last 30 days', days: { from: dayOf(daysBefore(now, 29)), to: today } },
  ];
}

export type Edge = { ok: true; day: string | null } | { ok: false; message: string };

/** The first or the last day that a typed date means: `2026-03` as the last one is 31 March. '' is no limit. */
export function edgeOf(text: string, edge: 'first' | 'last'): Edge {
  if (text.trim() === '') return { ok: true, day: null };
  const date = parseEdtf(text);
  if (!date.ok) return date;
  const number = edge === 'first' ? date.earliest : date.latest;
  if (number === null) return { ok: true, day: null };
  const { year, month, day } = calendarDay(number);
  return { ok: true, day: written(year, month, day) };
}

/** In the time of this machine. */
const dayOf = (date: Date): string =>
  written(date.getFullYear(), date.getMonth() + 1, date.getDate());

function written(year: number, month: number, day: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function daysBefore(now: Date, days: number): Date {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  return date;
}
