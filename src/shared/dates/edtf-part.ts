/** One date of an EDTF expression: `2017`, `2017-04~`, `2017-22`, `199X`. Guarded here, parsed by @edtf-ts/core. */
import { parse } from '@edtf-ts/core';
import { dayNumber, daysInMonth, monthNames, seasonNames } from './calendar.ts';

export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century' | 'millennium';

export type EdtfPart = {
  ok: true;
  canonical: string;
  /** Day numbers, inclusive. */
  earliest: number;
  latest: number;
  approximate: boolean;
  uncertain: boolean;
  /** A mark on one component only, as in `2004-06-~11`. */
  partlyMarked: boolean;
  precision: Precision;
  /** As written: `199X`, `04`, `1X`; undefined where the date says nothing. */
  year: string;
  month: string | undefined;
  day: string | undefined;
};

export type EdtfFailure = { ok: false; message: string };

const DAY_MS = 86_400_000;

/** Fixed lengths only, so it is linear. The library is never given anything else. */
const SHAPE =
  /^([?~%]?)([0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?$/;

export function fail(message: string): EdtfFailure {
  return { ok: false, message };
}

/**
 * Years 0100 to 9999. Narrower than EDTF where the library was found wrong (years below 100, `XXXX`, `2X`
 * as a month, `3X` as a day) or where readers differ (seasons 25 to 41).
 */
export function parsePart(text: string): EdtfPart | EdtfFailure {
  const match = SHAPE.exec(text);
  if (!match) return fail(`“${text}” is not a date. Write 2017, 2017-04 or 2017-04-13.`);
  const year = match[2] ?? '';
  const month = match[5];
  const day = match[8];
  const refusal = refuseYear(year) ?? refuseMonth(month, day) ?? refuseDay(year, month, day);
  if (refusal) return fail(refusal);

  const [earliest, latest] = plainSpan(year, month, day) ?? librarySpan(text);
  if (!(earliest <= latest)) return fail(`“${text}” is not a date that exists.`);

  const marks = [match[1], match[3], match[4], match[6], match[7], match[9]].join('');
  const last = day === undefined ? (month === undefined ? match[3] : match[6]) : match[9];
  return {
    ok: true,
    canonical: text,
    earliest,
    latest,
    approximate: /[~%]/.test(marks),
    uncertain: /[?%]/.test(marks),
    partlyMarked: marks !== '' && !last && !(month === undefined && match[1]),
    precision: precisionOf(year, month, day),
    year,
    month,
    day,
  };
}

/** Dates in figures alone, which most are. Twenty times as fast as asking the library, and the same (a test compares them). */
function plainSpan(year: string, month = '', day = ''): readonly [number, number] | undefined {
  if (year.includes('X') || month.includes('X') || day.includes('X') || Number(month) > 12)
    return undefined;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (month === '') return [dayNumber(y, 1, 1), dayNumber(y, 12, 31)];
  if (day === '') return [dayNumber(y, m, 1), dayNumber(y, m, daysInMonth(y, m))];
  return [dayNumber(y, m, d), dayNumber(y, m, d)];
}

/** NaN where there is no such date. */
export function librarySpan(text: string): readonly [number, number] {
  const parsed = parse(text);
  if (!parsed.success) return [NaN, NaN];
  return [
    Math.floor(parsed.value.min.getTime() / DAY_MS),
    Math.floor(parsed.value.max.getTime() / DAY_MS),
  ];
}

function refuseYear(year: string): string | undefined {
  if (!/^[0-9]+X*$/.test(year))
    return `“${year}” is not a year: X may only stand at its end, as in 199X.`;
  if (Number(year.replaceAll('X', '0')) < 100) return 'Years run from 0100 to 9999.';
  return undefined;
}

function refuseMonth(month: string | undefined, day: string | undefined): string | undefined {
  if (month === undefined || month === 'XX' || month === '0X' || month === '1X') return undefined;
  const code = Number(month);
  if (code >= 1 && code <= 12) return undefined;
  if (seasonNames.has(code)) return day === undefined ? undefined : 'A season has no days.';
  if (code >= 25 && code <= 41) {
    return `${month} is a season that programs read in different ways. Use 21 to 24, or a range of months.`;
  }
  return `There is no month ${month}.`;
}

function refuseDay(
  year: string,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (day === undefined || day === 'XX' || day === '0X' || day === '1X' || day === '2X')
    return undefined;
  const number = Number(day);
  if (!(number >= 1 && number <= 31)) return `There is no day ${day} in a month.`;
  const monthNumber = Number(month);
  if (!Number.isInteger(monthNumber)) {
    return number > 28 ? `Not every month has a day ${day}.` : undefined;
  }
  const yearNumber = Number(year.replaceAll('X', '0'));
  if (year.includes('X') && monthNumber === 2 && number === 29)
    return 'Not every year has a 29 February.';
  if (number <= daysInMonth(yearNumber, monthNumber)) return undefined;
  return `${monthNames[monthNumber - 1]} ${year} has no day ${number}.`;
}

function precisionOf(year: string, month: string | undefined, day: string | undefined): Precision {
  const masked = year.length - year.replaceAll('X', '').length;
  if (masked === 3) return 'millennium';
  if (masked === 2) return 'century';
  if (masked === 1) return 'decade';
  if (month === undefined || month.includes('X')) return 'year';
  if (seasonNames.has(Number(month))) return 'season';
  return day === undefined || day.includes('X') ? 'month' : 'day';
}
