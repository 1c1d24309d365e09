/** A name taken apart into words that are compared: folded, and by the sound of their consonants. */
import { fold } from '#shared/text/fold.ts';

const SHORTEST = 5;
const FEWEST_CONSONANTS = 3;

/** They hold sentences together and name nothing. */
const SMALL_WORDS = new Set('a an and at by for from in of on the to with'.split(' '));

/** The words of a text, folded, in their order. */
export function wordsIn(text: string): string[] {
  const folded = fold(text);
  // Unicode classes are slow; most names are written in ASCII once they are folded.
  const words = folded.match(/[^\x00-\x7f]/) ? folded.match(ANY_WORD) : folded.match(ASCII_WORD);
  return words?.filter((word) => !SMALL_WORDS.has(word)) ?? [];
}

const ANY_WORD = /[\p{L}\p{N}]+/gu;
const ASCII_WORD = /[a-z0-9]+/g;

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
