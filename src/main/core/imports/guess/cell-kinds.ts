/** What one cell could be, as evidence for the type of its column. */
import { ordersOf, readTableDate, usualRules, type DayOrder } from '#shared/dates/table-date.ts';
import { formatsOf, readNumber, type NumberFormat } from '#shared/values/number-format.ts';
import { parseQuantity } from '#shared/values/quantity.ts';

/**
 * `same`: the text is this number, or this day, however it is read. `either`: it could be two, and nothing in the cell says which. `bare`: four
 * or eight figures, a year or a day if the column holds dates. Otherwise the only format or order in which it is one.
 */
export type NumberEvidence = 'same' | 'either' | NumberFormat;
export type DateEvidence = 'same' | 'either' | 'bare' | DayOrder;

export function numberEvidence(cell: string): NumberEvidence | null {
  if (/^-?\d+$/.test(cell)) return 'same';
  const [first, second] = formatsOf(cell);
  if (first === undefined || second === undefined) return first ?? null;
  const [one, other] = [readNumber(cell, first), readNumber(cell, second)];
  return one.ok && other.ok && one.value === other.value ? 'same' : 'either';
}

/** Longer texts are no single dates. */
const LONGEST_DATE = 60;
const FIGURES = /^[-+]?[\d.,]+$/;
const WITH_POINTS = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/;

export function dateEvidence(cell: string): DateEvidence | null {
  if (cell.length > LONGEST_DATE || !/\d/.test(cell)) return null;
  if (/^\d{4}$|^\d{8}$/.test(cell)) return readTableDate(cell, usualRules).ok ? 'bare' : null;
  if (FIGURES.test(cell) && !WITH_POINTS.test(cell)) return null;
  const orders = ordersOf(cell);
  const [only] = orders;
  if (orders.length === 1 && only !== undefined)
    return readTableDate(cell, { ...usualRules, order: only }).ok ? only : null;
  if (orders.length === 2) return readTableDate(cell, usualRules).ok ? 'same' : 'either';
  return readTableDate(cell, usualRules).ok ? 'same' : null;
}

/** A count with a word or a range, in our own text form: `≥92`, `80–100`. Plain numbers are not meant. */
export const isBoundedCount = (cell: string): boolean =>
  cell.length <= 60 && /\d/.test(cell) && /[^\d.,\s-]/.test(cell) && parseQuantity(cell).ok;

/** An id that a number would damage: `007`, or more figures than a number can hold. */
export const isIdLike = (cell: string): boolean => /^0\d+$/.test(cell) || /^\d{16,}$/.test(cell);
