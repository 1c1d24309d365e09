/** Dates as a person types them, made into EDTF. What is not clear is refused with the reason; no day is made up. */
import { calendarDay } from './calendar.ts';
import { fail, type EdtfFailure } from './edtf-part.ts';
import { parseEdtf, type Edtf } from './edtf.ts';
import { notADate, numericPoint, wordPoint, type Pieces } from './human-point.ts';

export type HumanDate = { ok: true; edtf: string } | EdtfFailure;

type Side = { pieces: Pieces; mark: string };
type End = 'open' | 'unknown' | Side;

const LONGEST = 200;
const OPEN = /^(?:now|present|the present|today|ongoing|still open|open|\.\.)$/;
const UNKNOWN = /^(?:unknown|\?|end unknown|start unknown)$/;

/** `before 2010` and the like: prefix or suffix, and what becomes of the date between. */
const FORMS: readonly (readonly [RegExp, (date: string) => HumanDate])[] = [
  [/^(?:before|prior to) (.+)$/, (date) => beside(date, -1)],
  [/^after (.+)$/, (date) => beside(date, 1)],
  [/^(?:by|no later than) (.+)$/, (date) => wrap(date, '[..', ']')],
  [/^(.+) or (?:earlier|before)$/, (date) => wrap(date, '[..', ']')],
  [/^(.+) or (?:later|after)$/, (date) => wrap(date, '[', '..]')],
  [/^from (.+), end unknown$/, (date) => wrap(date, '', '/')],
  [/^(?:until|till|up to) (.+), start unknown$/, (date) => wrap(date, '/', '')],
  [/^since (.+)$/, (date) => wrap(date, '', '/..')],
  [/^(.+) (?:onwards?)$/, (date) => wrap(date.replace(/^from /, ''), '', '/..')],
  [/^(?:until|till|up to) (.+)$/, (date) => wrap(date, '../', '')],
];

