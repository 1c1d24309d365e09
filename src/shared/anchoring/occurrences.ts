/** Where some words stand in a text, to the letter; bounded also where the text is made to be slow to search. */

/** Searching for long periodic words takes time with the square of their length; for this many letters it does not matter. */
const NEEDLE = 128;
/** Words that stand in more places than this say nothing about where they belong. */
export const MOST_OCCURRENCES = 1_000;
const MOST_TRIES = 10_000;

/** In order; occurrences may overlap. Null when there are more than `MOST_OCCURRENCES`, or as good as. */
export function occurrencesOf(text: string, words: string): number[] | null {
  const needle = words.slice(0, NEEDLE);
  const found: number[] = [];
  let tries = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    tries += 1;
    if (text.startsWith(words, at)) found.push(at);
    if (found.length > MOST_OCCURRENCES || tries > MOST_TRIES) return null;
  }
  return found;
}

export const endsAt = (text: string, words: string, end: number): boolean =>
  end >= words.length && text.startsWith(words, end - words.length);
