/** Pieces of text as runs of a Word document; the first pointer to a note is the footnote itself, later ones lead to it. */
import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import { noteParts, type NotePart } from '#shared/report/footnote-words.ts';
import type { Footnote } from '#shared/report/footnote.ts';
import type { Inline } from '#shared/report/report.ts';
import { directionOf } from '#shared/text/direction.ts';
import { isOpenable, printable } from '../printable.ts';

/** What was written so far. Word counts footnotes itself, in reading order, as our numbers do. */
export type Pen = { noted: Set<number>; lists: number };

type Look = Omit<IRunOptions, 'text' | 'children'>;

const MONO = 'Consolas';
export const QUIET = '5F656C';

export const inlineRuns = (
  inlines: readonly Inline[],
  pen: Pen,
  look: Look = {},
): ParagraphChild[] => inlines.flatMap((inline) => runsOf(inline, pen, look));

function runsOf(inline: Inline, pen: Pen, look: Look): ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return textRuns(inline.text, { ...look, ...toneLook(inline.tone) });
    case 'link':
      return linkRuns(inline.text, inline.url, look);
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'count':
    case 'label':
    case 'sum':
      return textRuns(inline.text, look);
    case 'mark':
      return [noteRun(inline.note, pen)];
    case 'value': {
      const tone = inline.quiet ? { color: QUIET } : {};
      const pieces = inline.pieces.flatMap(({ text, lang }) =>
        textRuns(text, { ...look, ...tone }, lang),
      );
      return [...pieces, noteRun(inline.note, pen)];
    }
  }
}

function toneLook(tone: Extract<Inline, { kind: 'text' }>['tone']): Look {
  switch (tone) {
    case 'strong':
      return { bold: true };
    case 'emphasis':
      return { italics: true };
    case 'struck':
      return { strike: true };
    case 'code':
      return { font: MONO };
    case 'quiet':
      return { color: QUIET };
    case undefined:
      return {};
  }
}

/** One run a line. What runs from right to left says so, with its language. */
export function textRuns(text: string, look: Look = {}, lang?: string): TextRun[] {
  return printable(text)
    .split('\n')
    .map((line, at) => {
      const isRtl = directionOf(line) === 'rtl';
      const language = lang === undefined ? {} : { language: languageOf(lang, isRtl) };
      const direction = isRtl ? { rightToLeft: true, ...complexLook(look) } : {};
      const turn = at === 0 ? {} : { break: 1 };
      return new TextRun({ ...look, ...direction, ...language, ...turn, text: line });
    });
}

/** Word has switches of their own for Arabic and its like. */
const complexLook = ({ bold, italics }: Look): Look => ({
  ...(bold ? { boldComplexScript: true } : {}),
  ...(italics ? { italicsComplexScript: true } : {}),
});

const languageOf = (lang: string, isRtl: boolean) =>
  isRtl ? { bidirectional: lang } : { value: lang };

function linkRuns(text: string, url: string, look: Look): ParagraphChild[] {
  if (!isOpenable(url)) return textRuns(text === url ? text : `${text} (${url})`, look);
  const children = textRuns(text, { ...look, style: 'Hyperlink' });
  return [new ExternalHyperlink({ link: printable(url), children })];
}

const anchorOf = (note: number): string => `note_${note}`;

export function noteRun(note: number, pen: Pen): ParagraphChild {
  if (pen.noted.has(note)) {
    const children = [new TextRun({ text: String(note), superScript: true })];
    return new InternalHyperlink({ anchor: anchorOf(note), children });
  }
  pen.noted.add(note);
  return new Bookmark({ id: anchorOf(note), children: [new FootnoteReferenceRun(note)] });
}

export const footnoteRuns = (footnote: Footnote): ParagraphChild[] =>
  noteParts(footnote).flatMap(partRuns);

function partRuns(part: NotePart): ParagraphChild[] {
  switch (part.kind) {
    case 'text':
    case 'value':
      return textRuns(part.text);
    case 'source':
    case 'quote':
      return [...textRuns('“'), ...textRuns(part.text), ...textRuns('”')];
    case 'notes':
      return part.from === part.to
        ? [noteLink(part.from)]
        : [noteLink(part.from), ...textRuns('–'), noteLink(part.to)];
    case 'ids':
      return textRuns(` ${part.ids.join(' ')}`, { font: MONO, size: 14, color: QUIET });
  }
}

const noteLink = (note: number): ParagraphChild =>
  new InternalHyperlink({ anchor: anchorOf(note), children: textRuns(String(note)) });
