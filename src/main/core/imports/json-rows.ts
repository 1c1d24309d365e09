/** The records of a JSON file of any size, read in pieces. */
import { createDecoder } from '../reading/encoding.ts';
import type { ByteSource } from './byte-source.ts';
import { createJsonScanner, type JsonKeys } from './json-scanner.ts';
import type { RowBatch } from './row-source.ts';

/** `keys` grows as they are met: a row has a cell for each of those known by then. Throws as `createJsonScanner`. */
export async function* readJson(
  source: ByteSource,
  encoding: string,
  keys: JsonKeys,
): AsyncGenerator<RowBatch, void, undefined> {
  const decode = createDecoder(encoding);
  const scan = createJsonScanner(keys);
  let bytesRead = 0;
  for await (const piece of source.read()) {
    bytesRead += piece.length;
    yield { rows: scan(decode(piece, true), false), bytesRead };
  }
  yield { rows: scan(decode(new Uint8Array(), false), true), bytesRead };
}