/** Accepts EDTF and the usual spellings: `c. 1996`, `14-18 Apr 2014`, `before 2010`, `2014 to present`. */
export function parseHumanDate(text: string): HumanDate {
  if (text.length > LONGEST) return fail(`A date is at the most ${LONGEST} characters long.`);
  const direct = parseEdtf(text);
  if (direct.ok) return { ok: true, edtf: direct.canonical };
  const given = text.trim().replace(/\s+/g, ' ');
  if (/\d{4} ?[‒–—] ?\d{2}$/.test(given)) {
    return fail(`“${given}” could be a month or a span of years. Write 2014-04, or 2014/2015.`);
  }
  if (given === '' || /\dT\d/i.test(given)) return direct;
  const tidy = given
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/^(\d{1,2})-([a-z]+)-(\d{4})$|^(\d{4})-([a-z]+)-(\d{1,2})$/, '$1$4 $2$5 $3$6');
  if (
    /^[[{]|^[0-9x?~%-]+$|^[0-9x?~%-]*\/[0-9x?~%-]*$/.test(tidy) &&
    !numericPoint(tidy) &&
    !isYearRange(tidy)
  ) {
    return direct;
  }
  if (OPEN.test(tidy)) return { ok: true, edtf: '..' };
  if (UNKNOWN.test(tidy)) return fail('Leave the field empty when the date is not known.');
  return parseWords(tidy, given);
}

const isYearRange = (text: string): boolean => /^\d{4}-(?:\d{4}|\?)$/.test(text);

function parseWords(tidy: string, given: string): HumanDate {
  for (const [pattern, make] of FORMS) {
    const match = pattern.exec(tidy);
    if (match?.[1]) return make(match[1]);
  }
  const between = /^between (.+) and (.+)$/.exec(tidy);
  if (between?.[1] && between[2]) return join(between[1], between[2], given, '[', '..', ']');
  const choice = tidy.split(' or ');
  if (choice[0] && choice[1] && choice.length === 2)
    return join(choice[0], choice[1], given, '[', ',', ']');
  if (tidy.startsWith('from ') && splitRange(tidy.slice(5)) === undefined)
    return wrap(tidy.slice(5), '', '/');
  const range = splitRange(tidy.replace(/^from /, ''));
  if (range) return join(range[0], range[1], given, '', '/', '');
  const side = readSide(tidy);
  return 'ok' in side ? side : finish(toEdtf(side));
}

/** Two sides of a range; undefined when it is a single date. */
function splitRange(text: string): [string, string] | undefined {
  const spaced = text.split(/ (?:-|to|until|till|through|\/) /);
  if (spaced[0] && spaced[1] && spaced.length === 2) return [spaced[0], spaced[1]];
  const bare = text.replace(/[?~%]$/, '');
  if (spaced.length > 1 || numericPoint(bare) || /^mid-|^early-|^late-/.test(text))
    return undefined;
  const tight = text.split(text.includes('/') ? '/' : '-');
  return tight[0] && tight[1] && tight.length === 2
    ? [tight[0].trim(), tight[1].trim()]
    : undefined;
}

function join(
  left: string,
  right: string,
  given: string,
  before: string,
  middle: string,
  after: string,
): HumanDate {
  const start = readEnd(left);
  if (typeof start === 'object' && 'ok' in start) return start;
  const end = readEnd(right);
  if (typeof end === 'object' && 'ok' in end) return end;
  if (start === 'open') return fail(notADate(given));
  const isInterval = middle === '/';
  if (!isInterval && (typeof start === 'string' || typeof end === 'string'))
    return fail(notADate(given));
  if (typeof start === 'object' && typeof end === 'object') fillIn(start.pieces, end.pieces);
  return finish(`${before}${endText(start)}${middle}${endText(end)}${after}`);
}

function endText(end: End): string {
  if (end === 'open') return '..';
  return end === 'unknown' ? '' : toEdtf(end);
}

function readEnd(text: string): End | EdtfFailure {
  if (OPEN.test(text)) return 'open';
  return UNKNOWN.test(text) ? 'unknown' : readSide(text);
}

/** `14-18 Apr 2014`: what one side leaves out, the other says. */
function fillIn(start: Pieces, end: Pieces): void {
  if (end.day && !end.month && start.month) end.month = start.month;
  if (start.day && !start.month && end.month) start.month = end.month;
  if (!start.year && end.year) start.year = end.year;
}

function readSide(text: string): Side | EdtfFailure {
  let rest = text;
  let approximate = false;
  let uncertain = false;
  const prefix =
    /^(?:c\.|ca\.?|circa|about|around|approx\.?|approximately|roughly|~) ?|^c (?=\d)|^c(?=\d)/.exec(
      rest,
    );
  if (prefix) {
    approximate = true;
    rest = rest.slice(prefix[0].length);
  }
  const doubt = /^(?:possibly|perhaps|maybe|probably|\?) ?/.exec(rest);
  if (doubt) {
    uncertain = true;
    rest = rest.slice(doubt[0].length);
  }
  const suffix = / ?(?:\(\?\)|\(uncertain\)|[?~%]+)$/.exec(rest);
  if (suffix) {
    approximate ||= /[~%]/.test(suffix[0]);
    uncertain ||= /[?%u]/.test(suffix[0]);
    rest = rest.slice(0, suffix.index);
  }
  const mark = approximate && uncertain ? '%' : approximate ? '~' : uncertain ? '?' : '';
  const edtf = /^(\d{4})-(\d{2})$/.exec(rest);
  const pieces = edtf
    ? ({ ok: true, year: edtf[1] ?? '', month: edtf[2] ?? '' } satisfies Pieces)
    : (numericPoint(rest) ?? wordPoint(rest));
  return pieces.ok ? { pieces, mark } : pieces;
}

function toEdtf({ pieces, mark }: Side): string {
  const { year = '', month, day } = pieces;
  const parts = [year, month ?? (day ? '??' : undefined), day];
  return parts.filter((part) => part !== undefined).join('-') + mark;
}

/** Our own words for what may be missing, before EDTF's rules speak. */
function finish(edtf: string): HumanDate {
  if (/(?:^|[/[,.])-/.test(edtf)) return fail('The year is missing.');
  if (edtf.includes('??')) return fail('The month is missing.');
  const date = parseEdtf(edtf);
  return date.ok ? { ok: true, edtf: date.canonical } : date;
}

function single(text: string): Edtf | EdtfFailure {
  const human = parseHumanDate(text);
  if (!human.ok) return human;
  const date = parseEdtf(human.edtf);
  return date.ok && date.kind !== 'date' ? fail(notADate(text)) : date;
}

function wrap(text: string, before: string, after: string): HumanDate {
  const date = single(text);
  return date.ok ? finish(`${before}${date.canonical}${after}`) : date;
}

/** The day, month or year next to the date: `before April 2014` is March 2014 or earlier. */
function beside(text: string, step: -1 | 1): HumanDate {
  const date = single(text);
  if (!date.ok) return date;
  if (date.approximate || date.uncertain)
    return fail('“Before” and “after” need a date without “about” or “?”.');
  const edge = step < 0 ? date.earliest : date.latest;
  if (edge === null) return fail(notADate(text));
  const { year, month, day } = calendarDay(edge + step);
  const digits = (value: number, length: number): string => String(value).padStart(length, '0');
  const parts = [digits(year, 4)];
  if (date.precision === 'day' || date.precision === 'month') parts.push(digits(month, 2));
  if (date.precision === 'season') parts.push(digits(month, 2));
  if (date.precision === 'day') parts.push(digits(day, 2));
  const neighbour = parts.join('-');
  return finish(step < 0 ? `[..${neighbour}]` : `[${neighbour}..]`);
}
