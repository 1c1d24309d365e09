/** The text that the bytes of a text, Markdown or HTML file spell. */
import { isUtf8 } from 'node:buffer';
import { decodeText, detectEncoding, knownEncodings } from '../encoding.ts';
import { count, refuse } from './limits.ts';

export type Decoded = { text: string; notices: string[] };

/** Control characters do not occur in text, but make up a tenth of what is none. */
const CONTROLS = /[\0-\x08\x0e-\x1f]/g;
const MOST_CONTROLS = 0.01;

/**
 * `declared`: what the file says of itself, for what neither a BOM nor its bytes settle. `chosen`: what the user says, which goes
 * before all.
 */
export type Hints = { chosen?: string | undefined; declared?: string | undefined };

/** `isGuess`: nobody says so, neither the file nor the user. */
export function chooseEncoding(
  bytes: Uint8Array,
  { chosen, declared }: Hints,
): { encoding: string; isGuess: boolean } {
  if (chosen !== undefined) return { encoding: chosen, isGuess: false };
  const { encoding, why } = detectEncoding(bytes);
  if (why !== 'guess') return { encoding, isGuess: false };
  return { encoding: declared ?? encoding, isGuess: declared === undefined };
}

/** Throws `invalid_input` for what is no text in any encoding. */
export function decodeDocument(bytes: Uint8Array, name: string, hints: Hints = {}): Decoded {
  const { encoding, isGuess } = chooseEncoding(bytes, hints);
  const text = decodeText(bytes, encoding);
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (controls > text.length * MOST_CONTROLS) throw refuse(name, 'is no text that can be read');
  const notices: string[] = [];
  if (isGuess)
    notices.push(
      `The encoding is a guess: ${labelOf(encoding)}. Choose another one if letters look wrong.`,
    );
  const lost = isUtf8(bytes) ? 0 : (text.match(/\ufffd/g)?.length ?? 0);
  if (lost > 0) notices.push(`${count(lost)} characters can’t be read as ${labelOf(encoding)}.`);
  return { text, notices };
}

const labelOf = (encoding: string): string =>
  knownEncodings.find(({ id }) => id === encoding)?.label ?? encoding;

const LOOKED_AT = 1_024;
const CHARSET = /<(?:meta|\?xml)\s[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{1,40})/i;

/** What an HTML file says in its first 1,024 bytes (HTML Standard, "prescan a byte stream"), if it is an encoding known here. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = decodeText(bytes.subarray(0, LOOKED_AT), 'windows-1252');
  const label = CHARSET.exec(start)?.[1];
  if (label === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    const id = encoding === 'gbk' ? 'gb18030' : encoding;
    return knownEncodings.some((known) => known.id === id) ? id : undefined;
  } catch {
    // No such encoding: as if the file had said nothing.
    return undefined;
  }
}
