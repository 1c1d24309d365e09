/** Finds words in the text of a document, folded as searches of records are. */
import type { FoldedText } from '../anchoring/folded-text.ts';
import { fold } from '../text/fold.ts';
import { otherSpellings } from '../text/spellings.ts';

/** Indexes of the text, in UTF-16 code units; `end` is the first one after. */
export type Hit = [start: number, end: number];

/**
 * As one phrase, over the ends of lines and blocks as well; a single word also in its other spellings, where a word begins with
 * them. Hits do not overlap. `total` counts all of them, `hits` holds the first `most`, in order.
 */
export function findWords(
  { text, starts }: FoldedText,
  words: string,
  most: number,
): { hits: Hit[]; total: number } {
  const phrase = fold(words);
  if (phrase === '') return { hits: [], total: 0 };
  const found = placesOf(text, phrase);
  for (const spelling of otherSpellings(phrase))
    for (const place of placesOf(text, spelling))
      if (isWordStart(text, place[0])) found.push(place);
  const apart = withoutOverlaps(found);
  const toText = ([start, end]: Hit): Hit => [starts[start] ?? 0, starts[end] ?? 0];
  return { hits: apart.slice(0, most).map(toText), total: apart.length };
}

function placesOf(text: string, words: string): Hit[] {
  const places: Hit[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    places.push([at, at + words.length]);
  return places;
}

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');

/** One spelling may be the beginning of another. */
function withoutOverlaps(places: Hit[]): Hit[] {
  const sorted = places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return sorted.filter((place) => {
    const isApart = place[0] >= end;
    if (isApart) [, end] = place;
    return isApart;
  });
}
