/** Numbers as tables write them, where the format is known or has to be found out from all of them: `1,234.5`, `1.234,5`, `1 234`. */
import { toAsciiDigits, type Parsed } from './quantity.ts';

/**
 * `point`: the decimal sign is a point, thousands stand apart by comma, space or apostrophe. `comma`: the decimal sign is a comma,
 * thousands stand apart by point, space or apostrophe. Indian groups (12,34,567) and the Arabic signs ٫ and ٬ count in both.
 */
export const numberFormats = ['point', 'comma'] as const;
export type NumberFormat = (typeof numberFormats)[number];

const SPACE = ' \u00a0\u2009\u202f';
const EXPONENT = String.raw`(?:[eE][+-]?\d{1,3})?`;

const PATTERNS: Record<NumberFormat, RegExp> = {
  point: pattern(',', String.raw`\.`),
  comma: pattern('.', ','),
};

/** Groups all stand apart by the same sign, and but for the first are complete. */
function pattern(thousands: string, decimal: string): RegExp {
  const group = `[${thousands}'’٬${SPACE}]`;
  const whole = String.raw`\d+|\d{1,3}(${group})\d{3}(?:\1\d{3})*|\d{1,2}(${group})(?:\d{2}\2)*\d{3}`;
  return new RegExp(
    String.raw`^[+-]?(?:(?:${whole})(?:[٫${decimal}]\d*)?|[٫${decimal}]\d+)${EXPONENT}$`,
  );
}

/** The formats in which the text is a number; none when it is no number. Both, with the same value or with two. */
export function formatsOf(text: string): NumberFormat[] {
  const tidy = tidied(text);
  return numberFormats.filter((format) => PATTERNS[format].test(tidy));
}

/** Fails with the reason where the text is no number in this format. */
export function readNumber(text: string, format: NumberFormat): Parsed<number> {
  if (PLAIN.test(text)) return { ok: true, value: Number(text) + 0 };
  const tidy = tidied(text);
  if (!PATTERNS[format].test(tidy)) return { ok: false, message: refusal(text, format) };
  const decimal = format === 'point' ? /[.٫]/ : /[,٫]/;
  const [whole = '', ...rest] = tidy.split(decimal);
  const value = Number([whole.replace(/[^\d+\-eE]/g, ''), ...rest].join('.'));
  return Number.isFinite(value)
    ? { ok: true, value: value + 0 }
    : { ok: false, message: `“${text.trim()}” is too large a number.` };
}

/** Most numbers of most tables, without the cost of the rest. */
const PLAIN = /^-?\d{1,15}$/;

const tidied = (text: string): string => toAsciiDigits(text.trim()).replace(/^[−–]/, '-');

function refusal(text: string, format: NumberFormat): string {
  const other = formatsOf(text)[0];
  const shown = `“${text.trim().slice(0, 60)}”`;
  if (other === undefined) return `${shown} is not a number.`;
  return `${shown} is not a number with a decimal ${format}; with a decimal ${other} it would be one.`;
}
