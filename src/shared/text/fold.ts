/** Folding: what is left of a text when case, diacritics and variants of the same letter do not matter. */

/** ʿ and ʾ in all the shapes in which they are typed, apostrophes, and letters that only join or stretch. */
const DROPPED = /[\p{M}ʿʾʻʼʹ'’‘`´\u02c8\u200b-\u200f\u2060\ufeff\u00ad\u061c\u0640\u202a-\u202e\u2066-\u2069]/gu;

/** NFKD leaves these as they are. Arabic letters: one shape for what Arabic, Persian, Pashto and Urdu keyboards type. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ς', 'σ'],
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ې', 'ی'],
  ['ۍ', 'ی'],
  ['ے', 'ی'],
  ['ك', 'ک'],
  ['ګ', 'گ'],
  ['ٱ', 'ا'],
  ['ة', 'ه'],
  ['ۃ', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ە', 'ه'],
]);

const MAPPED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu');
const DASHES = /[‐‑‒–—―−⁃﹘﹣－]/g;
const DIGITS = /[٠-٩۰-۹]/g;
// eslint-disable-next-line no-control-regex -- the whole of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Two texts that fold to the same are the same for search, filters and choices. Folding twice changes nothing.
 * Runs of white space become one space; the ends are trimmed. Dāʿish -> daish, Ḥaqqānī -> haqqani, كابل -> کابل, ۱۲ -> 12.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return tidy(text.toLowerCase().replace(/['`]/g, ''));
  return tidy(
    text
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      .replace(DROPPED, '')
      .replace(MAPPED, (letter) => LETTERS.get(letter) ?? letter)
      .replace(DASHES, '-')
      .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15)),
  );
}

const tidy = (text: string): string => (/^\s|\s$|\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text);
