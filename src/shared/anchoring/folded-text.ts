/** A text folded letter by letter, so that a place in what is left is still known in the text itself. */
import { fold } from '../text/fold.ts';

/** `starts[i]` is the index in the text of what became the folded unit `i`; one more entry stands for the end. */
export type FoldedText = { text: string; starts: Uint32Array };

/** White space of any length becomes one space. 5 MB take a tenth of a second, and six bytes a character of memory. */
export function foldText(text: string): FoldedText {
  // Hardly any character becomes more than one, so there is room enough; for a text of ligatures it grows.
  let units = new Uint16Array(text.length + 64);
  let starts = new Uint32Array(units.length);
  let length = 0;
  let isAfterSpace = false;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const letters = foldCodePoint(code);
    const isSpace = letters === ' ';
    if (length + letters.length >= units.length)
      [units, starts] = [doubled(units), doubled(starts)];
    if (!isSpace || !isAfterSpace) {
      for (let letter = 0; letter < letters.length; letter++, length++) {
        starts[length] = at;
        units[length] = letters.charCodeAt(letter);
      }
    }
    if (letters !== '') isAfterSpace = isSpace;
    at += code > 0xffff ? 2 : 1;
  }
  starts[length] = text.length;
  return { text: textOf(units.subarray(0, length)), starts: starts.slice(0, length + 1) };
}

/** What became of each code point so far. */
const known: (string | undefined)[] = [];

function foldCodePoint(code: number): string {
  const found = known[code];
  if (found !== undefined) return found;
  const character = String.fromCodePoint(code);
  const folded = /^\s$/.test(character) ? ' ' : fold(character);
  known[code] = folded;
  return folded;
}

function doubled<T extends Uint16Array | Uint32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** As many arguments as a call takes on every platform. */
const PIECE = 8_192;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += PIECE)
    text += String.fromCharCode(...units.subarray(at, at + PIECE));
  return text;
}
