/** Makes the selectors of a passage: its words, what stands around them, and where. */
import { AppError } from '../contract/errors.ts';
import { LONGEST_QUOTE, type Selectors, type ToldApartBy } from '../model/passage.ts';
import { boundaryFrom, codePointsOf } from './code-points.ts';
import { endsAt, occurrencesOf } from './occurrences.ts';

/** In UTF-16 code units, on each side. More than the first only where the same words stand elsewhere in the same surroundings. */
const LENGTHS = [32, 64, 128, 256] as const;
/** So much is added to get to the end of a word: half a number would be another number. */
const REST_OF_WORD = 24;

/**
 * `start` and `end` are indexes of `text`; both move outwards where they would cut a character in two. Throws `invalid_input` for an
 * empty or too long stretch, or one that is not within the text.
 */
export function selectorsFor(text: string, start: number, end: number): Selectors {
  const isWithin = Number.isInteger(start) && Number.isInteger(end) && start >= 0;
  if (!isWithin || start >= end || end > text.length) {
    throw new AppError(
      'invalid_input',
      'Nothing is selected in this text. Select some words first.',
    );
  }
  const from = boundaryFrom(text, start, -1);
  const to = boundaryFrom(text, end, 1);
  if (to - from > LONGEST_QUOTE) {
    throw new AppError(
      'invalid_input',
      `The selection has ${to - from} characters, and ${LONGEST_QUOTE} is the most. Select less.`,
    );
  }
  const { prefix, suffix, toldApartBy } = surroundingsFor(text, from, to);
  const points = codePointsOf(text);
  return {
    quote: { exact: text.slice(from, to), prefix, suffix },
    position: { start: points.toPoint(from), end: points.toPoint(to) },
    toldApartBy,
  };
}

type Surroundings = { prefix: string; suffix: string };

function surroundingsFor(
  text: string,
  from: number,
  to: number,
): Surroundings & { toldApartBy: ToldApartBy } {
  const ofLength = (length: number): Surroundings => ({
    prefix: text.slice(wordBoundary(text, Math.max(0, from - length), -1), from),
    suffix: text.slice(to, wordBoundary(text, Math.min(text.length, to + length), 1)),
  });
  const shortest = ofLength(LENGTHS[0]);
  const plain = withoutBreaks(text);
  const others = occurrencesOf(plain, plain.slice(from, to))?.filter((at) => at !== from);
  if (others?.length === 0) return { ...shortest, toldApartBy: 'words' };
  const isToldApart = ({ prefix, suffix }: Surroundings): boolean =>
    others?.every(
      (at) =>
        !endsAt(plain, withoutBreaks(prefix), at) ||
        !plain.startsWith(withoutBreaks(suffix), at + to - from),
    ) ?? false;
  const enough = LENGTHS.map(ofLength).find(isToldApart);
  return enough
    ? { ...enough, toldApartBy: 'surroundings' }
    : { ...ofLength(LENGTHS[3]), toldApartBy: 'position' };
}

/** A line break is no difference that another version of a document would keep. */
const withoutBreaks = (text: string): string => text.replace(/\s/g, ' ');

/** The nearest end of a word in the direction of `step`; where that is far, the nearest end of a character. */
function wordBoundary(text: string, index: number, step: 1 | -1): number {
  const inWord = step === 1 ? 0 : -1;
  for (let at = index; Math.abs(at - index) <= REST_OF_WORD; at += step)
    if (at <= 0 || at >= text.length || /\s/.test(text[at + inWord] ?? '')) return at;
  return boundaryFrom(text, index, -step as 1 | -1);
}
