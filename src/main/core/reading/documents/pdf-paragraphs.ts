/** The lines of a PDF's pages as paragraphs, by what the eye goes by: gaps, sizes, indents, and where a line ends early. */
import { directionOf } from '#shared/text/direction.ts';
import { joinLines, vocabularyOf, type Vocabulary } from './join-lines.ts';
import type { Line } from './pdf-lines.ts';
import { plain, type Piece } from './pieces.ts';
import { endsSentence } from './sentences.ts';

export type Page = { label: string; lines: Line[] };

/** So much larger than the body is a heading. */
const LARGER = 1.15;
const LONGEST_HEADING = 200;
/** So much more than the usual distance between lines is a gap. */
const GAP = 1.3;
/** Ends this part of the width before the others do. */
const EARLY = 0.15;

const BULLET = /^[•‣◦▪●○]\s*(?=\S)/;
const NUMBER = /^\(?(?:\d{1,3}|[a-z])[.)]\s+\S/;

export function piecesOfPages(pages: readonly Page[]): Piece[] {
  const all = pages.flatMap(({ lines }) => lines);
  const vocabulary = vocabularyOf(all.map(({ text }) => text));
  const levelOf = headingLevels(all);
  const pieces: Piece[] = [];
  for (const [at, { label, lines }] of pages.entries()) {
    if (at > 0) pieces.push({ kind: 'pageBreak', page: label });
    for (const paragraph of paragraphsOf(lines)) {
      pieces.push({ ...pieceOf(paragraph, levelOf, vocabulary), page: label });
    }
  }
  return pieces;
}

function paragraphsOf(lines: readonly Line[]): Line[][] {
  const distance = usualDistance(lines);
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && goesOn(open, line, distance)) open.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** The lower quartile, as gaps between paragraphs may be as many as those between lines. Infinite for a single line. */
function usualDistance(lines: readonly Line[]): number {
  const distances = lines
    .slice(1)
    .map((line, at) => (lines[at]?.up ?? 0) - line.up)
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 4)] ?? Infinity;
}

function goesOn(open: readonly Line[], line: Line, distance: number): boolean {
  const last = open.at(-1);
  if (!last || Math.abs(line.size - last.size) > last.size * 0.1) return false;
  const down = last.up - line.up;
  const isEnded = endsSentence(last.text);
  if (BULLET.test(line.text) || (isEnded && NUMBER.test(line.text))) return false;
  // Up again: the next column. A sentence goes on there, a new one begins a paragraph.
  if (down <= 0) return !isEnded && /^\p{Ll}/u.test(line.text);
  if (down > distance * GAP) return false;
  return !isEnded || !(endsEarly([...open, line], last) || isIndented(open, line));
}

/** Much before the right edge; or, for lines from right to left, the left one. */
function endsEarly(open: readonly Line[], last: Line): boolean {
  const left = Math.min(...open.map((line) => line.left));
  const right = Math.max(...open.map((line) => line.right));
  const rest = isRightToLeft(last) ? last.left - left : right - last.right;
  return rest > (right - left) * EARLY;
}

function isIndented(open: readonly Line[], line: Line): boolean {
  const edge = isRightToLeft(line)
    ? Math.max(...open.map(({ right }) => right)) - line.right
    : line.left - Math.min(...open.map(({ left }) => left));
  return edge > line.size * 0.8;
}

const isRightToLeft = ({ text }: Line): boolean => directionOf(text) === 'rtl';

type LevelOf = (size: number) => number | undefined;

/** The size of most letters is the body's. The larger ones are headings, the largest of level 1. */
function headingLevels(lines: readonly Line[]): LevelOf {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = round(size);
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [body] = [...letters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
  const larger = [...letters.keys()].filter((size) => size > body * LARGER).sort((a, b) => b - a);
  return (size) => {
    const at = larger.indexOf(round(size));
    return at === -1 ? undefined : Math.min(at + 1, 6);
  };
}

const round = (size: number): number => Math.round(size * 2) / 2;

function pieceOf(lines: readonly Line[], levelOf: LevelOf, vocabulary: Vocabulary): Piece {
  const text = joinLines(
    lines.map((line) => line.text.replace(/\s+/g, ' ').trim()),
    vocabulary,
  );
  const level = levelOf(lines[0]?.size ?? 0);
  if (level !== undefined && text.length <= LONGEST_HEADING)
    return { kind: 'heading', level, ...plain(text) };
  const bullet = BULLET.exec(text)?.[0];
  return bullet
    ? { kind: 'item', depth: 1, ...plain(text.slice(bullet.length)) }
    : { kind: 'paragraph', ...plain(text) };
}
