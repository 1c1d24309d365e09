/** Counted numbers in words and figures: `≥92`, `>170`, `~20`, `80–100`, `90 (80–100)`. */
import type { Bound, Quantity } from '../model/value.ts';

export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

const SIGNS: Record<Bound, string> = {
  'at-least': '≥',
  'more-than': '>',
  about: '~',
  'at-most': '≤',
  'less-than': '<',
};

/** Longer words first: "at least" before "least". A word that says nothing about a number is not here. */
const BOUND_WORDS: readonly (readonly [RegExp, Bound])[] = [
  [
    /^(?:≥|>=|=>|at least|no fewer than|no less than|not less than|minimum(?: of)?|min\.)\s*/,
    'at-least',
  ],
  [/^(?:≤|<=|=<|at most|no more than|not more than|up to|maximum(?: of)?|max\.)\s*/, 'at-most'],
  [/^(?:>|more than|over|above|in excess of|upwards of)\s*/, 'more-than'],
  [/^(?:<|less than|fewer than|under|below)\s*/, 'less-than'],
  [/^(?:~|≈|c\.|ca\.|circa|about|around|approximately|approx\.|roughly|some)\s*/, 'about'],
];

const NONE = '?';
const LIKE_THOUSANDS = /^[-+]?[1-9]\d{0,2}\.\d{3}$/;

export function formatQuantity(quantity: Quantity): string {
  const { low, best, high, bound } = quantity;
  const range = low === undefined && high === undefined ? '' : `${figure(low)}–${figure(high)}`;
  if (best === undefined) return range;
  if (range) return `${figure(best)} (${range})`;
  return bound ? `${SIGNS[bound]}${figure(best)}` : figure(best);
}

/** Three decimals would look like thousands: 1.234 is written 1.2340. */
function figure(value: number | undefined): string {
  if (value === undefined) return NONE;
  const text = String(value);
  return LIKE_THOUSANDS.test(text) ? `${text}0` : text;
}

/** Refuses what could be read in two ways: `9.000`, `1.234`, `1,5`, `90 80`. */
export function parseQuantity(text: string): Parsed<Quantity> {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ');
  for (const [pattern, bound] of BOUND_WORDS) {
    const match = pattern.exec(tidy);
    if (!match) continue;
    const number = parseCount(tidy.slice(match[0].length));
    return number.ok ? { ok: true, value: { best: number.value, bound } } : number;
  }
  const orMore = /^([^-–—]+?)(?:\+| or (more|fewer|less))$/.exec(tidy);
  if (orMore?.[1]) {
    const number = parseCount(orMore[1]);
    const bound = orMore[2] === 'fewer' || orMore[2] === 'less' ? 'at-most' : 'at-least';
    return number.ok ? { ok: true, value: { best: number.value, bound } } : number;
  }
  const withRange = /^([^()]+) ?\(([^()]+)\)$/.exec(tidy);
  if (withRange?.[1] && withRange[2]) {
    const best = parseCount(withRange[1]);
    if (!best.ok) return best;
    const range = parseRange(withRange[2]);
    if (!range) return refuse(`“${withRange[2]}” is not a range. Write 90 (80–100).`);
    return range.ok ? inOrder({ ...range.value, best: best.value }) : range;
  }
  const range = parseRange(tidy);
  if (range) return range.ok ? inOrder(range.value) : range;
  const number = parseCount(tidy);
  return number.ok ? { ok: true, value: { best: number.value } } : number;
}

function parseCount(text: string): Parsed<number> {
  return LIKE_THOUSANDS.test(text.trim()) ? refuseThousands(text.trim()) : parseNumber(text);
}

function inOrder(quantity: Quantity): Parsed<Quantity> {
  const given = [quantity.low, quantity.best, quantity.high].filter(
    (figure) => figure !== undefined,
  );
  const ordered = given.every(
    (figure, index) => index === 0 || (given[index - 1] ?? figure) <= figure,
  );
  return ordered
    ? { ok: true, value: quantity }
    : refuse('The lowest figure comes first and the highest last: 90 (80–100).');
}

/** Undefined when it is not a range. */
function parseRange(text: string): Parsed<Quantity> | undefined {
  const words = /^(?:between (.+) and|from (.+) to|(.+) to) (.+)$/.exec(text);
  const dashed =
    /^([^–—]+)[–—]([^–—]+)$/.exec(text) ??
    (PLAIN.test(text) ? null : /^(-?[^-]+)-(-?[^-]+)$/.exec(text));
  const low = (words?.[1] ?? words?.[2] ?? words?.[3] ?? dashed?.[1])?.trim();
  const high = (words?.[4] ?? dashed?.[2])?.trim();
  if (!low || !high) return undefined;
  if (low === NONE && high === NONE) return refuse('A range needs a figure.');
  const value: Quantity = {};
  if (low !== NONE) {
    const number = parseCount(low);
    if (!number.ok) return number;
    value.low = number.value;
  }
  if (high !== NONE) {
    const number = parseCount(high);
    if (!number.ok) return number;
    value.high = number.value;
  }
  return { ok: true, value };
}

const PLAIN = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d{1,3})?$/;
const GROUPED = /^[-+]?\d{1,3}(?:([, \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;

/**
 * `7`, `-5`, `3.5`, `9,000`, `9 000`. Refuses `9.000` and `1,5`, which some read as nine thousand and one and a
 * half. A number that we print ourselves never ends in a zero after the point.
 */
export function parseNumber(text: string): Parsed<number> {
  const tidy = toAsciiDigits(text.trim().toLowerCase()).replace(/^−/, '-');
  if (tidy === '') return refuse('A number is missing.');
  if (LIKE_THOUSANDS.test(tidy) && tidy.endsWith('0')) return refuseThousands(tidy);
  if (PLAIN.test(tidy) || GROUPED.test(tidy)) {
    const value = Number(tidy.replace(/[, \u00a0\u202f]/g, ''));
    return Number.isFinite(value)
      ? { ok: true, value: value + 0 }
      : refuse(`“${text.trim()}” is too large a number.`);
  }
  if (/^[-+]?\d+,\d+$/.test(tidy)) {
    return refuse(
      `“${text.trim()}” is not clear. Write a decimal point, or thousands as 9,000 or 9000.`,
    );
  }
  return refuse(`“${text.trim()}” is not a number.`);
}

function refuseThousands(text: string): Parsed<number> {
  const thousands = text.replaceAll('.', '');
  return refuse(
    `“${text}” could be ${thousands} or ${Number(text)}. Write ${thousands}, or ${text}0.`,
  );
}

/** Arabic-Indic and Persian digits as 0 to 9. */
export const toAsciiDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
