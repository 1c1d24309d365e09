/** One date as a person types it, in pieces: `14 Apr`, `Apr 2014`, `03/04/2014`. Part of `human.ts`. */
import { monthNames } from './calendar.ts';
import { fail, type EdtfFailure } from './edtf-part.ts';

export type Pieces = { ok: true; year?: string; month?: string; day?: string };

const SEASONS: ReadonlyMap<string, string> = new Map([
  ['spring', '21'],
  ['summer', '22'],
  ['autumn', '23'],
  ['fall', '23'],
  ['winter', '24'],
]);

const VAGUE = new Set(['early', 'mid', 'middle', 'late', 'end', 'beginning', 'start']);

const two = (digits: string): string => digits.padStart(2, '0');

/** Dates in figures alone. Undefined when it is not one; refused when day and month could be the other way round. */
export function numericPoint(text: string): Pieces | EdtfFailure | undefined {
  const yearFirst = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (yearFirst) {
    const [, year = '', month = '', day = ''] = yearFirst;
    return { ok: true, year, month: two(month), day: two(day) };
  }
  const yearLast = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text);
  if (yearLast) {
    const [, first = '', second = '', year = ''] = yearLast;
    return dayAndMonth(text, first, second, year);
  }
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{2}$/.test(text)) return fail(FOUR_DIGITS);
  const monthYear = /^(\d{1,2})[./](\d{4})$/.exec(text);
  if (monthYear) return { ok: true, year: monthYear[2] ?? '', month: two(monthYear[1] ?? '') };
  if (/^\d{4}[./]\d{1,2}$/.test(text)) {
    return fail(`“${text}” could be a month or a span of years. Write 2014-04, or 2014/2015.`);
  }
  if (/^\d{8}$/.test(text))
    return fail(`Write the day with dashes: ${text.replace(/(....)(..)/, '$1-$2-')}.`);
  return undefined;
}

const FOUR_DIGITS = 'Write the year with four digits.';

function dayAndMonth(
  text: string,
  first: string,
  second: string,
  year: string,
): Pieces | EdtfFailure {
  const [a, b] = [Number(first), Number(second)];
  if (a === b || (a > 12 && b <= 12))
    return { ok: true, year, month: two(second), day: two(first) };
  if (b > 12 && a <= 12) return { ok: true, year, month: two(first), day: two(second) };
  if (a > 12) return fail(`“${text}” is not a date: neither ${first} nor ${second} is a month.`);
  return fail(
    `“${text}” could be ${a} ${monthNames[b - 1]} or ${b} ${monthNames[a - 1]} ${year}. ` +
      `Write ${year}-${two(second)}-${two(first)} or ${year}-${two(first)}-${two(second)}.`,
  );
}

/** Dates with the month in words, whole or in part, in any order. Years have four digits. */
export function wordPoint(text: string): Pieces | EdtfFailure {
  const pieces: Pieces = { ok: true };
  for (const word of text.split(/[\s,]+/)) {
    if (word === '' || word === 'of' || word === 'the' || word === 'in' || word === 'on') continue;
    const refusal = place(pieces, word, text);
    if (refusal) return fail(refusal);
  }
  if (!pieces.year && !pieces.month && !pieces.day) return fail(notADate(text));
  return pieces;
}

function place(pieces: Pieces, word: string, text: string): string | undefined {
  if (/^\d{4}$/.test(word)) return put(pieces, 'year', word, text);
  const decade = /^(\d{3})0['’]?s$/.exec(word);
  if (decade?.[1]) {
    if (decade[1].endsWith('0'))
      return `“${word}” could be ten years or a hundred. Write ${decade[1]}X or ${decade[1].slice(0, 2)}XX.`;
    return put(pieces, 'year', `${decade[1]}X`, text);
  }
  const day = /^(\d{1,2})(?:st|nd|rd|th)?\.?$/.exec(word);
  if (day?.[1]) return put(pieces, 'day', two(day[1]), text);
  const month = monthOf(word);
  if (month) return put(pieces, 'month', month, text);
  if (VAGUE.has(word.replace(/-.*$/, ''))) {
    return `EDTF has no word for “${word}”. Write a month or season, or a range of months.`;
  }
  return notADate(text);
}

function put(
  pieces: Pieces,
  key: 'year' | 'month' | 'day',
  value: string,
  text: string,
): string | undefined {
  if (pieces[key] !== undefined) return key === 'day' ? FOUR_DIGITS : notADate(text);
  pieces[key] = value;
  return undefined;
}

/** `01` to `12`, seasons `21` to `24`; at least three letters of the name, in lower case. */
export function monthOf(word: string): string | undefined {
  const season = SEASONS.get(word);
  if (season) return season;
  const stem = word.replace(/\.$/, '');
  if (stem.length < 3) return undefined;
  const index = monthNames.findIndex((name) => name.toLowerCase().startsWith(stem));
  if (index >= 0) return two(String(index + 1));
  return stem === 'sept' ? '09' : undefined;
}

export const notADate = (text: string): string =>
  `“${text}” is not a date. Write 2014, Apr 2014, 14 Apr 2014, 2014-04-14, c. 2014 or since 2014.`;
