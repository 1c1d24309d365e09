/** Headings of plain text. A wrong heading makes all numbers below it wrong, so only what is set off clearly is one. */
import { endsSentence } from './sentences.ts';
import type { Group } from './text-lines.ts';

export type Heading = { level: number; words: string };

const EQUALS = /^(={1,6})\s*(\S.*?)\s*\1$/;
const SET_OFF = /^;\s*(\S.*)$/;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/;
const NUMBERED =
  /^(?:((?:\d{1,2}\.)+\d{0,2})|[IVXLC]{1,6}\.|(?:Chapter|Section|Part|Annex|Appendix)\s+[\dA-Z]+[.:]?)\s+\S/;
const OPEN_END = /[.,;:]["'”’»)]*$/;

const LONGEST_QUESTION = 200;
const LONGEST_NUMBERED = 100;
const LONGEST_CAPITALS = 80;
const LONGEST_LINE = 60;
const PARAGRAPH = 80;

export type HeadingAt = (groups: readonly Group[], at: number) => Heading | undefined;

/**
 * How this text marks its headings: with equals signs, as wikis export them; else with more blank lines above than below; else one
 * by one, by numbers, capitals, or a short line between two paragraphs.
 */
export function headingStyle(groups: readonly Group[]): HeadingAt {
  if (isWikiText(groups)) return () => undefined;
  const spaced = groups.filter((group, at) => at > 0 && isSpaced(group));
  const common: HeadingAt = (all, at) =>
    titleAt(all, at) ?? underlinedAt(all, at) ?? numberedAt(all, at);
  if (spaced.length >= 2) {
    return (all, at) =>
      common(all, at) ??
      (isSpaced(all[at]) ? { level: 2, words: single(all[at]) ?? '' } : undefined);
  }
  return (all, at) => common(all, at) ?? capitalsAt(all, at) ?? shortAt(all, at);
}

/** A line of a wiki's text that is a heading by itself; `level` is that of the heading above it. */
export function wikiHeading(line: string, level: number): Heading | undefined {
  const equals = EQUALS.exec(line);
  if (equals?.[1] && equals[2]) return { level: equals[1].length, words: equals[2] };
  const setOff = SET_OFF.exec(line);
  return setOff?.[1] ? { level: Math.min(level + 1, 6), words: setOff[1] } : undefined;
}

export const isWikiText = (groups: readonly Group[]): boolean =>
  groups.some(({ lines }) => lines.some((line) => EQUALS.test(line)));

const single = (group: Group | undefined): string | undefined =>
  group?.lines.length === 1 ? group.lines[0]?.trim() : undefined;

/** The first line, set off from a text that follows. */
const titleAt: HeadingAt = (groups, at) => {
  const words = single(groups[at]);
  const isFirst = at === 0 && groups.length > 1 && words !== undefined;
  return isFirst && words.length <= LONGEST_QUESTION && !OPEN_END.test(words)
    ? { level: 1, words }
    : undefined;
};

const underlinedAt: HeadingAt = (groups, at) => {
  const [words = '', line = '', ...rest] = groups[at]?.lines ?? [];
  if (rest.length > 0 || !UNDERLINE.test(line) || words.length > LONGEST_LINE * 2) return undefined;
  return { level: line.startsWith('=') ? 1 : 2, words: words.trim() };
};

const numberedAt: HeadingAt = (groups, at) => {
  const words = single(groups[at]) ?? '';
  const depth = depthOf(groups[at]);
  const isHeading =
    depth > 0 &&
    words.length <= LONGEST_NUMBERED &&
    !OPEN_END.test(words) &&
    groups[at + 1] !== undefined &&
    // A list whose items stand apart has such a line before it or behind it.
    depthOf(groups[at - 1]) !== depth &&
    depthOf(groups[at + 1]) !== depth;
  return isHeading ? { level: Math.min(depth + 1, 6), words } : undefined;
};

/** 2 for "1.2 More", 1 for "Chapter IV"; 0 for a line without such a number. */
function depthOf(group: Group | undefined): number {
  const match = NUMBERED.exec(group?.lines[0] ?? '');
  return match ? (match[1]?.split('.').filter(Boolean).length ?? 1) : 0;
}

function isSpaced(group: Group | undefined): boolean {
  const words = single(group) ?? '';
  if (!group || words === '' || words.length > LONGEST_QUESTION || OPEN_END.test(words))
    return false;
  return group.before >= 2 && group.after >= 1 && group.before > group.after;
}

const capitalsAt: HeadingAt = (groups, at) => {
  const words = single(groups[at]) ?? '';
  const isHeading =
    words.length <= LONGEST_CAPITALS &&
    /\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(words) &&
    !/\p{Ll}/u.test(words) &&
    !OPEN_END.test(words) &&
    groups[at + 1] !== undefined;
  return isHeading ? { level: 2, words } : undefined;
};

const shortAt: HeadingAt = (groups, at) => {
  const words = single(groups[at]) ?? '';
  const isHeading =
    words !== '' &&
    words.length <= LONGEST_LINE &&
    !/^[\p{Ll}\p{P}]/u.test(words) &&
    !endsSentence(words) &&
    !OPEN_END.test(words) &&
    isParagraph(groups[at - 1]) &&
    isParagraph(groups[at + 1]);
  return isHeading ? { level: 2, words } : undefined;
};

function isParagraph(group: Group | undefined): boolean {
  const last = group?.lines.at(-1);
  const length = group?.lines.reduce((sum, line) => sum + line.length, 0) ?? 0;
  return last !== undefined && length >= PARAGRAPH && endsSentence(last);
}
