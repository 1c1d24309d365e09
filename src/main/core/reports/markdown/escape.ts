/** Text of a dossier made harmless for Markdown (CommonMark with GitHub's tables and footnotes): it reads as it is. */
import { directionOf } from '#shared/text/direction.ts';
import { printable } from '../printable.ts';

/** Signs that mean something anywhere in a line. */
const SIGNS = /[\\`*_[\]<>#|~&^$]/gu;
/** Those that mean something at the beginning of a line only. */
const FIRST = /^(?<before>\s*)(?<sign>[-+=:]|\d+(?=[.)]))/u;

/** `lines`: how a line break is written; ' ' where a line may not end, as in headings. */
export function escapeMarkdown(text: string, lines = ' '): string {
  const parts = printable(text).replaceAll('\t', ' ').split('\n');
  return parts.map((line) => line.replace(SIGNS, String.raw`\$&`)).join(lines);
}

/** The whole of a paragraph: what stands at the beginning of a line opens no list and no underline of a heading. */
export const paragraphOf = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => guarded(line.trimStart()))
    .join('\n');

function guarded(line: string): string {
  const found = FIRST.exec(line);
  if (!found?.groups) return line;
  const { sign = '' } = found.groups;
  const isNumber = /\d/u.test(sign);
  return isNumber ? line.replace(sign, `${sign}\\`) : `\\${line}`;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Markdown has no element for it, Unicode has: so that what runs from right to left disturbs nothing beside it. */
export const isolatedMarkdown = (text: string, markdown: string): string =>
  directionOf(text) === 'rtl' ? `${FIRST_STRONG_ISOLATE}${markdown}${POP_ISOLATE}` : markdown;

/** Cells of a table end at a bar, in code too; one behind a backslash can't be had in code at all. */
export const codeInCell = (text: string): string =>
  text.includes(String.raw`\|`)
    ? escapeMarkdown(text)
    : codeSpan(text).replaceAll('|', String.raw`\|`);

/** Code with a fence that is longer than any in it. */
export function codeSpan(text: string): string {
  const tidy = printable(text).replaceAll('\n', ' ');
  const fence = '`'.repeat(longestRun(tidy) + 1);
  return `${fence}${/^`|`$/u.test(tidy) ? ` ${tidy} ` : tidy}${fence}`;
}

export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${printable(text)}\n${fence}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));

/** For `(<…>)` of a link. */
export const addressOf = (url: string): string =>
  url.replaceAll('&', '&amp;').replace(/[<>\\|]/gu, (sign) => encodeURIComponent(sign));
