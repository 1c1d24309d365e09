/** Pieces of text, and footnotes, as Markdown. */
import { noteParts, type NotePart } from '#shared/report/footnote-words.ts';
import type { Footnote } from '#shared/report/footnote.ts';
import type { Inline } from '#shared/report/report.ts';
import { isOpenable } from '../printable.ts';
import { addressOf, codeInCell, codeSpan, escapeMarkdown, isolatedMarkdown } from './escape.ts';

/** How a line break is written: in a paragraph, a cell of a table, a heading. */
export const breaks = { paragraph: '\\\n', cell: '<br>', heading: ' ' } as const;
type Break = (typeof breaks)[keyof typeof breaks];

export const inlinesMarkdown = (inlines: readonly Inline[], lines: Break): string =>
  inlines.map((inline) => inlineMarkdown(inline, lines)).join('');

function inlineMarkdown(inline: Inline, lines: Break): string {
  switch (inline.kind) {
    case 'text':
      return toned(inline.text, inline.tone, lines);
    case 'link':
      return linkMarkdown(inline.text, inline.url);
    case 'break':
      return lines;
    case 'count':
    case 'sum':
      return escapeMarkdown(inline.text);
    case 'label':
      return plain(inline.text, lines);
    case 'mark':
      return noteMark(inline.note);
    case 'value':
      return `${inline.pieces.map(({ text }) => plain(text, lines)).join('')}${noteMark(inline.note)}`;
  }
}

const plain = (text: string, lines: string = ' '): string =>
  isolatedMarkdown(text, escapeMarkdown(text, lines));

const MARKS = { strong: '**', emphasis: '*', struck: '~~' } as const;

/** Marks stand at the words, not at the spaces around them: only so they count. */
function toned(
  text: string,
  tone: Extract<Inline, { kind: 'text' }>['tone'],
  lines: string,
): string {
  if (tone === 'code') return lines === breaks.cell ? codeInCell(text) : codeSpan(text);
  const words = text.trim();
  if (tone === undefined || tone === 'quiet' || words === '') return plain(text, lines);
  const [before = '', after = ''] = text.split(words);
  return `${before}${MARKS[tone]}${plain(words, lines)}${MARKS[tone]}${after}`;
}

function linkMarkdown(text: string, url: string): string {
  if (!isOpenable(url)) return plain(text === url ? text : `${text} (${url})`);
  return `[${plain(text)}](<${addressOf(url)}>)`;
}

export const noteMark = (note: number): string => `[^${note}]`;

/** One line: `[^12]: …` */
export const footnoteMarkdown = (footnote: Footnote): string =>
  `${noteMark(footnote.number)}: ${noteParts(footnote).map(partMarkdown).join('')}`;

function partMarkdown(part: NotePart): string {
  switch (part.kind) {
    case 'text':
    case 'value':
      return plain(part.text);
    case 'source':
    case 'quote':
      return `“${plain(part.text)}”`;
    case 'notes':
      return part.from === part.to
        ? noteMark(part.from)
        : `${noteMark(part.from)}–${noteMark(part.to)}`;
    case 'ids':
      return ` ${part.ids.map(codeSpan).join(' ')}`;
  }
}
