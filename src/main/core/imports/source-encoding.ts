/** The encoding of a whole file, however late its first character beyond ASCII comes. */
import { isAscii, isUtf8 } from 'node:buffer';
import { detectEncoding, withoutCutCharacter, type DetectedEncoding } from '../reading/encoding.ts';
import type { ByteSource } from './byte-source.ts';

/**
 * As `detectEncoding` for all bytes, read in pieces. A BOM or UTF-16 shows in the first. The first piece that is not UTF-8 is what
 * is guessed from, unless there was UTF-8 beyond ASCII before it: then the file is UTF-8 with a damaged place.
 */
export async function detectSourceEncoding(source: ByteSource): Promise<DetectedEncoding> {
  let first: DetectedEncoding | undefined;
  let cut: Uint8Array = new Uint8Array();
  let isPlain = true;
  for await (const piece of source.read()) {
    const bytes = cut.length > 0 ? Buffer.concat([cut, piece]) : piece;
    first ??= detectEncoding(bytes, 'beginning');
    if (first.why !== 'utf-8') return first;
    const whole = withoutCutCharacter(bytes);
    if (!isUtf8(whole)) return isPlain ? detectEncoding(bytes) : DAMAGED_UTF8;
    isPlain &&= isAscii(whole);
    cut = bytes.slice(whole.length);
  }
  if (cut.length > 0) return isPlain ? detectEncoding(cut) : DAMAGED_UTF8;
  return first ?? { encoding: 'utf-8', why: 'utf-8' };
}

const DAMAGED_UTF8: DetectedEncoding = { encoding: 'utf-8', why: 'guess' };
