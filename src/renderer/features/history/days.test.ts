import { describe, expect, it } from 'vitest';
import { dayWords, edgeOf, namedRanges, rangeWords } from './days.ts';
import { isFiltered, queryOf, wholeHistory } from './history-query.ts';

const now = new Date(2026, 2, 1, 12, 0);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe('days of the history', () => {
  it('have names', () => {
    expect(dayWords(at(2026, 2, 1, 0, 0), now)).toBe('Today');
    expect(dayWords(at(2026, 1, 28, 23, 59), now)).toBe('Yesterday');
    expect(dayWords(at(2026, 1, 27, 9, 5), now)).toBe('Friday, 27 February 2026');
  });

  it('make ranges in words', () => {
    expect(rangeWords({ from: null, to: null })).toBe('Any day');
    expect(rangeWords({ from: '2026-03-01', to: '2026-03-01' })).toBe('1 Mar 2026');
    expect(rangeWords({ from: '2026-03-01', to: '2026-03-07' })).toMatch(/^1\s?–\s?7 Mar 2026$/u);
    expect(rangeWords({ from: '2026-03-01', to: null })).toBe('From 1 Mar 2026');
    expect(rangeWords({ from: null, to: '2026-03-01' })).toBe('Until 1 Mar 2026');
    expect(rangeWords({ from: '2026-03-02', to: '2026-03-01' })).toBe('No day');
  });

  it('are typed as dates are everywhere, down to a year', () => {
    expect(edgeOf('2026-02', 'first')).toEqual({ ok: true, day: '2026-02-01' });
    expect(edgeOf('2026-02', 'last')).toEqual({ ok: true, day: '2026-02-28' });
    expect(edgeOf(' 2026 ', 'last')).toEqual({ ok: true, day: '2026-12-31' });
    expect(edgeOf('2026-03-01', 'first')).toEqual({ ok: true, day: '2026-03-01' });
    expect(edgeOf('', 'first')).toEqual({ ok: true, day: null });
    expect(edgeOf('..', 'last')).toEqual({ ok: true, day: null });
    expect(edgeOf('2026-13', 'first')).toMatchObject({ ok: false });
  });

  it('of the last week are seven, over the end of a month', () => {
    const week = namedRanges(now).find(({ label }) => label === 'Last 7 days');
    expect(week?.days).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  });
});

describe('what the history is asked for', () => {
  const days = (from: string | null, to: string | null) => ({
    ...wholeHistory,
    days: { from, to },
  });

  it('is from the beginning of the first day to the end of the last, here', () => {
    const { from, to } = queryOf(days('2026-03-01', '2026-03-01'));
    expect(from).toBe(at(2026, 2, 1, 0, 0));
    expect(to).toBe(at(2026, 2, 2, 0, 0));
  });

  it('leaves out days that the calendar, or the contract, does not have', () => {
    for (const day of ['12345-01-01', '2026-02-99', 'tomorrow']) {
      expect(queryOf(days(day, day))).toMatchObject({ from: null, to: null });
    }
    expect(queryOf(days('9999-12-31', '9999-12-31')).to).toBe(null);
  });

  it('is a filter only when it leaves something out', () => {
    expect(isFiltered(wholeHistory)).toBe(false);
    expect(isFiltered({ ...wholeHistory, views: true })).toBe(false);
    expect(isFiltered({ ...wholeHistory, from: 'steps' })).toBe(true);
    expect(isFiltered(days(null, '2026-03-01'))).toBe(true);
    expect(queryOf({ ...wholeHistory, from: 'steps' }).origins).toEqual(['undo', 'redo']);
  });
});
