/**
 * Other spellings of a transliterated name. Folding alone makes Dāʿish `daish`, which "daesh" does not find. Folding
 * `ae` and `ai` into one would find it, and would also find every raid for "Raed" and every ambassador for "Saad". So
 * only the words that one searches for are spelt in other ways; only from five letters on, and another spelling
 * counts only at the beginning of a word.
 */

/** Spellings of the same sound; each stands for the others. The first group is tried first. */
const SOUNDS: readonly (readonly string[])[] = [
  ['ae', 'ai', 'ay', 'ei', 'ey'],
  ['ou', 'oo', 'u'],
];

const SHORTEST = 5;
const MOST = 16;
const SOUND = /ae|ai|ay|ei|ey|ou|oo|u/g;

/** Spellings other than the word itself (folded), at the most 16; none for short words and words without such a sound. */
export function otherSpellings(word: string): string[] {
  if (word.length < SHORTEST || !/^[a-z-]+$/.test(word)) return [];
  let spellings = [''];
  let from = 0;
  for (const match of word.matchAll(SOUND)) {
    const between = word.slice(from, match.index);
    const sounds = SOUNDS.find((group) => group.includes(match[0])) ?? [match[0]];
    if (spellings.length * sounds.length > MOST + 1) break;
    spellings = spellings.flatMap((start) => sounds.map((sound) => start + between + sound));
    from = match.index + match[0].length;
  }
  return spellings.map((start) => start + word.slice(from)).filter((spelling) => spelling !== word);
}
