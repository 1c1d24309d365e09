import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDay } from '../dates/calendar.ts';
import { parseEdtf, type Edtf } from '../dates/edtf.ts';
import { durationDays, formatDuration, timeBetween } from './duration.ts';

function edtf(text: string): Edtf {
  const date = parseEdtf(text);
  if (!date.ok) throw new Error(date.message);
  return date;
}

test.each([
  ['2015-01-11', '2016-07-26', 'P1Y6M15D'],
  ['2019-04', '2020-04-04', 'P340D/P369D'],
  ['2020-01-31', '2020-03-01', 'P1M1D'],
  ['2020-02-29', '2021-02-28', 'P1Y'],
  ['2020-05-01', '2020-05-01', 'P0D'],
  ['2020-05', '2020-05', 'P0D/P30D'],
  ['2020', '..', null],
  ['2020', '2021/', null],
  ['2021', '2020', null],
])('from %s to %s: %s', (from, to, duration) => {
  expect(timeBetween(edtf(from), edtf(to))).toBe(duration);
});

test.each([
  ['P1Y6M15D', '1 year, 6 months, 15 days'],
  ['P339D/P369D', '339–369 days'],
  ['P0D/P1D', '0–1 day'],
  ['P1Y/P18M', '1 year to 18 months'],
  ['soon', 'soon'],
])('%s in words: %s', (iso, words) => {
  expect(formatDuration(iso)).toBe(words);
});

test.each([
  ['P1Y', [365, 366]],
  ['P2M75D', [131, 137]],
  ['P340D/P369D', [340, 369]],
  ['P', undefined],
  ['P1Y/', undefined],
  ['PT1H', undefined],
  ['P9D/P3D', undefined],
])('days in %s', (iso, days) => {
  expect(durationDays(iso)).toEqual(days);
});

test('the days between two days lie within the duration in words', () => {
  const day = fc.integer({ min: -40_000, max: 40_000 });
  const text = (number: number): string => {
    const { year, month, day: date } = calendarDay(number);
    return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  };
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 20_000 }), (start, length) => {
      const [shortest = NaN, longest = NaN] =
        durationDays(timeBetween(edtf(text(start)), edtf(text(start + length))) ?? '') ?? [];
      expect(shortest).toBeLessThanOrEqual(length);
      expect(longest).toBeGreaterThanOrEqual(length);
    }),
  );
});
