/** Does what stands before and after some words agree with what stood there when the passage was made? */
import search from 'approx-string-match';
import type { TextQuoteSelector } from '../model/passage.ts';
import { factsIn, isSame } from './facts.ts';

/**
 * `same`: to the letter. `near`: to the letter next to the words, and no fact further away has changed. `contradicts`: the same
 * sentence but for its numbers or names, as twins have it. `other`: something else, or too little to tell.
 */
export type Agreement = 'same' | 'near' | 'other' | 'contradicts';
export type Surroundings = { before: Agreement; after: Agreement };

/** Fewer letters than this may well be the same by chance. */
export const LEAST = 16;
/** So many letters of a hundred may differ in what is still the same sentence. */
const ALIKE = 40;

export const agrees = (agreement: Agreement): boolean =>
  agreement === 'same' || agreement === 'near';

/** Of the words from `start` to `end`. `english`: see `factsIn`. */
export function surroundingsOf(
  text: string,
  start: number,
  end: number,
  { prefix, suffix }: TextQuoteSelector,
  english: boolean,
): Surroundings {
  const before = text.slice(Math.max(0, start - prefix.length - LEAST), start);
  const after = text.slice(end, end + suffix.length + LEAST);
  return {
    before: compare(outwards(prefix, -1), outwards(before, -1), english),
    after: compare(outwards(suffix, 1), outwards(after, 1), english),
  };
}

/** What stands beside the words, read away from them. */
type Side = { text: string; step: 1 | -1 };
const outwards = (text: string, step: 1 | -1): Side => ({ text, step });
const letter = ({ text, step }: Side, at: number): string | undefined =>
  text.at(step === 1 ? at : -1 - at);

/** `found` reaches further out than `expected`, unless the text begins or ends there. */
function compare(expected: Side, found: Side, english: boolean): Agreement {
  const { length } = expected.text;
  let run = 0;
  while (run < length && letter(expected, run) === letter(found, run)) run++;
  if (run === length && (length >= LEAST || found.text.length === length)) return 'same';
  if (length < LEAST) return 'other';
  const isAlike =
    run >= LEAST ||
    search(found.text, expected.text, Math.floor((length * ALIKE) / 100)).length > 0;
  if (!isAlike) return 'other';
  const stated = factsOutwards(expected, english);
  if (!isSame(stated, factsOutwards(found, english).slice(0, stated.length))) return 'contradicts';
  return run >= LEAST ? 'near' : 'other';
}

const factsOutwards = ({ text, step }: Side, english: boolean): string[] =>
  step === 1 ? factsIn(text, english) : factsIn(text, english).toReversed();
