import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import {
  baseRecord,
  memoryCore,
  memoryDossier,
  type MemoryCore,
  type MemoryDossier,
} from '../query/fixture.ts';
import { csvLine, escapeSpreadsheetCell, unescapeSpreadsheetCell } from '../writing/csv.ts';
import { memorySource } from '../imports/byte-source.ts';
import { readCsv } from '../imports/csv-rows.ts';
import { csvPieces } from './csv-pieces.ts';
import { exportsHandlers } from './handlers.ts';
import type { TextTable } from './subjects.ts';

const TABLES = 20_000;

const exact: CsvDialect = { delimiter: ',', bom: false, mode: 'exact' };

const textTable = ([header = [], ...rows]: string[][]): TextTable => ({
  header,
  count: rows.length,
  rows: () => rows,
});
const write = (rows: string[][], dialect: CsvDialect): Buffer =>
  Buffer.from([...csvPieces(textTable(rows), dialect)].join(''), 'utf8');

/** As imports read it. */
async function imported(bytes: Buffer, { delimiter, mode }: CsvDialect): Promise<string[][]> {
  const rows: string[][] = [];
  const dialect = { encoding: 'utf-8', delimiter, newline: '\n' } as const;
  for await (const batch of readCsv(memorySource('table.csv', bytes), dialect)) {
    for (const { cells, flaw } of batch.rows) {
      expect(flaw).toBeNull();
      rows.push(mode === 'exact' ? cells : cells.map(unescapeSpreadsheetCell));
    }
  }
  return rows;
}

/** Not ours: a strict reader that a colleague might use. */
const independent = (bytes: Buffer, { delimiter, bom }: CsvDialect): string[][] =>
  parse(bytes, { delimiter, bom, record_delimiter: '\r\n', relax_column_count: true });

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '=1+1',
    '-5',
    '+3.5',
    '007',
    "'=1",
    "'",
    '@x',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '\0',
    '\ufeff',
    '"',
    'sep=;',
  ),
  fc.constantFrom(
    'ولاية خراسان',
    'a\u0000b',
    '＝1',
    ' =1',
    '+49 170',
    'ID',
    'a,b;c\td',
    '-',
    '5-3',
    '\u2028',
  ),
  fc.string({ unit: fc.constantFrom(...'"\',;\t\r\n=-+@ 0a\ufeff\0ي'), maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 6,
  }),
);
const dialects = ([',', ';', '\t'] as const).flatMap((delimiter) =>
  [true, false].flatMap((bom) =>
    (['exact', 'spreadsheet'] as const).map((mode) => ({ delimiter, bom, mode })),
  ),
);

describe.each(dialects)('$mode, bom $bom, delimiter “$delimiter”', (dialect) => {
  test('random tables come back without loss, by our import and by another reader', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        // A line of its own that says so names the delimiter, quoted or not.
        fc.pre(!(rows[0]!.length === 1 && /^sep=.$/i.test(rows[0]![0]!)));
        const bytes = write(rows, dialect);
        expect(await imported(bytes, dialect)).toEqual(rows);
        const read = independent(bytes, dialect);
        const cells =
          dialect.mode === 'exact' ? read : read.map((row) => row.map(unescapeSpreadsheetCell));
        expect(cells).toEqual(rows);
      }),
      { numRuns: Math.ceil(TABLES / dialects.length) },
    );
  });

  test('a spreadsheet finds nothing to run', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const read = independent(write(rows, { ...dialect, mode: 'spreadsheet' }), dialect);
        for (const one of read.flat()) {
          const isNumber = one !== '' && /^[-+.\d]/.test(one) && Number.isFinite(Number(one));
          if (!isNumber) expect(one).not.toMatch(/^[=+\-@\t\r\0＝＋－＠]/);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ["'=1+1", "''=1+1"],
  ['-5', '-5'],
  ['+3.5', '+3.5'],
  ['-5+A1', "'-5+A1"],
  ['＝1', "'＝1"],
  ['\u0000x', "'\u0000x"],
  ['007', '007'],
  ['≥92', '≥92'],
  ['5-3', '5-3'],
])('%j for spreadsheets is %j', (given, escaped) => {
  expect(escapeSpreadsheetCell(given)).toBe(escaped);
  expect(unescapeSpreadsheetCell(escaped)).toBe(given);
});

