/** Where two texts differ, by whole words: a letter taken out of an Arabic word would change the shapes of its neighbours. */

/** `before` and `after` stand between what both begin with and what both end with. */
export type Difference = { start: string; before: string; after: string; end: string };

export function differenceOf(before: string, after: string): Difference {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const join = (words: string[], from: number, to: number): string =>
    words.slice(from, to).join('');
  return {
    start: join(old, 0, start),
    before: join(old, start, old.length - end),
    after: join(now, start, now.length - end),
    end: join(old, old.length - end, old.length),
  };
}

/** Words and the white space between them; together they are the text. */
const wordsOf = (text: string): string[] => text.match(/\s+|\S+/gu) ?? [];

const CONTEXT = 40;

/** The end of what comes before a difference, and the beginning of what comes after: as much as tells the place. */
export const lastWords = (text: string): string =>
  text.length <= CONTEXT ? text : `…${text.slice(-CONTEXT).replace(/^\S*\s+/u, '')}`;
export const firstWords = (text: string): string =>
  text.length <= CONTEXT ? text : `${text.slice(0, CONTEXT).replace(/\s+\S*$/u, '')}…`;
