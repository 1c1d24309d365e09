/** A name taken apart into words that are compared: folded, and by the sound of their consonants. */
import { fold } from '#shared/text/fold.ts';

const SHORTEST = 5;
const FEWEST_CONSONANTS = 3;

/** They hold sentences together and name nothing. */
const SMALL_WORDS = new Set('a an and at by for from in of on the to with'.split(' '));

/** The words of a text, folded, in their order. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
}

/**
 * What a folded word is compared by. Vowels, and consonants that are written double or not, differ from one
 * transliteration to the next: Muhammad, Mohamed; Khorasani, Khurasani; Hussein, Husayn. Short words and other scripts
 * stay as they are.
 */
export function soundKey(word: string): string {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return word;
  const key = word
    .replace(/q/g, 'k')
    .replace(/[aeiouwy]+/g, '')
    .replace(/(.)\1+/g, '$1');
  return key.length < FEWEST_CONSONANTS ? word : key;
}