test('lines end in CRLF, quotes are doubled, an empty cell alone is no empty line', () => {
  expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines'], exact)).toBe(
    'a,"b,c","say ""no""","two\nlines"\r\n',
  );
  expect(csvLine([''], exact)).toBe('""\r\n');
});

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    { id: 'secret', title: 'Secret', type: 'text' },
  ],
};

let folder: string;
let dossier: MemoryDossier;
let core: MemoryCore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-export-'));
  dossier = memoryDossier([events], {
    events: [
      baseRecord('e1', { title: 'One, "two"', killed: { best: 5 }, secret: 'no' }),
      baseRecord('e2', { title: '=SUM(A1)', killed: { best: 9, bound: 'at-least' } }),
      baseRecord('e3', { title: 'ولاية', killed: { best: 7 } }),
      baseRecord('e4', { title: 'Unknown' }),
    ],
  });
  core = memoryCore(dossier);
  core.paths.set('target', join(folder, 'out.csv'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const subject = (
  more: Partial<Extract<ExportSubject, { kind: 'records' }>> = {},
): ExportSubject => ({
  kind: 'records',
  query: {
    collection: 'events',
    search: '',
    filter: { op: 'blank', field: 'killed', blank: false },
    sort: [{ field: 'killed', direction: 'descending' }],
  },
  columns: ['killed', 'title'],
  records: null,
  ids: false,
  notes: false,
  ...more,
});

async function exported(what: ExportSubject, dialect = exact): Promise<string[][]> {
  const handlers = exportsHandlers(core);
  const answer = await handlers['exports.write']({
    target: 'target',
    what: { kind: 'csv', subject: what, dialect },
    job: 'job',
  });
  const bytes = readFileSync(join(folder, 'out.csv'));
  const rows = independent(bytes, dialect);
  expect(answer).toEqual({
    rows: rows.length - 1,
    bytes: bytes.length,
    file: 'out.csv',
    remarks: [],
  });
  return rows;
}

async function note(id: string, text: string, field?: string): Promise<void> {
  const at = { collection: 'events', record: 'e1' };
  const createdAt = `2026-01-0${id.slice(1)}T00:00:00.000Z`;
  await dossier.commit({
    label: 'note',
    drafts: () => [
      {
        table: 'notes',
        id,
        after: {
          id,
          target: field ? { kind: 'field', ...at, field } : { kind: 'record', ...at },
          text,
          tags: ['a', 'b'],
          status: 'open',
          createdAt,
          updatedAt: createdAt,
        },
      },
    ],
  });
}

describe('CSV', () => {
  test('the view: its rows, its order, its columns', async () => {
    expect(await exported(subject())).toEqual([
      ['Killed', 'Title'],
      ['≥9', '=SUM(A1)'],
      ['7', 'ولاية'],
      ['5', 'One, "two"'],
    ]);
  });

  test('the selected rows in the order of the view, with ids', async () => {
    expect(
      await exported(subject({ records: ['e1', 'e2', 'e4'], ids: true, columns: ['title'] })),
    ).toEqual([
      ['id', 'Title'],
      ['e2', '=SUM(A1)'],
      ['e1', 'One, "two"'],
    ]);
  });

  test('with notes: those on the record, then those on its fields', async () => {
    await note('n3', 'on the record', undefined);
    await note('n1', 'on the field', 'killed');
    await note('n2', 'older');
    const rows = await exported(subject({ columns: ['title'], notes: true }));
    expect(rows[3]).toEqual(['One, "two"', 'older\n\non the record\n\nKilled: on the field']);
    expect(rows[1]).toEqual(['=SUM(A1)', '']);
  });

  test('the notes', async () => {
    await note('n1', '**bold**\nand more', 'killed');
    const query = {
      search: '',
      tags: [],
      status: null,
      target: null,
      collection: null,
      record: null,
      sort: 'updated' as const,
    };
    const at = '2026-01-01T00:00:00.000Z';
    expect(await exported({ kind: 'notes', query })).toEqual([
      ['On', 'Record', 'Title', 'Field', 'Text', 'Tags', 'Status', 'Created', 'Updated'],
      ['field', 'e1', 'One, "two"', 'Killed', '**bold**\nand more', 'a; b', 'open', at, at],
    ]);
  });

  test('for spreadsheets, with a BOM and semicolons', async () => {
    const dialect: CsvDialect = { delimiter: ';', bom: true, mode: 'spreadsheet' };
    expect((await exported(subject(), dialect))[1]).toEqual(['≥9', "'=SUM(A1)"]);
    expect([...readFileSync(join(folder, 'out.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('the file is whole, for its owner alone, and nothing lies beside it', async () => {
    writeFileSync(join(folder, 'out.csv'), 'old');
    await exported(subject());
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(statSync(join(folder, 'out.csv')).mode & 0o777).toBe(0o600);
  });

  test('what is not there is refused before anything is written', async () => {
    await expect(exported(subject({ columns: ['nope'] }))).rejects.toThrow(/no field “nope”/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('reports progress up to all rows', async () => {
    await exported(subject());
    expect(core.events.at(-1)).toEqual({ type: 'progress', job: 'job', done: 3, total: 3 });
  });
});

describe('an export that does not end well leaves the target as it was', () => {
  const run = (fs: FileSystem): unknown =>
    exportsHandlers(core, fs)['exports.write']({
      target: 'target',
      what: { kind: 'csv', subject: subject(), dialect: exact },
      job: 'job',
    });
  const failing = (code: string, at: 'write' | 'sync' | 'rename'): FileSystem => {
    const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
    return {
      ...nodeFileSystem,
      open: async (path, mode) => {
        const file = await nodeFileSystem.open(path, mode);
        return mode === 'create' && at !== 'rename' ? { ...file, [at]: fail } : file;
      },
      rename: at === 'rename' ? fail : nodeFileSystem.rename,
    };
  };
  beforeEach(() => writeFileSync(join(folder, 'out.csv'), 'old'));
  afterEach(() => {
    expect(readdirSync(folder)).toEqual(['out.csv']);
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('old');
  });

  test.each([
    ['ENOSPC', 'write', 'storage', 'disk is full'],
    ['EIO', 'sync', 'storage', 'reports an error'],
    ['EROFS', 'rename', 'read_only', 'choose another folder'],
  ] as const)('%s at %s', async (code, at, expected, words) => {
    const error = await Promise.resolve(run(failing(code, at))).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: expected, message: expect.stringContaining(words) });
  });

  test('a disk that takes less than it says', async () => {
    const short: FileSystem = {
      ...nodeFileSystem,
      open: async (path, mode) => ({
        ...(await nodeFileSystem.open(path, mode)),
        size: () => Promise.resolve(3),
      }),
    };
    await expect(run(short)).rejects.toThrow(/Only 3 of/);
  });

  test('cancelled', async () => {
    core.abort.abort();
    await expect(run(nodeFileSystem)).rejects.toThrow(/abort/);
  });
});

test('the preview shows the first lines and how many there will be', async () => {
  const handlers = exportsHandlers(core);
  const preview = handlers['exports.preview'];
  const what = { kind: 'csv' as const, subject: subject(), dialect: exact };
  expect(await preview({ what })).toEqual({
    rows: 3,
    text: 'Killed,Title\r\n≥9,=SUM(A1)\r\n7,ولاية\r\n5,"One, ""two"""\r\n',
    cells: null,
    remarks: [],
  });
  expect(await preview({ what: { kind: 'xlsx', subject: subject() } })).toEqual({
    rows: 3,
    text: null,
    cells: [
      ['Killed', 'Title'],
      ['≥9', '=SUM(A1)'],
      ['7', 'ولاية'],
      ['5', 'One, "two"'],
    ],
    remarks: [],
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('an edit during an export does not get into it', async () => {
  const { tableOf } = await import('./subjects.ts');
  const before = tableOf(core, subject());
  await dossier.commit({
    label: 'edit',
    drafts: () => [
      {
        table: 'claims',
        id: 'own:e1#killed',
        after: {
          id: 'own:e1#killed',
          collection: 'events',
          record: 'e1',
          field: 'killed',
          value: { best: 1_000 },
          source: 'editor',
          rank: 'preferred',
          createdAt: '2026-01-01T00:00:00.000Z',
          updatedAt: '2026-01-01T00:00:00.000Z',
        },
      },
    ],
  });
  expect([...before.rows()][2]).toEqual(['5', 'One, "two"']);
  expect([...tableOf(core, subject()).rows()][0]).toEqual(['1000', 'One, "two"']);
});
