/**
 * Reads one entry of a zip, and holds it to what the directory said of it. By Node's zlib, which works beside the reader's thread and hands
 * out a piece at a time, where fflate would inflate a whole piece of input at once, a thousandfold if it is made so.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { damagedZip, type ZipEntry } from './zip.ts';

const PIECE = 262_144;

/**
 * The entry's bytes in pieces, counted as they come: never more than `entry.size`. Inflating runs beside the reader. Throws
 * `damaged` when the bytes are not as many as promised, don't fit their checksum, or can't be inflated. `entry` comes from
 * `listZip` over the same bytes.
 */
export async function* inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  called: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const fail = (why: string, options?: ErrorOptions) =>
    damagedZip(called, `“${entry.name}” ${why}`, options);
  const packed = bytes.subarray(entry.start, entry.start + entry.packedSize);
  const pieces = entry.isDeflated
    ? createInflateRaw({ chunkSize: PIECE }).end(packed)
    : inPieces(packed);
  let length = 0;
  let checksum = 0;
  try {
    for await (const piece of pieces as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > entry.size) break;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw fail('can’t be inflated', { cause: error });
  }
  if (length > entry.size) throw fail('holds more than the directory says');
  if (length < entry.size) throw fail('holds less than the directory says');
  if (checksum !== entry.checksum) throw fail('does not fit its checksum');
}

/** All of an entry. Takes `entry.size` bytes of memory, so the limits given to `listZip` decide. Throws as `inflateEntry`. */
export async function readEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  called: string,
): Promise<Uint8Array> {
  const whole = new Uint8Array(entry.size);
  let filled = 0;
  for await (const piece of inflateEntry(bytes, entry, called)) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
