/** Reads our own CSV back, without loss. (Importing other people's files is another matter.) */
import Papa from 'papaparse';
import type { CsvDialect } from '#shared/contract/exports-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { unescapeSpreadsheetCell } from '../writing/csv.ts';

/** UTF-8, with or without BOM. Throws `damaged` when quotes do not match or bytes are not UTF-8. */
export function readCsv(
  bytes: Uint8Array,
  dialect: Pick<CsvDialect, 'delimiter' | 'mode'>,
): string[][] {
  const text = decode(bytes);
  if (text === '') return [];
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: dialect.delimiter,
    newline: '\r\n',
    skipEmptyLines: false,
  });
  const [problem] = errors;
  if (problem) {
    throw new AppError(
      'damaged',
      `The CSV can’t be read: ${problem.message} (line ${problem.row ?? '?'}).`,
    );
  }
  if (text.endsWith('\r\n')) data.pop();
  return dialect.mode === 'exact' ? data : data.map((row) => row.map(unescapeSpreadsheetCell));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('damaged', 'The file is not UTF-8.', undefined, { cause: error });
  }
}
