/**
 * Finds a passage in a text that may have changed since. A wrong place is worse than none, so every doubt makes an orphan: the
 * passage is then listed with its old words, and a person decides.
 */
import type { Passage, TextQuoteSelector } from '../model/passage.ts';
import { codePointsOf, type CodePoints } from './code-points.ts';
import { factsIn, isEnglish, isSame } from './facts.ts';
import { foldText, type FoldedText } from './folded-text.ts';
import { findEdited, type Stretch } from './fuzzy.ts';
import { occurrencesOf } from './occurrences.ts';
import { agrees, surroundingsOf, type Surroundings } from './surroundings.ts';

/**
 * exact: the same words at the same place. moved: the same words elsewhere. fuzzy: the words were edited, and state the same
 * numbers, names and negations; show it as doubtful. `start` and `end` are indexes of the text.
 */
export type Anchored =
  | { how: 'exact' | 'moved' | 'fuzzy'; start: number; end: number }
  | { how: 'orphan'; why: WhyOrphan };

/**
 * gone: neither the words nor their surroundings stand there. elsewhere: the words stand there, between other words.
 * several: there are places that can't be told apart. changed: the place is there, and states something else.
 */
export type WhyOrphan = 'gone' | 'elsewhere' | 'several' | 'changed';

/** What is worked out once for a text, however many passages are looked for in it. */
export type AnchorText = {
  text: string;
  textHash: string;
  codePoints: () => CodePoints;
  folded: () => FoldedText;
};

/** What a test takes out, to see that it is needed. */
export type Guards = {
  keepsFacts: (quote: string, found: string, english: boolean) => boolean;
  surroundingsOf: typeof surroundingsOf;
};

export const GUARDS: Guards = {
  keepsFacts: (quote, found, english) => isSame(factsIn(quote, english), factsIn(found, english)),
  surroundingsOf,
};

/** Words as long as this are not the same by chance where they stand in one place only, then and now. */
const LONG = 32;

export function prepareText(text: string, textHash: string): AnchorText {
  return {
    text,
    textHash,
    codePoints: once(() => codePointsOf(text)),
    folded: once(() => foldText(text)),
  };
}

/** `textHash` is the SHA-256 of `text` as UTF-8. For many passages of one text: `prepareText` and `anchorIn`. */
export function anchor(text: string, textHash: string, passage: Selected): Anchored {
  return anchorIn(prepareText(text, textHash), passage);
}

/** Of a passage, all but its source. */
export type Selected = Omit<Passage, 'source'>;

export function anchorIn(within: AnchorText, passage: Selected, guards = GUARDS): Anchored {
  const { text } = within;
  const { quote } = passage;
  const { length } = quote.exact;
  const old = within.codePoints().toIndex(passage.position.start);
  const at = (start: number): Anchored => ({
    how: start === old ? 'exact' : 'moved',
    start,
    end: start + length,
  });
  if (within.textHash === passage.textHash && text.startsWith(quote.exact, old)) return at(old);
  const english = isEnglish(quote.prefix + quote.exact + quote.suffix);
  const judge = ({ start, end }: Stretch): Surroundings =>
    guards.surroundingsOf(text, start, end, quote, english);
  const starts = occurrencesOf(text, quote.exact);
  if (starts === null) return orphan('several');
  const places = starts.map((start) => ({ start, ...judge({ start, end: start + length }) }));
  const place = choose(text, places, passage, old);
  if (place === 'several') return orphan('several');
  if (place !== null) return at(place);
  const edited = findEdited(within.folded(), passage);
  if (edited === null) return orphan('several');
  const kept = edited.filter(
    (stretch) =>
      guards.keepsFacts(quote.exact, text.slice(stretch.start, stretch.end), english) &&
      !contradicts(judge(stretch)),
  );
  const [only] = kept;
  if (only === undefined) return orphan(whyNone(edited, places));
  if (kept.length > 1) return orphan('several');
  return text.slice(only.start, only.end) === quote.exact
    ? at(only.start)
    : { how: 'fuzzy', ...only };
}

type Place = Surroundings & { start: number };

/**
 * Both surroundings must agree, and where they were needed to tell the passage apart, to the letter. Long words that were and are in
 * one place only need one side; a whole paragraph needs none, as it may have moved away from its neighbours. Null: none will do.
 */
function choose(
  text: string,
  places: Place[],
  { toldApartBy, quote }: Selected,
  old: number,
): number | 'several' | null {
  const same = places.filter(({ before, after }) => before === 'same' && after === 'same');
  if (same.some(({ start }) => start === old)) return old;
  if (toldApartBy === 'position') return places.length > 0 ? 'several' : null;
  const isOpen = same.length === 0 && toldApartBy === 'words';
  const agreeing = isOpen ? places.filter(bothAgree) : same;
  const [place] = agreeing;
  if (place) return agreeing.length === 1 ? place.start : 'several';
  const [only] = places;
  if (!only || places.length > 1 || toldApartBy !== 'words' || quote.exact.length < LONG)
    return null;
  const oneAgrees = (agrees(only.before) || agrees(only.after)) && !contradicts(only);
  return oneAgrees || isWholeParagraph(text, only.start, quote) ? only.start : null;
}

/** It is one now, and was one. */
function isWholeParagraph(
  text: string,
  start: number,
  { exact, prefix, suffix }: TextQuoteSelector,
): boolean {
  const end = start + exact.length;
  const before = [prefix.at(-1), text[start - 1]];
  const after = [suffix[0], text[end]];
  return [...before, ...after].every((beside) => beside === undefined || beside === '\n');
}

const bothAgree = ({ before, after }: Surroundings): boolean => agrees(before) && agrees(after);
const contradicts = ({ before, after }: Surroundings): boolean =>
  before === 'contradicts' || after === 'contradicts';

const orphan = (why: WhyOrphan): Anchored => ({ how: 'orphan', why });

function whyNone(edited: Stretch[], places: Place[]): WhyOrphan {
  if (edited.length > 0) return 'changed';
  return places.length > 0 ? 'elsewhere' : 'gone';
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
