/**
 * The guess for text that is not Unicode. chardet knows how often letters follow one another in a language, and is at a loss with
 * a few words; what the words would look like says more then: "Êàáóë" is no word in any language, and "Кабул" is one.
 */
import { analyse, type EncodingName } from 'chardet';

/**
 * What chardet may answer, as an id of `knownEncodings`; where the Encoding Standard has a wider set of the same family, that one.
 * UTF-8 is among them because a text with a byte or two that do not fit is most likely damaged UTF-8.
 */
const KNOWN: ReadonlyMap<string, string> = new Map<EncodingName, string>([
  ['UTF-8', 'utf-8'],
  ['ISO-8859-1', 'windows-1252'],
  ['ISO-8859-2', 'iso-8859-2'],
  ['ISO-8859-5', 'iso-8859-5'],
  ['ISO-8859-6', 'iso-8859-6'],
  ['ISO-8859-7', 'windows-1253'],
  ['ISO-8859-8', 'windows-1255'],
  ['ISO-8859-9', 'windows-1254'],
  ['windows-1250', 'windows-1250'],
  ['windows-1251', 'windows-1251'],
  ['windows-1252', 'windows-1252'],
  ['windows-1253', 'windows-1253'],
  ['windows-1254', 'windows-1254'],
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['windows-1257', 'windows-1257'],
  ['KOI8-R', 'koi8-r'],
  ['Big5', 'big5'],
  ['EUC-JP', 'euc-jp'],
  ['EUC-KR', 'euc-kr'],
  ['GB18030', 'gb18030'],
  ['Shift_JIS', 'shift_jis'],
  ['ISO-2022-JP', 'iso-2022-jp'],
]);

/** Of these, the first whose words make sense is taken where chardet has nothing to say. */
const SINGLE_BYTE = [
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1254',
  'windows-1250',
  'koi8-r',
  'iso-8859-7',
];
const FALLBACK = 'windows-1252';

/** In per cent. Sets of two bytes a character turn any bytes into rare characters, so they need more than a hunch. */
const SURE_OF_TWO_BYTES = 40;
/** As much as this many letters. */
const NONSENSE_WEIGHS = 8;
const LEAST_SENSE = 0.8;
const SAMPLE = 65_536;

type Decode = (bytes: Uint8Array, encoding: string) => string;

/** An id of `knownEncodings`. The bytes are taken not to be UTF-8 or UTF-16. */
export function guessEncoding(bytes: Uint8Array, decode: Decode): string {
  const sample = foreignLines(bytes);
  const named = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = KNOWN.get(name);
    const isSure = !TWO_BYTES.has(encoding ?? '') || confidence > SURE_OF_TWO_BYTES;
    return encoding !== undefined && isSure ? [encoding] : [];
  });
  const candidates = [...new Set([...named, ...SINGLE_BYTE])];
  return candidates.find((encoding) => sense(decode(sample, encoding)) >= LEAST_SENSE) ?? FALLBACK;
}

const TWO_BYTES = new Set(['big5', 'euc-jp', 'euc-kr', 'gb18030', 'shift_jis']);

/** The lines that hold something besides ASCII, as the rest says nothing; up to 64 KiB of them. */
function foreignLines(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let filled = 0;
  let start = 0;
  while (start < bytes.length && filled < SAMPLE) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte >= 0x80)) {
      const part = line.subarray(0, SAMPLE - filled);
      sample.set(part, filled);
      filled += part.length;
    }
    start = end;
  }
  return sample.subarray(0, filled);
}

const WORD = /[\p{L}\p{M}]+/gu;
const FOREIGN = /[^\x00-\x7f]/;
/** Controls, unassigned, private, replaced, box drawing; or a sign that leans on a letter. */
const NONSENSE =
  /[\x80-\x9f\p{Cn}\p{Co}\ufffd\u2500-\u259f]|\p{L}[^\P{S}\p{ASCII}]|(?:[^\P{S}\p{ASCII}]|¶)\p{L}/gu;
const ONE_CASE = /^(?:\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]*|[\p{Lu}\p{M}]+)$/u;
/** Greek and Hebrew letters that only end a word, and Greek ones that never begin one. */
const MISPLACED = /[ςךםןףץ]\p{L}|^[ϊϋΐΰ]/u;
const SCRIPTS = [
  /^[\p{Script=Latin}\p{M}]+$/u,
  /^[\p{Script=Arabic}\p{M}\u0640]+$/u,
  /^[\p{Script=Cyrillic}\p{M}]+$/u,
  /^[\p{Script=Greek}\p{M}]+$/u,
  /^[\p{Script=Hebrew}\p{M}]+$/u,
  /^[\p{Script=Thai}\p{M}]+$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u,
];

/** The share of the foreign letters, 0 to 1, that stand in words of one script and one case. */
function sense(text: string): number {
  let letters = 0;
  let sensible = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (!FOREIGN.test(word)) continue;
    letters += word.length;
    if (isWord(word)) sensible += word.length;
  }
  const nonsense = (text.match(NONSENSE)?.length ?? 0) * NONSENSE_WEIGHS;
  return (letters === 0 ? 1 : sensible / letters) - nonsense / (letters + nonsense + 1);
}

/** No language with Latin letters has words of two letters and more without a plain one among them. */
function isWord(word: string): boolean {
  const script = SCRIPTS.findIndex((pattern) => pattern.test(word));
  if (script < 0 || !ONE_CASE.test(word) || MISPLACED.test(word)) return false;
  return script > 0 || word.length === 1 || /[a-z]/i.test(word);
}
