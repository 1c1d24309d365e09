/** Dates as tables write them: what a person would type, and besides `12-Mar-15`, `03/04/2015`, `2015-03-12 00:00:00.000`, `20150312`. */
import { toAsciiDigits } from '../values/quantity.ts';
import { fail } from './edtf-part.ts';
import { parseHumanDate, type HumanDate } from './human.ts';
import { monthOf } from './human-point.ts';

/** Which of two figures before a year is the day. */
export const dayOrders = ['day-month', 'month-day'] as const;
export type DayOrder = (typeof dayOrders)[number];

export type TableDateRules = {
  /** null: only what can't be read in two ways is accepted. A date that can't be in this order is refused, not turned round. */
  order: DayOrder | null;
  /** Years of two digits are in the hundred years from here on. */
  firstYear: number;
};

export const usualRules: TableDateRules = { order: null, firstYear: 1950 };

/** Nothing longer is a date; and the expressions below are not made for it. */
const LONGEST = 200;
const TIME =
  /(?:[T ]+|, *)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;
const FIGURES = /^(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})$/;
const MONTH_NAMED = /^(\d{1,2})[-./ ]([a-z]{3,9})\.?[-./ ,]+['’]?(\d{2})$/i;
const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const EIGHT_FIGURES = /^((?:1[5-9]|20)\d\d)(\d\d)(\d\d)$/;

/**
 * Answers EDTF. A time of day beside the day is left out (EDTF as used here has none; the raw cell keeps it). No day is made up, and
 * what could be two days is refused unless the rules say which.
 */
export function readTableDate(text: string, rules: TableDateRules): HumanDate {
  if (text.length > LONGEST) return parseHumanDate(text);
  const given = tidied(text);
  const figures = FIGURES.exec(given);
  if (figures) return fromFigures(given, figures, rules);
  const [, day = '', name = '', shortYear = ''] = MONTH_NAMED.exec(given) ?? [];
  const month = monthOf(name.toLowerCase());
  if (month !== undefined && Number(month) <= 12)
    return fromParts(fullYear(shortYear, rules), month, day);
  const [, year, , yearsMonth = '', yearsDay = ''] = YEAR_FIRST.exec(given) ?? [];
  if (year !== undefined) return fromParts(year, yearsMonth, yearsDay);
  const eight = EIGHT_FIGURES.exec(given);
  if (eight) return fromParts(eight[1] ?? '', eight[2] ?? '', eight[3] ?? '');
  return parseHumanDate(given);
}

const tidied = (text: string): string => toAsciiDigits(text.trim()).replace(TIME, '');

const fromParts = (year: string, month: string, day: string): HumanDate =>
  parseHumanDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

function fromFigures(given: string, figures: RegExpExecArray, rules: TableDateRules): HumanDate {
  const [, first = '', , second = '', year = ''] = figures;
  const possible = possibleOrders(Number(first), Number(second));
  const order = rules.order ?? possible[0];
  if (rules.order === null && possible.length === 2 && Number(first) !== Number(second))
    return fail(`“${given}” could be two days. Say whether the day or the month comes first.`);
  if (order === undefined || !possible.includes(order)) {
    const words = order === 'month-day' ? 'month first' : 'day first';
    return fail(`“${given}” is not a date${possible.length === 0 ? '' : ` with the ${words}`}.`);
  }
  const full = year.length === 2 ? fullYear(year, rules) : year;
  return order === 'day-month' ? fromParts(full, second, first) : fromParts(full, first, second);
}

/** `15` -> `2015`: the one year that ends so in the hundred years from `firstYear` on. */
function fullYear(short: string, { firstYear }: TableDateRules): string {
  return String(firstYear + ((((Number(short) - firstYear) % 100) + 100) % 100));
}

/** The orders in which the figures of the text are a day; none where it is no such date. */
export function ordersOf(text: string): DayOrder[] {
  const figures = text.length > LONGEST ? null : FIGURES.exec(tidied(text));
  return figures ? possibleOrders(Number(figures[1]), Number(figures[3])) : [];
}

const isMonth = (figure: number): boolean => figure >= 1 && figure <= 12;
const isDay = (figure: number): boolean => figure >= 1 && figure <= 31;

function possibleOrders(first: number, second: number): DayOrder[] {
  return dayOrders.filter((order) =>
    order === 'day-month' ? isDay(first) && isMonth(second) : isMonth(first) && isDay(second),
  );
}
