/** Bytes that can be read as often as needed, from the beginning: a file, an entry of a zip, or memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { readError } from '../dossier/file-errors.ts';
import { inflateEntry } from '../reading/inflate.ts';
import type { ZipEntry } from '../reading/zip.ts';

export type ByteSource = {
  /** Of the file, without its folder; for messages and for guessing by its ending. */
  name: string;
  /** In bytes. */
  size: number;
  /** Every call begins anew. Whoever stops early has nothing to close. */
  read: () => AsyncIterable<Uint8Array>;
};

const PIECE = 1_048_576;

/** Throws `storage` when the file can't be read, `invalid_input` when it is a folder or a device. */
export async function fileSource(path: string): Promise<ByteSource> {
  const stats = await stat(path).catch((error: unknown) => {
    throw readError(error, path);
  });
  if (!stats.isFile()) throw new AppError('invalid_input', `${path} is not a file. Choose a file.`);
  return { name: basename(path), size: stats.size, read: () => readFile(path) };
}

async function* readFile(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw readError(error, path);
  }
}

export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return { name, size: bytes.length, read: () => inPieces(bytes) };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** `zip` holds all bytes of the zip that `entry` was listed from; `called` is its name. */
export function zipEntrySource(zip: Uint8Array, entry: ZipEntry, called: string): ByteSource {
  return {
    name: basename(entry.name),
    size: entry.size,
    read: () => inflateEntry(zip, entry, called),
  };
}

/** The first bytes, at the most `length`. */
export async function readBeginning(source: ByteSource, length: number): Promise<Uint8Array> {
  const beginning = new Uint8Array(Math.min(length, source.size));
  let filled = 0;
  for await (const piece of source.read()) {
    const part = piece.subarray(0, beginning.length - filled);
    beginning.set(part, filled);
    filled += part.length;
    if (filled === beginning.length) break;
  }
  return beginning.subarray(0, filled);
}

/** SHA-256 of all bytes, in hex. Rejects with the signal's reason. */
export async function hashOf(source: ByteSource, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of source.read()) {
    signal.throwIfAborted();
    hash.update(piece);
  }
  return hash.digest('hex');
}

/** All bytes. Throws `invalid_input` when there are more than `most`. */
export async function readWhole(source: ByteSource, most: number): Promise<Uint8Array> {
  if (source.size > most) {
    const megabytes = Math.floor(most / 1_000_000);
    throw new AppError(
      'invalid_input',
      `${source.name} is larger than ${megabytes} MB. Unpack it, or save it as CSV, and take that.`,
    );
  }
  return readBeginning(source, source.size);
}
