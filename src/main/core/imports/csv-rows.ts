/** The rows of a CSV of any size, read in pieces: bytes, text, rows. */
import { createDecoder } from '../reading/encoding.ts';
import type { ByteSource } from './byte-source.ts';
import { readSepLine } from './csv-dialect.ts';
import { createCsvScanner, type CsvDialect } from './csv-scanner.ts';
import type { RowBatch } from './row-source.ts';

/** A line `sep=;` is never longer. */
const SEP_LINE = 12;

/** A first line `sep=;` is left out. Throws as the source does, and `invalid_input` where a row is beyond all measure. */
export async function* readCsv(
  source: ByteSource,
  { encoding, ...dialect }: CsvDialect & { encoding: string },
): AsyncGenerator<RowBatch, void, undefined> {
  const decode = createDecoder(encoding);
  let scan: ReturnType<typeof createCsvScanner> | undefined;
  let bytesRead = 0;
  let beginning = '';
  for await (const piece of source.read()) {
    bytesRead += piece.length;
    const text = beginning + decode(piece, true);
    beginning = '';
    if (scan) yield { rows: scan(text, false), bytesRead };
    else if (text.length < SEP_LINE) beginning = text;
    else {
      const sep = readSepLine(text);
      scan = createCsvScanner(dialect, sep ? 2 : 1);
      yield { rows: scan(sep?.rest ?? text, false), bytesRead };
    }
  }
  const rest = beginning + decode(new Uint8Array(), false);
  const sep = scan ? null : readSepLine(rest);
  scan ??= createCsvScanner(dialect, sep ? 2 : 1);
  yield { rows: scan(sep?.rest ?? rest, true), bytesRead };
}
