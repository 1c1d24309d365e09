/** A file as a table: guessed, opened, and read row by row as often as needed, whatever its kind. */
import { AppError } from '#shared/contract/errors.ts';
import type { Column, TableSettings } from '#shared/model/import-table.ts';
import { createDecoder, type DetectedEncoding } from '../reading/encoding.ts';
import { readBeginning, readWhole, type ByteSource } from './byte-source.ts';
import { guessDialect } from './csv-dialect.ts';
import { readCsv } from './csv-rows.ts';
import { guessHeader, mostFrequent, nameColumns } from './header.ts';
import { readJson } from './json-rows.ts';
import { createJsonKeys } from './json-scanner.ts';
import { MOST_COLUMNS, type RowBatch, type SourceRow } from './row-source.ts';
import { detectSourceEncoding } from './source-encoding.ts';
import { MOST_PACKED, type FoundTable } from './source-kind.ts';
import { openXlsx } from './xlsx-book.ts';
import { readXlsx } from './xlsx-rows.ts';

/** What was guessed, and what else there is to choose. */
export type GuessedSettings = {
  settings: TableSettings;
  encodingWhy?: DetectedEncoding['why'];
  dialectWhy?: 'sep-line' | 'guess';
  sheets?: readonly { name: string; isHidden: boolean }[];
};

export type TableRow = SourceRow & {
  /** Counts the rows of data from 1. */
  row: number;
};

export type ReadOptions = {
  signal?: AbortSignal | undefined;
  /** Bytes of the file that were read, and how many there are. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** A table with more rows is refused when that row is read; tests shorten it. */
  mostRows?: number | undefined;
};

export type Table = {
  columns: readonly Column[];
  /** In batches, of whatever size. Whoever stops early has nothing to close. Rejects with the signal's reason when it is aborted. */
  rows: (options?: ReadOptions) => AsyncGenerator<TableRow[], void, undefined>;
};

const BEGINNING = 524_288;
const SAMPLE = 200;
export const MOST_ROWS = 5_000_000;

/** Reads all of a text once, for its encoding. Throws as reading does. */
export async function guessSettings({ kind, source }: FoundTable): Promise<GuessedSettings> {
  if (kind === 'xlsx') {
    const book = await openXlsx(await readWhole(source, MOST_PACKED), source.name);
    const sheet = book.sheets.find(({ isHidden }) => !isHidden) ?? book.sheets[0];
    if (!sheet) throw new AppError('invalid_input', `${source.name} has no sheet with cells.`);
    const header = guessHeader(await firstRows(readXlsx(book, sheet)));
    return { settings: { kind, sheet: sheet.name, header }, sheets: book.sheets };
  }
  const { encoding, why } = await detectSourceEncoding(source);
  if (kind === 'json') return { settings: { kind, encoding }, encodingWhy: why };
  const beginning = createDecoder(encoding)(await readBeginning(source, BEGINNING), true);
  const { why: dialectWhy, ...dialect } = guessDialect(beginning);
  const header = guessHeader(await firstRows(readCsv(source, { encoding, ...dialect })));
  return { settings: { kind, encoding, ...dialect, header }, encodingWhy: why, dialectWhy };
}

/** The same settings with the header where it seems to be under them. Throws as `openTable`. */
export async function withGuessedHeader(
  { source }: FoundTable,
  settings: TableSettings,
): Promise<TableSettings> {
  if (settings.kind === 'json') return settings;
  const rows =
    settings.kind === 'csv'
      ? readCsv(source, settings)
      : await openSheet(source, settings).then(({ book, sheet }) => readXlsx(book, sheet));
  return { ...settings, header: guessHeader(await firstRows(rows)) };
}

