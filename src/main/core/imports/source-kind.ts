/** What a file is, by what is in it first and by its name second; and which tables a zip holds. */
import { AppError } from '#shared/contract/errors.ts';
import { decodeText, detectEncoding } from '../reading/encoding.ts';
import { listZip, type ZipEntry, type ZipLimits } from '../reading/zip.ts';
import { readBeginning, readWhole, zipEntrySource, type ByteSource } from './byte-source.ts';

/** `csv` is any text with a delimiter, tabs and semicolons included. */
export type TableKind = 'csv' | 'json' | 'xlsx';

/** A table that can be read, or several: the sheets of a workbook count as one. */
export type FoundTable = { kind: TableKind; source: ByteSource };

const LIMITS: ZipLimits = {
  entries: 1_000,
  entryBytes: 4_000_000_000,
  totalBytes: 8_000_000_000,
  ratio: 500,
  depth: 10,
};
/** Of a packed file, which has to be in memory. UCDP's largest is 25 MB. */
export const MOST_PACKED = 500_000_000;
const BEGINNING = 65_536;

/** What else a file may be that somebody takes for a table, by its first bytes, and what to do with it. */
const OTHERS: readonly (readonly [bytes: string, what: string])[] = [
  [
    'd0cf11e0a1b11ae1',
    'an old Excel file (.xls), or one with a password. Save it as .xlsx without one, or as CSV',
  ],
  ['25504446', 'a PDF. Tables have to be taken out of it first'],
  ['1f8b', 'packed with gzip. Unpack it first'],
  ['377abcaf271c', 'packed with 7-Zip. Unpack it first'],
  ['526172211a07', 'packed with RAR. Unpack it first'],
  ['fd377a585a00', 'packed with xz. Unpack it first'],
  ['53514c69746520666f726d6174', 'a database (SQLite). Export a table of it as CSV'],
  ['504152', 'a Parquet file. Save it as CSV'],
];

/**
 * The tables in a file: itself, or those in a zip, in its order. Never empty. Throws `invalid_input` with what the file is instead,
 * and as `listZip`.
 */
export async function findTables(source: ByteSource): Promise<FoundTable[]> {
  const beginning = await readBeginning(source, BEGINNING);
  const kind = kindOf(beginning, source.name);
  if (kind !== 'zip') return [{ kind, source }];
  const bytes = await readWhole(source, MOST_PACKED);
  const entries = listZip(bytes, source.name, LIMITS);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('[content_types].xml')) {
    if ([...names].some((name) => name.startsWith('xl/'))) return [{ kind: 'xlsx', source }];
    throw refused(
      source.name,
      'an Office document without tables that can be read. Save the table as .xlsx or CSV',
    );
  }
  if (names.has('mimetype'))
    throw refused(source.name, 'an OpenDocument or e-book file. Save the table as .xlsx or CSV');
  return findInZip(bytes, entries, source.name);
}

const TABLE_NAME = /\.(?:csv|tsv|tab|txt|json|xlsx)$/i;
/** What macOS adds, and hidden files. */
const ADDED = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** Texts called .txt are most often about the data, and count only where there is nothing else. */
async function findInZip(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  called: string,
): Promise<FoundTable[]> {
  const named = entries.filter(({ name }) => TABLE_NAME.test(name) && !ADDED.test(name));
  const tables = named.filter(({ name }) => !/\.txt$/i.test(name));
  const found: FoundTable[] = [];
  let problem: AppError | undefined;
  for (const entry of tables.length > 0 ? tables : named) {
    const source = zipEntrySource(bytes, entry, called);
    try {
      const kind = kindOf(await readBeginning(source, BEGINNING), source.name);
      if (kind !== 'zip') found.push({ kind, source });
      else if (/\.xlsx$/i.test(entry.name)) found.push({ kind: 'xlsx', source });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // Another table may still be in order; where there is none, this is the answer.
      problem = error;
    }
  }
  if (found.length > 0) return found;
  throw (
    problem ??
    refused(
      called,
      'a zip without a table (.csv, .tsv, .json, .xlsx) in it. Unpack it, and look what there is',
    )
  );
}

/** `zip` may still be a workbook. */
function kindOf(beginning: Uint8Array, name: string): 'csv' | 'json' | 'zip' {
  if (beginning.length === 0) throw refused(name, 'empty');
  const hex = Buffer.from(beginning.subarray(0, 16)).toString('hex');
  if (/^504b0(?:304|506)/.test(hex)) return 'zip';
  const other = OTHERS.find(([bytes]) => hex.startsWith(bytes));
  if (other) throw refused(name, other[1]);
  const text = decodeText(beginning, detectEncoding(beginning, 'beginning').encoding);
  const controls = text.match(/[\0-\x08\x0e-\x1b\x7f\ufffd]/g)?.length ?? 0;
  if (controls * 50 > text.length)
    throw refused(name, 'not a text. Export the table as CSV or .xlsx');
  return /^\s*(?:\[\s*[{\]]|\{\s*["}])/.test(text) ? 'json' : 'csv';
}

const refused = (name: string, what: string): AppError =>
  new AppError('invalid_input', `${name} is not imported: it is ${what}.`);
