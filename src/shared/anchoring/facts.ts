/**
 * The words of a passage that state its facts: numbers, names, negations, and what a number counts. A passage in which one of them
 * has changed says something else, however alike the letters are ("killed 12" and "killed 15", "Paktia" and "Paktika").
 */
import { fold } from '../text/fold.ts';

/** A sign or currency goes with its number, so that -5 is not 5; commas and points within it are kept as they stand. */
const TOKEN =
  /[-−+<>≤≥~≈±]?\p{Sc}?\p{N}(?:[\p{N}\p{L}\p{M}]|[.,:/٫٬’'–-](?=\p{N}))*|[%‰\p{Sc}]|\p{L}[\p{L}\p{M}\p{N}'’]*/gu;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** English, in the spelling that `fold` leaves. Negations, numbers, bounds, fates, and how sure somebody is. */
const STATES_A_FACT = words(
  `no not never none nobody nothing nowhere nor neither cannot cant wont without hardly barely scarcely except unless despite
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
  billions dozen dozens score scores half halves quarter quarters third thirds first second fourth fifth sixth seventh eighth
  ninth tenth eleventh twelfth once twice thrice single double twin triple pair couple both several many few some all most more
  less least fewer other others another each every any percent per
  over under above below about around nearly almost approximately roughly only just up down between before after until since
  killed kill kills dead died die deaths death fatalities fatality injured injuries wounded wounds missing captured arrested
  detained kidnapped abducted released survived survivors surrendered escaped casualties
  claimed claims denied denies deny alleged allegedly confirmed confirms rejected rejects suspected reported reportedly
  likely may might could would should probably possibly perhaps failed fails refused false true`,
);
/** Negation by the beginning or the end of a word. It catches more than that; then a passage is given up that could be kept. */
const MAY_NEGATE = /^(?:un|in|im|il|ir|dis|mis|non|anti|counter|ex)|less$/;
const NEGATED_VERB = /n['’]t$/i;
/** Common and only English: where they are rare the text is in another language, whose facts are not known by list. */
const ENGLISH = words('the and of to was were that with from for by which had has been this their');
/** Capitals of these only mean that a sentence begins. */
const NO_NAMES = words(
  'the a an and of to was were that with from for by which had has been this their in on at it its he she they as when while but',
);
const LATIN = /^[a-z]+$/;

/**
 * Every word that may not change, folded, in order. In text that is not English that is every word: which of its words negate or
 * count is not known here.
 */
export function factsIn(text: string, english: boolean): string[] {
  const facts: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (/\p{N}/u.test(token)) {
      facts.push(plainNumber(token));
    } else {
      const word = fold(token) || token;
      if (!english || isFact(token, word)) facts.push(word);
    }
  }
  return facts;
}

/** Digits of every script are the same; whatever else stands in a number stays. */
const plainNumber = (token: string): string =>
  token.toLowerCase().replace(/[٠-٩۰-۹]/g, (digit) => fold(digit));

function isFact(token: string, word: string): boolean {
  if (STATES_A_FACT.has(word) || MAY_NEGATE.test(word) || NEGATED_VERB.test(token)) return true;
  return !LATIN.test(word) || (/\p{Lu}/u.test(token) && !NO_NAMES.has(word));
}

/** One word in eight at the least is one that English can't do without. */
export function isEnglish(text: string): boolean {
  const all = text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  const known = all.filter((word) => ENGLISH.has(word.toLowerCase())).length;
  return known > 0 && known * 8 >= all.length;
}

export const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at]);
