/** Which encoding the bytes of a text are in, and the text that they spell. */
import { isUtf8 } from 'node:buffer';
import { AppError } from '#shared/contract/errors.ts';
import { guessEncoding } from './guess-encoding.ts';

/**
 * `bom`: the file says so itself. `nul-pattern`: every other byte of the plainest characters is 0, so UTF-16. `utf-8`: every
 * byte fits UTF-8, which other encodings practically never do. `guess`: may be wrong; show the text and let the user choose.
 */
export type DetectedEncoding = {
  encoding: string;
  why: 'bom' | 'nul-pattern' | 'utf-8' | 'guess';
};

/** For a drop-down, likeliest first. The ids are labels of the WHATWG Encoding Standard, as `TextDecoder` takes them. */
export const knownEncodings: readonly { id: string; label: string }[] = [
  { id: 'utf-8', label: 'Unicode (UTF-8)' },
  { id: 'utf-16le', label: 'Unicode (UTF-16, little-endian)' },
  { id: 'utf-16be', label: 'Unicode (UTF-16, big-endian)' },
  { id: 'windows-1256', label: 'Arabic, Persian, Urdu (Windows-1256)' },
  { id: 'iso-8859-6', label: 'Arabic (ISO 8859-6)' },
  { id: 'windows-1252', label: 'Western European (Windows-1252, ISO 8859-1)' },
  { id: 'iso-8859-15', label: 'Western European with euro (ISO 8859-15)' },
  { id: 'macintosh', label: 'Western European (Macintosh)' },
  { id: 'windows-1250', label: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', label: 'Central European (ISO 8859-2)' },
  { id: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { id: 'koi8-r', label: 'Cyrillic (KOI8-R)' },
  { id: 'koi8-u', label: 'Cyrillic, Ukrainian (KOI8-U)' },
  { id: 'iso-8859-5', label: 'Cyrillic (ISO 8859-5)' },
  { id: 'ibm866', label: 'Cyrillic (DOS 866)' },
  { id: 'windows-1254', label: 'Turkish (Windows-1254, ISO 8859-9)' },
  { id: 'windows-1253', label: 'Greek (Windows-1253)' },
  { id: 'iso-8859-7', label: 'Greek (ISO 8859-7)' },
  { id: 'windows-1255', label: 'Hebrew (Windows-1255)' },
  { id: 'windows-1257', label: 'Baltic (Windows-1257)' },
  { id: 'windows-1258', label: 'Vietnamese (Windows-1258)' },
  { id: 'windows-874', label: 'Thai (Windows-874)' },
  { id: 'gb18030', label: 'Chinese, simplified (GB 18030, GBK)' },
  { id: 'big5', label: 'Chinese, traditional (Big5)' },
  { id: 'shift_jis', label: 'Japanese (Shift_JIS)' },
  { id: 'euc-jp', label: 'Japanese (EUC-JP)' },
  { id: 'iso-2022-jp', label: 'Japanese (ISO-2022-JP)' },
  { id: 'euc-kr', label: 'Korean (EUC-KR)' },
];

const BOMS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * BOM, then the pattern of NULs, then strict UTF-8, then a guess. `part`: with `beginning`, the last character may be cut in
 * two. All bytes are looked at for UTF-8, and a part of them for the rest.
 */
export function detectEncoding(
  bytes: Uint8Array,
  part: 'whole' | 'beginning' = 'whole',
): DetectedEncoding {
  const bom = BOMS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (bom) return { encoding: bom[0], why: 'bom' };
  const wide = utf16WithoutBom(bytes);
  if (wide) return { encoding: wide, why: 'nul-pattern' };
  if (isUtf8(part === 'beginning' ? withoutCutCharacter(bytes) : bytes))
    return { encoding: 'utf-8', why: 'utf-8' };
  return { encoding: guessEncoding(bytes, decodeText), why: 'guess' };
}

/** The text of the next piece of bytes; `more`: another piece follows, so that a character may be cut in two. */
export type Decoder = (bytes: Uint8Array, more: boolean) => string;

/**
 * Reads one text, whole or piece by piece. A BOM at its beginning is left out; bytes that do not fit become U+FFFD. Throws
 * `invalid_input` for an encoding that is not in `knownEncodings`.
 */
export function createDecoder(encoding: string): Decoder {
  if (!knownEncodings.some(({ id }) => id === encoding)) {
    throw new AppError(
      'invalid_input',
      `There is no encoding “${encoding}” here. Choose one of the list, such as utf-8.`,
    );
  }
  const decoder = new TextDecoder(encoding);
  const decode: Decoder = (bytes, more) => decoder.decode(bytes, { stream: more });
  return encoding === 'windows-1252'
    ? (bytes, more) => withPunctuation(decode(bytes, more))
    : decode;
}

/** As `createDecoder`, for the whole text at once. */
export const decodeText = (bytes: Uint8Array, encoding: string): string =>
  createDecoder(encoding)(bytes, false);

/** What stands at 0x80 to 0x9F in Windows-1252; a space where nothing does. */
const PUNCTUATION = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Node decodes Windows-1252 as ISO 8859-1 (seen with 20.20), where these bytes are control characters. */
function withPunctuation(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => {
    const sign = PUNCTUATION[(control.codePointAt(0) ?? 0) - 0x80];
    return sign === undefined || sign === ' ' ? control : sign;
  });
}

const LOOKED_AT = 65_536;

/**
 * Spaces, digits and line ends have a zero as their upper byte in every language, so zeros stand in one half of the byte pairs
 * and (nearly) never in the other. Text in no other encoding holds a NUL.
 */
function utf16WithoutBom(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, LOOKED_AT) & ~1;
  let first = 0;
  let second = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) first += 1;
    if (bytes[at + 1] === 0) second += 1;
  }
  const pairs = length / 2;
  // One character in fifty at least, and in the other half at the most a tenth as many (U+0100, U+0600 ... do occur).
  const isPattern = (many: number, few: number): boolean => many * 50 >= pairs && few * 10 <= many;
  if (second > 0 && isPattern(second, first)) return 'utf-16le';
  return first > 0 && isPattern(first, second) ? 'utf-16be' : undefined;
}

/** Without the bytes at the end that may be the beginning of a UTF-8 character. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) break;
  }
  return bytes;
}
