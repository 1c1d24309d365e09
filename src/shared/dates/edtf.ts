/** EDTF (ISO 8601-2) as the program uses it: one date, an interval, a set, or `..` alone for "still open". */
import { fail, parsePart, type EdtfFailure, type EdtfPart, type Precision } from './edtf-part.ts';

export type { EdtfFailure, EdtfPart, Precision } from './edtf-part.ts';

/** First and last day number, inclusive; infinite where there is no such day. */
export type Span = readonly [from: number, to: number];

/** One piece of a set. null = open. */
export type EdtfMember = { start: EdtfPart | null; end: EdtfPart | null };

export type Edtf = {
  ok: true;
  kind: 'date' | 'interval' | 'one-of' | 'all-of' | 'still-open';
  /** The same date in one spelling. Parsing it again answers the same. */
  canonical: string;
  /** Day numbers (0 = 1970-01-01 UTC), inclusive; null where the end is open or unknown. */
  earliest: number | null;
  latest: number | null;
  /** `..`: it goes on, or has no end that matters. Apart from unknown: there is an end that nobody knows. */
  openStart: boolean;
  openEnd: boolean;
  unknownStart: boolean;
  unknownEnd: boolean;
  approximate: boolean;
  uncertain: boolean;
  /** Of the coarsest date in it; null for `..`. */
  precision: Precision | null;
  /** In order of writing: one for a date or an interval, one a piece for a set. */
  members: readonly EdtfMember[];
  spans: readonly Span[];
};

const LONGEST = 200;
const MOST_MEMBERS = 40;

const PRECISIONS: readonly Precision[] = [
  'day',
  'month',
  'season',
  'year',
  'decade',
  'century',
  'millennium',
];

const NO_TIMES = 'A date holds no time of day. Write the day alone, as in 2017-04-13.';
const BACKWARDS = 'The start is later than the end.';

/** Reads EDTF. The message of a failure says what is wrong, in words for the user. */
export function parseEdtf(text: string): Edtf | EdtfFailure {
  if (text.length > LONGEST) return fail(`A date is at the most ${LONGEST} characters long.`);
  const tidy = text.trim().replace(/x/g, 'X');
  if (tidy === '') return fail('There is no date.');
  if (tidy === '..') return stillOpen;
  if (/\dT\d/i.test(tidy)) return fail(NO_TIMES);
  if (/^\[.*\]$/.test(tidy)) return parseSet(tidy, 'one-of');
  if (/^\{.*\}$/.test(tidy)) return parseSet(tidy, 'all-of');
  if (tidy.includes('/')) return parseInterval(tidy);
  if (/^[-Y]/i.test(tidy)) return fail('Years run from 0100 to 9999.');
  const part = parsePart(tidy);
  return part.ok ? build('date', part.canonical, [{ start: part, end: part }], {}) : part;
}

function parseInterval(text: string): Edtf | EdtfFailure {
  const sides = text.split('/').map((side) => side.trim());
  const [left, right] = sides;
  if (sides.length !== 2 || left === undefined || right === undefined) {
    return fail('An interval has one “/”, between its start and its end.');
  }
  const isDate = (side: string): boolean => side !== '' && side !== '..';
  if (!isDate(left) && !isDate(right)) return fail('An interval needs a start or an end.');
  const start = isDate(left) ? parsePart(left) : null;
  if (start && !start.ok) return start;
  const end = isDate(right) ? parsePart(right) : null;
  if (end && !end.ok) return end;
  if (start && end && start.earliest > end.latest) return fail(BACKWARDS);
  return build('interval', `${left}/${right}`, [{ start, end }], {
    openStart: left === '..',
    openEnd: right === '..',
    unknownStart: left === '',
    unknownEnd: right === '',
  });
}

function parseSet(text: string, kind: 'one-of' | 'all-of'): Edtf | EdtfFailure {
  const pieces = text
    .slice(1, -1)
    .split(',')
    .map((piece) => piece.trim());
  if (pieces.length > MOST_MEMBERS) return fail(`A set has at the most ${MOST_MEMBERS} dates.`);
  const members: EdtfMember[] = [];
  for (const [index, piece] of pieces.entries()) {
    const member = parseMember(piece, index === 0, index === pieces.length - 1);
    if ('ok' in member) return member;
    members.push(member);
  }
  const canonical = `${text.slice(0, 1)}${pieces.join(',')}${text.slice(-1)}`;
  return build(kind, canonical, members, {
    openStart: members.some((member) => member.start === null),
    openEnd: members.some((member) => member.end === null),
  });
}

function parseMember(piece: string, first: boolean, last: boolean): EdtfMember | EdtfFailure {
  const at = piece.indexOf('..');
  if (at < 0) {
    const part = parsePart(piece);
    return part.ok ? { start: part, end: part } : part;
  }
  const left = piece.slice(0, at);
  const right = piece.slice(at + 2);
  if ((left === '' && right === '') || (left === '' && !first) || (right === '' && !last)) {
    return fail('In a set, “..” stands before the first date, after the last, or between two.');
  }
  const start = left === '' ? null : parsePart(left);
  if (start && !start.ok) return start;
  const end = right === '' ? null : parsePart(right);
  if (end && !end.ok) return end;
  if (start && end && start.earliest > end.latest) return fail(BACKWARDS);
  return { start, end };
}

type Ends = {
  openStart?: boolean;
  openEnd?: boolean;
  unknownStart?: boolean;
  unknownEnd?: boolean;
};

function build(kind: Edtf['kind'], canonical: string, members: EdtfMember[], ends: Ends): Edtf {
  const parts = members.flatMap(({ start, end }) => [start, end]).filter((part) => part !== null);
  const spans = members.map(({ start, end }): Span => [
    start ? start.earliest : -Infinity,
    end ? end.latest : Infinity,
  ]);
  const low = Math.min(...spans.map((span) => span[0]));
  const high = Math.max(...spans.map((span) => span[1]));
  const coarsest = Math.max(...parts.map((part) => PRECISIONS.indexOf(part.precision)));
  return {
    ok: true,
    kind,
    canonical,
    earliest: Number.isFinite(low) ? low : null,
    latest: Number.isFinite(high) ? high : null,
    openStart: ends.openStart ?? false,
    openEnd: ends.openEnd ?? false,
    unknownStart: ends.unknownStart ?? false,
    unknownEnd: ends.unknownEnd ?? false,
    approximate: parts.some((part) => part.approximate),
    uncertain: parts.some((part) => part.uncertain),
    precision: PRECISIONS[coarsest] ?? null,
    members,
    spans,
  };
}

/** Our own extension, for fields that hold an end: it has not come yet, so it lies after every day there is. */
const stillOpen: Edtf = {
  ok: true,
  kind: 'still-open',
  canonical: '..',
  earliest: null,
  latest: null,
  openStart: false,
  openEnd: true,
  unknownStart: false,
  unknownEnd: false,
  approximate: false,
  uncertain: false,
  precision: null,
  members: [],
  spans: [[Infinity, Infinity]],
};
