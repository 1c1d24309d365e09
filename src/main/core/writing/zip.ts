/** A zip as it is made: pieces come out while files go in, so that it need not fit into memory. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { AppError } from '#shared/contract/errors.ts';

/** `name` with `/` between folders. Pieces are taken one after the other, and text is written as UTF-8. */
export type ZipFile = { name: string } & (
  | { bytes: Uint8Array }
  | { pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array> }
);

/** So much is packed before others have their turn. */
const PIECE = 256 * 1024;
/** The format's own limit; larger ones need an extension that not every program reads. */
const MOST_BYTES = 4_000_000_000;

/** `at`: the time that all files carry. Throws `storage` for more than 4 GB: of all files packed, or of one of them unpacked. */
export async function* zipOf(
  files: AsyncIterable<ZipFile> | Iterable<ZipFile>,
  at: Date,
  mostBytes = MOST_BYTES,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  let total = 0;
  function* take(): Generator<Uint8Array> {
    for (const piece of ready) {
      total += piece.byteLength;
      yield piece;
    }
    ready = [];
    if (total > mostBytes) throw tooLarge('A zip file can’t hold');
  }
  for await (const file of files) {
    const entry = new ZipDeflate(file.name, { level: 6, mem: 8 });
    entry.mtime = inFormat(at);
    zip.add(entry);
    let size = 0;
    for await (const piece of 'bytes' in file ? inPieces(file.bytes) : file.pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      size += bytes.byteLength;
      if (size > mostBytes) throw tooLarge(`${file.name}: a file in a zip can’t hold`);
      entry.push(bytes, false);
      yield* take();
      await nextTurn();
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  yield* take();
}

const tooLarge = (what: string): AppError =>
  new AppError('storage', `${what} more than 4 GB. Copy the folder instead.`);

/** A zip knows the years 1980 to 2099 only; a clock that is wrong must not cost the file. */
const FIRST = Date.UTC(1980, 0, 2);
const LAST = Date.UTC(2099, 11, 30);
const inFormat = (at: Date): number => Math.min(Math.max(at.getTime(), FIRST), LAST);

function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += PIECE)
    yield bytes.subarray(from, from + PIECE);
}
