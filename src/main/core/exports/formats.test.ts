/** Workbooks, JSON and GeoJSON: read again by our own import and by readers that are not ours. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportWhat, RecordsSubject } from '#shared/contract/exports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import { memorySource } from '../imports/byte-source.ts';
import { findTables } from '../imports/source-kind.ts';
import { openTable } from '../imports/table.ts';
import { baseRecord, memoryCore, memoryDossier, type MemoryCore } from '../query/fixture.ts';
import { MOST_SHEET_ROWS, xlsxOf } from '../writing/xlsx.ts';
import { exportsHandlers } from './handlers.ts';

const events: Collection = {
  id: 'events',
  title: 'Events: [all] of them/and more than thirty-one characters',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
    { id: 'day', title: 'Day', type: 'date' },
    { id: 'ratio', title: 'Ratio', type: 'number' },
    { id: 'place', title: 'Place', type: 'coordinates' },
    { id: 'code', title: 'Code', type: 'text' },
  ],
};
const kabul = { lat: 34.5, lon: 69.2, precision: 'place' } as const;
const records = [
  baseRecord('e1', {
    title: 'ولاية خراسان',
    killed: { best: 5 },
    day: '2024-01-03',
    code: '007',
    place: kabul,
  }),
  baseRecord('e2', {
    title: '=HYPERLINK("http://example.org")',
    killed: { best: 5, bound: 'at-least' },
    day: '2024-01~',
  }),
  baseRecord('e3', { title: 'a\u000bb _x000B_ \ud800 <&"\r\n', ratio: -0.1, code: '-5' }),
  baseRecord('e4', { title: "'quoted", killed: { low: 3, best: 4, high: 9 }, day: '1879-05-01' }),
  baseRecord('e5', { title: 'x'.repeat(40_000), code: '12345678901234567890' }),
];

let folder: string;
let core: MemoryCore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-formats-'));
  core = memoryCore(memoryDossier([events], { events: records }));
  core.paths.set('target', join(folder, 'out'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const subject = (columns: string[], more: Partial<RecordsSubject> = {}): RecordsSubject => ({
  kind: 'records',
  query: { collection: 'events', search: '', filter: null, sort: [] },
  columns,
  records: null,
  ids: true,
  notes: false,
  ...more,
});
async function write(what: ExportWhat): Promise<{ bytes: Buffer; remarks: string[] }> {
  const { remarks } = await exportsHandlers(core)['exports.write']({
    target: 'target',
    what,
    job: 'job',
  });
  return { bytes: readFileSync(join(folder, 'out')), remarks };
}

async function readOurs(bytes: Uint8Array): Promise<string[][]> {
  const [found] = await findTables(memorySource('out.xlsx', bytes));
  const header = { names: null, tags: null };
  const parts = Object.keys(unzipSync(bytes)).filter((name) => name.endsWith('workbook.xml'));
  const [, sheet = ''] = /sheet name="([^"]*)"/.exec(strFromU8(unzipSync(bytes)[parts[0]!]!)) ?? [];
  const table = await openTable(found!, { kind: 'xlsx', sheet, header });
  const rows: string[][] = [];
  for await (const batch of table.rows()) rows.push(...batch.map(({ cells }) => [...cells]));
  return rows;
}

const all = ['title', 'killed', 'day', 'ratio', 'code'];

test('a workbook has the texts as they are, numbers as numbers, days as days', async () => {
  const { bytes, remarks } = await write({ kind: 'xlsx', subject: subject(all) });
  const rows = await readSheet(bytes);
  const day = new Date('2024-01-03T00:00:00Z');
  expect(rows.slice(0, 5)).toEqual([
    ['id', 'Title', 'Killed', 'Day', 'Ratio', 'Code'],
    ['e1', 'ولاية خراسان', 5, day, null, '007'],
    ['e2', '=HYPERLINK("http://example.org")', '≥5', '2024-01~', null, null],
    ['e3', expect.stringContaining('<&"'), null, null, -0.1, '-5'],
    ['e4', "'quoted", '4 (3–9)', '1879-05-01', null, null],
  ]);
  expect(rows[5]?.[5]).toBe('12345678901234567890');
  expect(rows[5]?.[1]).toHaveLength(32_767);
  expect(remarks).toEqual(['1 text was cut: a cell holds 32,767 characters.']);
});

test('our own import reads of a workbook what was written, control characters too', async () => {
  const { bytes } = await write({ kind: 'xlsx', subject: subject(['title', 'killed', 'day']) });
  const rows = await readOurs(bytes);
  expect(rows[1]).toEqual(['e1', 'ولاية خراسان', '5', '2024-01-03']);
  // Half of a character is no text in any file.
  expect(rows[3]?.[1]).toBe('a\u000bb _x000B_ \ufffd <&"\r\n');
});

test('a workbook holds no formula, and its head stays', async () => {
  const { bytes } = await write({ kind: 'xlsx', subject: subject(all) });
  const parts = unzipSync(bytes);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  expect(sheet).not.toMatch(/<f[ >]/);
  expect(sheet).toContain('state="frozen"');
  const [, name = ''] = /sheet name="([^"]*)"/.exec(strFromU8(parts['xl/workbook.xml']!)) ?? [];
  expect(name).toMatch(/^[^\\/?*[\]:']{1,31}$/);
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '=1+1',
    '-5',
    '007',
    "'x",
    '\t',
    '\r',
    '\n',
    '_x000D_',
    '_x',
    '\ufeff',
    ']]>',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

test('any texts come back from a workbook', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 80 }),
      async (rows) => {
        const columns = ['a', 'b', 'c'].map((title) => ({ title, width: 90 }));
        const pieces: Uint8Array[] = [];
        const at = new Date('2026-01-01T00:00:00Z');
        for await (const piece of xlsxOf({ title: 'S', columns, rows }, at)) pieces.push(piece);
        const read = await readOurs(Buffer.concat(pieces));
        const filled = rows.filter((row) => row.some((one) => one !== ''));
        const padded = read.slice(1).map((row) => [0, 1, 2].map((place) => row[place] ?? ''));
        expect(padded).toEqual(filled);
      },
    ),
    { numRuns: 40 },
  );
});

test('more rows than a sheet has are refused before they are all written', async () => {
  function* rows(): Generator<string[]> {
    for (let row = 0; row < MOST_SHEET_ROWS; row += 1) yield [''];
  }
  const columns = [{ title: 'a', width: 90 }];
  const pieces = xlsxOf({ title: 'S', columns, rows: rows() }, new Date(0));
  const writing = async (): Promise<void> => {
    while (!(await pieces.next()).done);
  };
  await expect(writing()).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('1,048,575 rows') as string,
  });
});

test('JSON has the values as the dossier has them, and nothing where nothing is said', async () => {
  const what = { kind: 'json', subject: subject([...all, 'place'], { records: ['e1', 'e4'] }) };
  const { bytes } = await write(what as ExportWhat);
  expect(JSON.parse(bytes.toString('utf8'))).toEqual([
    {
      id: 'e1',
      title: 'ولاية خراسان',
      killed: { best: 5 },
      day: '2024-01-03',
      code: '007',
      place: kabul,
    },
    { id: 'e4', title: "'quoted", killed: { low: 3, best: 4, high: 9 }, day: '1879-05-01' },
  ]);
});

test('JSON of nothing is an empty list', async () => {
  const { bytes } = await write({ kind: 'json', subject: subject(['title'], { records: [] }) });
  expect(JSON.parse(bytes.toString('utf8'))).toEqual([]);
});

test('GeoJSON has every record; those without a place are counted', async () => {
  const { bytes, remarks } = await write({
    kind: 'geojson',
    subject: subject(['title', 'killed']),
    field: 'place',
  });
  const { type, features } = JSON.parse(bytes.toString('utf8')) as {
    type: string;
    features: { type: string; id: string; geometry: unknown; properties: unknown }[];
  };
  expect(type).toBe('FeatureCollection');
  expect(features[0]).toEqual({
    type: 'Feature',
    id: 'e1',
    geometry: { type: 'Point', coordinates: [69.2, 34.5] },
    properties: { Title: 'ولاية خراسان', Killed: '5', 'Place precision': 'place' },
  });
  expect(features.map(({ geometry }) => geometry === null)).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(remarks).toEqual(['4 of 5 records have no place; they are there without a geometry.']);
});

const run = promisify(execFile);

const CSV = 'Text - txt - csv (StarCalc):44,34,76,1,,0';

/** What the cells show when Calc has opened the file; null where there is no Calc. Quoted fields are texts, as its dialog offers. */
async function throughCalc(name: string, bytes: Uint8Array): Promise<string[][] | null> {
  writeFileSync(join(folder, name), bytes);
  const out = join(folder, 'calc');
  const input = name.endsWith('.csv') ? [`--infilter=${CSV},true,false`] : [];
  const output = ['--convert-to', `csv:${CSV},false,true,false`, '--outdir', out];
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  try {
    await run('soffice', [profile, '--headless', ...input, ...output, join(folder, name)]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return parse(readFileSync(join(out, name.replace(/\.\w+$/, '.csv'))), {
    relax_column_count: true,
  });
}

const some = subject(all, { records: ['e1', 'e2', 'e3'] });
const dialect = { delimiter: ',', bom: true, mode: 'spreadsheet' } as const;

test.for<[string, ExportWhat, string]>([
  ['book.xlsx', { kind: 'xlsx', subject: some }, '='],
  ['table.csv', { kind: 'csv', subject: some, dialect }, "'="],
])(
  'LibreOffice Calc shows Arabic, 007 and -5 of %s as they are, and runs nothing',
  { timeout: 120_000 },
  async ([name, what, equals], context) => {
    const rows = await throughCalc(name, (await write(what)).bytes);
    if (rows === null) return context.skip('LibreOffice Calc is not installed here.');
    expect(rows[1]).toEqual(['e1', 'ولاية خراسان', '5', '2024-01-03', '', '007']);
    expect(rows[2]?.[1]).toBe(`${equals}HYPERLINK("http://example.org")`);
    expect(rows[3]?.[5]).toBe('-5');
  },
);
