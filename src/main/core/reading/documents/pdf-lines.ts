/** The pieces of text that pdf.js finds on a page, as lines in reading order. */
import { lowered, raised } from './small-figures.ts';

/** As pdf.js gives it; lengths in points. */
export type TextItem = {
  str: string;
  /** a, b, c, d, x, y: from the text's own space to the page. */
  transform: number[];
  width: number;
  height: number;
  /** The line ends behind it. */
  hasEOL: boolean;
};

export type Line = {
  text: string;
  /** Along the line, from its beginning; across the lines, upwards. In points. */
  left: number;
  right: number;
  up: number;
  size: number;
};

type Part = { text: string; left: number; right: number; up: number; size: number };

export function linesOf(items: readonly TextItem[]): Line[] {
  const lines: Line[] = [];
  let parts: Part[] = [];
  const endLine = (): void => {
    const line = lineOf(parts);
    if (line.text.trim() !== '') lines.push(line);
    parts = [];
  };
  for (const item of items) {
    const part = partOf(item);
    const [first] = parts;
    // A raised figure is still on the line.
    if (
      first &&
      part.text.trim() !== '' &&
      Math.abs(part.up - first.up) > Math.max(first.size, part.size)
    )
      endLine();
    if (part.text !== '') parts.push(part);
    if (item.hasEOL) endLine();
  }
  endLine();
  return lines;
}

function partOf({ str, transform, width, height }: TextItem): Part {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform;
  const scale = Math.hypot(a, b) || 1;
  const [cos, sin] = [a / scale, b / scale];
  const left = x * cos + y * sin;
  return {
    text: asLetters(str),
    left,
    right: left + width,
    up: y * cos - x * sin,
    size: height || scale,
  };
}

/**
 * Letters in the shapes that they have in a word, and ligatures, as PDF files hold them, are the plain letters again. Nothing else is
 * touched: NFKC would turn m² into m2.
 */
export const asLetters = (text: string): string =>
  text
    .replace(/[\ufe70-\ufe7f]/g, (mark) => mark.normalize('NFKC').slice(1))
    .replace(/[\ufb00-\ufb06\ufb1d-\ufdff\ufe80-\ufefc]+/g, (shapes) => shapes.normalize('NFKC'));

const RTL_LETTERS =
  /(?=\p{L})[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const isRtl = (text: string): boolean => text.search(RTL_LETTERS) !== -1;
/** Numbers run from left to right in every script. */
const isLtr = (text: string): boolean => !isRtl(text) && /[\p{L}\p{N}]/u.test(text);

function lineOf(parts: readonly Part[]): Line {
  const letters = parts
    .map(({ text }) => text)
    .join('')
    .replace(/\P{L}/gu, '');
  const rtl = letters.match(RTL_LETTERS)?.length ?? 0;
  const isRightToLeft = rtl * 2 >= letters.length;
  const ordered = rtl === 0 ? parts : inReadingOrder(parts, isRightToLeft);
  const inked = parts.filter(({ text }) => text.trim() !== '');
  const { up, size } = inked.reduce((most, part) => (part.size > most.size ? part : most), NO_PART);
  return {
    text: ordered.map((part) => withSmallFigures(part, up, size)).join(''),
    left: Math.min(...inked.map(({ left }) => left)),
    right: Math.max(...inked.map(({ right }) => right)),
    up,
    size,
  };
}

const NO_PART: Part = { text: '', left: 0, right: 0, up: 0, size: 0 };

/** The mark of a footnote behind a number must not become part of the number. */
function withSmallFigures(part: Part, up: number, size: number): string {
  const isSmall = part.size < size * 0.9 && /^\s*\d+\s*$/.test(part.text);
  if (!isSmall || Math.abs(part.up - up) < size * 0.1) return part.text;
  return part.up > up ? raised(part.text) : lowered(part.text);
}

/**
 * Some programs write each letter by itself, from left to right also where they are read from right to left. Where the parts stand on
 * the page tells the order; within a part pdf.js has put the letters right.
 */
function inReadingOrder(parts: readonly Part[], isRightToLeft: boolean): Part[] {
  const sorted = parts.toSorted((a, b) => a.left - b.left);
  const isOpposite = ({ text }: Part): boolean => (isRightToLeft ? isLtr(text) : isRtl(text));
  const isNeutral = ({ text }: Part): boolean => !isLtr(text) && !isRtl(text);
  const line = isRightToLeft ? sorted.reverse() : sorted;
  const ordered: Part[] = [];
  for (let at = 0; at < line.length;) {
    let end = at;
    // What lies between two parts of the other direction goes with them.
    for (let next = at; next < line.length; next++) {
      const part = line[next];
      if (part && isOpposite(part)) end = next + 1;
      else if (!part || !isNeutral(part) || end === at) break;
    }
    if (end > at) ordered.push(...line.slice(at, end).reverse());
    else ordered.push(...line.slice(at, at + 1));
    at = Math.max(end, at + 1);
  }
  return ordered;
}
