/** Makes the words of a block fit for the text: NFC, line feeds, no control characters, no half characters. */
import type { Inline } from './pieces.ts';

/** Soft hyphens are no part of a word either: they only say where it may be divided. */
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad]/g;
const BREAKS = /\r\n?|[\x0c\u2028\u2029]/g;
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** White space at the ends goes; `preformatted` keeps the indentation of its first line. */
export function tidy({ text, marks }: Inline, isPreformatted = false): Inline {
  const cuts = new Set(marks.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b));
  const moved = new Map<number, number>();
  let clean = '';
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    clean += tidyText(text.slice(from, cut));
    moved.set(cut, clean.length);
    from = cut;
  }
  // A mark that begins with an accent of the letter before it: the two become one, and the marks after it are off by one.
  clean = clean.normalize('NFC');
  const lead = blankAtStart(clean, isPreformatted);
  const trimmed = clean.slice(lead).trimEnd();
  const place = (old: number): number =>
    Math.min(Math.max((moved.get(old) ?? 0) - lead, 0), trimmed.length);
  return {
    text: trimmed,
    marks: marks
      .map(({ start, end, kind }) => ({ start: place(start), end: place(end), kind }))
      .filter(({ start, end }) => start < end),
  };
}

export const tidyText = (text: string): string =>
  text.replace(BREAKS, '\n').replace(CONTROLS, '').replace(HALF, '\ufffd').normalize('NFC');

const blankAtStart = (text: string, isPreformatted: boolean): number =>
  (isPreformatted ? /^(?:[^\S\n]*\n)*/ : /^\s*/).exec(text)?.[0].length ?? 0;