/** A JSON file is read once for its keys. Throws as reading does, and `not_found` for a sheet that is not there. */
export async function openTable(
  { source }: FoundTable,
  settings: TableSettings,
  options: ReadOptions = {},
): Promise<Table> {
  switch (settings.kind) {
    case 'csv':
      return withHeader(() => readCsv(source, settings), source.size, settings);
    case 'xlsx': {
      const { book, sheet } = await openSheet(source, settings);
      return withHeader(() => readXlsx(book, sheet), sheet.entry.size, settings);
    }
    case 'json': {
      const keys = createJsonKeys();
      const read = () => readJson(source, settings.encoding, keys);
      for await (const { bytesRead } of read()) report(options, bytesRead, source.size);
      const columns = nameColumns(keys.names, null, 0);
      return {
        columns,
        rows: (rowOptions) =>
          readRows(read(), { skip: 0, width: null, size: source.size }, rowOptions),
      };
    }
  }
}

async function openSheet(
  source: ByteSource,
  { sheet: wanted }: Extract<TableSettings, { kind: 'xlsx' }>,
) {
  const book = await openXlsx(await readWhole(source, MOST_PACKED), source.name);
  const sheet = book.sheets.find(({ name }) => name === wanted);
  if (sheet) return { book, sheet };
  throw new AppError('not_found', `${source.name} has no sheet called “${wanted}”.`);
}

async function withHeader(
  read: () => AsyncGenerator<RowBatch>,
  size: number,
  { kind, header }: Exclude<TableSettings, { kind: 'json' }>,
): Promise<Table> {
  const skip = Math.max(header.names ?? 0, header.tags ?? 0);
  const sample = await firstRows(read(), skip + SAMPLE);
  const rowAt = (place: number | null) => (place === null ? null : (sample[place - 1] ?? []));
  const lengths = sample.slice(skip).map((cells) => cells.length);
  // In a sheet the empty cells at the end of a row are not there; in a CSV they are, and a row of another length is odd.
  const seen = kind === 'csv' ? mostFrequent(lengths) : Math.max(0, ...lengths);
  const names = rowAt(header.names) ?? header.given ?? null;
  checkWidth('The header', Math.max(seen, names?.length ?? 0, rowAt(header.tags)?.length ?? 0));
  const columns = nameColumns(names, rowAt(header.tags), seen);
  const width = kind === 'csv' ? columns.length : null;
  return { columns, rows: (options) => readRows(read(), { skip, width, size }, options) };
}

async function firstRows(batches: AsyncGenerator<RowBatch>, most = SAMPLE): Promise<string[][]> {
  const first: string[][] = [];
  for await (const { rows } of batches) {
    for (const { cells } of rows) first.push(cells);
    if (first.length >= most) break;
  }
  return first.slice(0, most);
}

async function* readRows(
  batches: AsyncGenerator<RowBatch>,
  { skip, width, size }: { skip: number; width: number | null; size: number },
  options: ReadOptions = {},
): AsyncGenerator<TableRow[], void, undefined> {
  const { mostRows = MOST_ROWS } = options;
  let index = -skip;
  for await (const { rows, bytesRead } of batches) {
    report(options, bytesRead, size);
    const batch: TableRow[] = [];
    for (const row of rows) {
      index += 1;
      if (index < 1) continue;
      checkWidth(`Line ${row.line}`, row.cells.length);
      if (index > mostRows) throw tooLong(mostRows);
      batch.push({
        row: index,
        line: row.line,
        cells: row.cells,
        flaw: row.flaw ?? raggedness(row.cells.length, width),
      });
    }
    if (batch.length > 0) yield batch;
  }
}

function report({ signal, onProgress }: ReadOptions, done: number, total: number): void {
  signal?.throwIfAborted();
  onProgress?.(done, total);
}

function raggedness(cells: number, width: number | null): TableRow['flaw'] {
  if (width === null || cells === width) return null;
  return cells < width ? 'few-cells' : 'many-cells';
}

function tooLong(mostRows: number): AppError {
  const message = `The table has more than ${mostRows} rows. Take a part of it.`;
  return new AppError('invalid_input', message);
}

function checkWidth(what: string, cells: number): void {
  if (cells <= MOST_COLUMNS) return;
  throw new AppError(
    'invalid_input',
    `${what} has ${cells} cells, and ${MOST_COLUMNS} is the most. Is the delimiter right?`,
  );
}
