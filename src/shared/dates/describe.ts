/** EDTF in words, for people: never more exact than the date is. */
import { monthNames, seasonNames } from './calendar.ts';
import { parseEdtf, type Edtf, type EdtfMember, type EdtfPart } from './edtf.ts';

/** Other words for one date without marks of doubt; null = the usual ones. */
export type PartWords = (part: EdtfPart) => string | null;

const usual: PartWords = () => null;

/** Text that is no EDTF comes back as it is. */
export function describeEdtf(edtf: string): string {
  const date = parseEdtf(edtf);
  return date.ok ? describeDate(date) : edtf;
}

export function describeDate(date: Edtf, wordsOf: PartWords = usual): string {
  switch (date.kind) {
    case 'still-open':
      return 'still open';
    case 'date':
      return describeMember(date.members[0], wordsOf);
    case 'interval':
      return describeInterval(date, wordsOf);
    case 'one-of':
      return date.members.map((member) => describeChoice(member, wordsOf)).join(' or ');
    case 'all-of':
      return date.members.map((member) => describeMember(member, wordsOf)).join(' and ');
  }
}

function describeInterval(date: Edtf, wordsOf: PartWords): string {
  const { start, end } = date.members[0] ?? { start: null, end: null };
  if (start && end) return describeRange(start, end, wordsOf);
  if (start)
    return date.unknownEnd
      ? `from ${describePart(start, wordsOf)}, end unknown`
      : `since ${describePart(start, wordsOf)}`;
  if (end)
    return date.unknownStart
      ? `until ${describePart(end, wordsOf)}, start unknown`
      : `until ${describePart(end, wordsOf)}`;
  return date.canonical;
}

function describeMember(member: EdtfMember | undefined, wordsOf: PartWords): string {
  const { start, end } = member ?? { start: null, end: null };
  if (start && end)
    return start === end ? describePart(start, wordsOf) : describeRange(start, end, wordsOf);
  if (start) return `${describePart(start, wordsOf)} or later`;
  return end ? `${describePart(end, wordsOf)} or earlier` : '';
}

/** `[2014..2016]` is one time in between, and no stretch of time. */
function describeChoice(member: EdtfMember, wordsOf: PartWords): string {
  const { start, end } = member;
  if (!start || !end || start === end) return describeMember(member, wordsOf);
  return `between ${describePart(start, wordsOf)} and ${describePart(end, wordsOf)}`;
}

function describeRange(start: EdtfPart, end: EdtfPart, wordsOf: PartWords): string {
  const plain = !isMarked(start) && !isMarked(end) && wordsOf(start) === null;
  if (plain && start.precision === 'day' && end.precision === 'day' && start.year === end.year) {
    if (start.month === end.month) return `${Number(start.day)} to ${describePart(end, wordsOf)}`;
    return `${Number(start.day)} ${monthName(start.month)} to ${describePart(end, wordsOf)}`;
  }
  return `${describePart(start, wordsOf)} to ${describePart(end, wordsOf)}`;
}

const isMarked = (part: EdtfPart): boolean => part.approximate || part.uncertain;
const monthName = (month: string | undefined): string | undefined => monthNames[Number(month) - 1];

function describePart(part: EdtfPart, wordsOf: PartWords): string {
  const words = wordsOf(part) ?? plainPart(part);
  if (part.partlyMarked) return `${words} (partly ${markWords(part)})`;
  if (part.approximate && part.uncertain) return `about ${words} (uncertain)`;
  if (part.approximate) return `about ${words}`;
  return part.uncertain ? `${words} (uncertain)` : words;
}

function markWords(part: EdtfPart): string {
  if (part.approximate && part.uncertain) return 'approximate and uncertain';
  return part.approximate ? 'approximate' : 'uncertain';
}

function plainPart(part: EdtfPart): string {
  const year = yearWords(part.year);
  if (part.month === undefined) return year;
  const season = seasonNames.get(Number(part.month));
  if (season) return `${season} ${year}`;
  const month = monthName(part.month);
  const someMonth = part.month === 'XX' ? 'some month' : `some month (${part.month})`;
  if (part.day === undefined) return month ? `${month} ${year}` : `${someMonth} of ${year}`;
  if (part.day.includes('X')) {
    const someDay = part.day === 'XX' ? 'some day' : `some day (${part.day})`;
    if (month) return `${someDay} of ${month} ${year}`;
    return part.day === 'XX' && part.month === 'XX'
      ? `some day of ${year}`
      : `${someDay} in ${someMonth} of ${year}`;
  }
  const day = Number(part.day);
  return month ? `${day} ${month} ${year}` : `day ${day} in ${someMonth} of ${year}`;
}

function yearWords(year: string): string {
  if (!year.includes('X')) return year;
  const first = Number(year.replaceAll('X', '0'));
  if (year.endsWith('XX')) return `${first} to ${Number(year.replaceAll('X', '9'))} (some year)`;
  return `the ${first}s`;
}
