/** Quick search: every word has to occur somewhere in the record. Words in double quotes stay together. */
import { fold } from '#shared/text/fold.ts';
import { otherSpellings } from '#shared/text/spellings.ts';

/** One word or phrase. `text` may occur anywhere; a spelling only at the beginning of a word. */
export type Term = { text: string; spellings: readonly string[] };

/** No more terms than this; a pasted page is no search. */
const MOST_TERMS = 50;

/** A quote that is not closed yet, because somebody is typing, runs to the end. */
export function parseSearch(search: string): Term[] {
  const terms: Term[] = [];
  for (const match of search.replace(/[“”„«»]/g, '"').matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const phrase = match[1];
    const folded = fold(phrase ?? match[2] ?? '');
    // al-Baghdadi finds al Baghdadi; 2017-04 stays a date.
    const words = phrase === undefined ? folded.split(/\s+|(?<=\p{L})-(?=\p{L})/u) : [folded];
    for (const text of words) {
      if (text === '' || terms.some((term) => term.text === text)) continue;
      terms.push({ text, spellings: phrase === undefined ? otherSpellings(text) : [] });
    }
  }
  return terms.slice(0, MOST_TERMS);
}

export function matches(text: string, terms: readonly Term[]): boolean {
  return terms.every(
    (term) => text.includes(term.text) || term.spellings.some((one) => startsWord(text, one)),
  );
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Whatever matches `next` has matched `last`: the user typed on, and only the last result needs another look. */
export function narrows(next: readonly Term[], last: readonly Term[]): boolean {
  return last.every((old) =>
    next.some(
      (term) =>
        term.text.includes(old.text) &&
        term.spellings.every(
          (one) => one.includes(old.text) || old.spellings.some((other) => one.startsWith(other)),
        ),
    ),
  );
}
