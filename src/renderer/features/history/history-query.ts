/** What the history page is asked for. Outside of the page, so that it is there again when one comes back. */
import { create } from 'zustand';
import type { HistoryQuery } from '#shared/contract/history-api.ts';
import type { Origin } from '#shared/model/layer.ts';

/** Days as `2026-03-01`, both inclusive, in the time of this machine; null = open. */
export type DayRange = { from: string | null; to: string | null };

export type HistoryFilter = {
  search: string;
  from: OriginChoice;
  collection: string | null;
  days: DayRange;
  /** Changes of how collections are looked at. */
  views: boolean;
};

export const originChoices = [
  { value: 'any', label: 'From anywhere', origins: [] },
  { value: 'edit', label: 'By you', origins: ['edit'] },
  { value: 'steps', label: 'Undo and redo', origins: ['undo', 'redo'] },
  { value: 'rewind', label: 'Back to a point', origins: ['rewind'] },
  { value: 'backup', label: 'From a backup', origins: ['backup'] },
  { value: 'recovery', label: 'Recovery', origins: ['recovery'] },
] as const satisfies readonly { value: string; label: string; origins: readonly Origin[] }[];

export type OriginChoice = (typeof originChoices)[number]['value'];

export const anyDay: DayRange = { from: null, to: null };

export const wholeHistory: HistoryFilter = {
  search: '',
  from: 'any',
  collection: null,
  days: anyDay,
  views: false,
};

export const useHistoryFilter = create<{ filter: HistoryFilter }>(() => ({ filter: wholeHistory }));

export function changeHistoryFilter(change: Partial<HistoryFilter>): void {
  useHistoryFilter.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}

/** The switch for views shows more, not less. */
export function isFiltered({ search, from, collection, days }: HistoryFilter): boolean {
  return (
    search.trim() !== '' ||
    from !== 'any' ||
    collection !== null ||
    days.from !== null ||
    days.to !== null
  );
}

export function queryOf(filter: HistoryFilter): Omit<HistoryQuery, 'before' | 'limit'> {
  const { search, from, collection, days, views } = filter;
  const origins = originChoices.find(({ value }) => value === from)?.origins ?? [];
  return {
    search,
    origins: [...origins],
    views,
    collection,
    record: null,
    from: startOf(days.from, 0),
    to: startOf(days.to, 1),
  };
}

/** The instant at which a day begins here, `later` days on; null for what is no day of years 1 to 9999. */
function startOf(day: string | null, later: number): string | null {
  if (day === null || !/^\d{4}-\d\d-\d\d$/u.test(day)) return null;
  const date = new Date(`${day}T00:00`);
  if (Number.isNaN(date.getTime())) return null;
  date.setDate(date.getDate() + later);
  const instant = date.toISOString();
  return instant.startsWith('+') || instant.startsWith('-') ? null : instant;
}
