/** Finds a passage whose words have been edited a little, where its surroundings still stand on both sides. */
import search from 'approx-string-match';
import type { Selectors } from '../model/passage.ts';
import { foldText, type FoldedText } from './folded-text.ts';
import { endsAt, occurrencesOf } from './occurrences.ts';
import { LEAST } from './surroundings.ts';

export type Stretch = { start: number; end: number };

/** So many letters of a hundred may differ, and never more than `MOST_ERRORS`. */
const ALIKE = 20;
const MOST_ERRORS = 200;
/** Surroundings that stand in more places than this say nothing. It also bounds the time. */
const MOST_PLACES = 200;

/**
 * All stretches between such surroundings whose letters are alike, whatever they state. Case, marks and white space do not count.
 * Null when there are too many places to look at. Indexes are those of the text that was folded.
 */
export function findEdited(text: FoldedText, selectors: Selectors): Stretch[] | null {
  const { quote, toldApartBy } = selectors;
  // Surroundings that told the passage from others must be there in full.
  const least = toldApartBy === 'words' ? LEAST : Infinity;
  const exact = foldText(quote.exact).text;
  const errors = Math.min(Math.floor((exact.length * ALIKE) / 100), MOST_ERRORS);
  const starts = endsOfPrefix(text.text, foldText(quote.prefix).text.slice(-least));
  if (starts === null) return null;
  const suffix = foldText(quote.suffix).text.slice(0, least);
  const found: Stretch[] = [];
  let places = 0;
  for (const start of starts) {
    const earliest = start + Math.max(1, exact.length - errors);
    for (const end of startsOfSuffix(text.text, suffix, earliest, start + exact.length + errors)) {
      places += 1;
      if (places > MOST_PLACES) return null;
      if (!isAlike(text.text.slice(start, end), exact, errors)) continue;
      found.push({ start: text.starts[start] ?? 0, end: text.starts[end] ?? 0 });
    }
  }
  return found;
}

/** What is shorter than `LEAST` can only be the beginning of the text. */
function endsOfPrefix(text: string, prefix: string): number[] | null {
  if (prefix.length < LEAST) return text.startsWith(prefix) ? [prefix.length] : [];
  return occurrencesOf(text, prefix)?.map((at) => at + prefix.length) ?? null;
}

/** What is shorter than `LEAST` can only be the end of the text. */
function* startsOfSuffix(
  text: string,
  suffix: string,
  earliest: number,
  latest: number,
): Generator<number, void, undefined> {
  if (suffix.length < LEAST) {
    const at = text.length - suffix.length;
    if (at >= earliest && at <= latest && endsAt(text, suffix, text.length)) yield at;
    return;
  }
  const window = text.slice(earliest, latest + suffix.length);
  for (let at = window.indexOf(suffix); at !== -1; at = window.indexOf(suffix, at + 1))
    yield earliest + at;
}

/** Letters that stand in no text: they keep the match from sliding along, so that there is one and not many. */
const FIRST = '\u0001';
const LAST = '\u0002';

function isAlike(found: string, exact: string, errors: number): boolean {
  const text = FIRST + found + LAST;
  return search(text, FIRST + exact + LAST, errors).some(
    (match) => match.errors + match.start + text.length - match.end <= errors,
  );
}
