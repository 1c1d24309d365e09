/** Folding: what is left of a text when case, diacritics and variants of the same letter do not matter. */

/** ʿ and ʾ in all the shapes in which they are typed, apostrophes, and letters that only join or stretch. */
const DROPPED =
  /[\p{M}ʿʾʻʼʹ’‘´\u02c8\u200b-\u200f\u2060\ufeff\u00ad\u061c\u0640\u202a-\u202e\u2066-\u2069]/gu;

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

const DASHES = /[‐‑‒–—―−⁃﹘﹣－]/g;
const DIGITS = /[٠-٩۰-۹]/g;
const FOREIGN = /[^\x00-\x7f]+/g;

/**
 * Two texts that fold to the same are the same for search, filters and choices. Folding twice changes nothing.
 * Runs of white space become one space; the ends are trimmed. Dāʿish -> daish, Ḥaqqānī -> haqqani, كابل -> کابل, ۱۲ -> 12.
 */
export function fold(text: string): string {
  const folded = text.toLowerCase().replace(FOREIGN, foldRun).replace(/['`]+/g, '');
  return /^\s|\s$|\s\s|[^\S ]/.test(folded) ? folded.replace(/\s+/g, ' ').trim() : folded;
}

function foldRun(run: string): string {
  let folded = '';
  for (const character of run) folded += known.get(character) ?? foldCharacter(character);
  return folded;
}

/** What became of each character so far. No rule looks at the neighbours, and there are not many characters. */
const known = new Map<string, string>();

function foldCharacter(character: string): string {
  const folded = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(/./gu, (letter) => LETTERS.get(letter) ?? letter)
    .replace(DASHES, '-')
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  known.set(character, folded);
  return folded;
}
