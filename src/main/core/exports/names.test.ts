/** Names that meet: collections called as tables of the package, fields called as what the program adds, fields of one title. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExportWhat, RecordsSubject } from '#shared/contract/exports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import { baseRecord, memoryCore, memoryDossier, type MemoryCore } from '../query/fixture.ts';
import { exportsHandlers } from './handlers.ts';

const collection = (id: string): Collection => ({
  id,
  title: id,
  singular: 'one',
  titleField: 'title',
  fields: [
    { id: 'id', title: 'id', type: 'text' },
    { id: 'title', title: 'Name', type: 'text' },
    { id: 'other', title: 'Name', type: 'text' },
    { id: 'notes', title: 'Notes', type: 'text' },
    { id: 'precision', title: 'Place precision', type: 'text' },
    { id: 'place', title: 'Place', type: 'coordinates' },
    { id: 'near', title: 'Near', type: 'reference', collection: id },
  ],
});
const texts = { id: '7', title: 'One', other: 'Two', notes: 'theirs', precision: 'exact' };
const place = { lat: 34.5, lon: 69.2, precision: 'place' } as const;
const names = ['records', 'claims', 'notes', 'links', 'passages', 'documents', 'collectionNotes'];

let folder: string;
let core: MemoryCore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-names-'));
  const records = names.map((name) => [name, [baseRecord(`${name}-1`, { ...texts, place })]]);
  core = memoryCore(
    memoryDossier(
      names.map(collection),
      Object.fromEntries(records) as Record<string, ReturnType<typeof baseRecord>[]>,
    ),
  );
  core.paths.set('target', join(folder, 'out'));
  const id = 'note-1';
  const at = core.clock().toISOString();
  const after = {
    id,
    target: { kind: 'record' as const, collection: 'notes', record: 'notes-1' },
    text: 'ours',
    tags: [],
    status: 'open' as const,
    createdAt: at,
    updatedAt: at,
  };
  await core.dossier().commit({
    label: 'Write a note',
    drafts: () => [{ table: 'notes', id, after }],
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const subject: RecordsSubject = {
  kind: 'records',
  query: { collection: 'notes', search: '', filter: null, sort: [] },
  columns: ['id', 'title', 'other', 'notes', 'precision', 'place'],
  records: null,
  ids: true,
  notes: true,
};
async function write(what: ExportWhat): Promise<Buffer> {
  await exportsHandlers(core)['exports.write']({ target: 'target', what, job: 'job' });
  return readFileSync(join(folder, 'out'));
}

test('JSON keeps the id of the record and every field', async () => {
  const [record] = JSON.parse((await write({ kind: 'json', subject })).toString()) as object[];
  expect(record).toEqual({
    id: 'notes-1',
    id_2: '7',
    title: 'One',
    other: 'Two',
    notes_2: 'theirs',
    precision: 'exact',
    place,
    notes: 'ours',
  });
});

test('GeoJSON keeps every field, and the precision of the place', async () => {
  const what: ExportWhat = { kind: 'geojson', subject, field: 'place' };
  const { features } = JSON.parse((await write(what)).toString()) as {
    features: { properties: object }[];
  };
  expect(features[0]?.properties).toEqual({
    id: '7',
    Name: 'One',
    Name_2: 'Two',
    Notes_2: 'theirs',
    'Place precision_2': 'exact',
    'Place precision': 'place',
    Notes: 'ours',
  });
});

test('a table has no two columns of one name', async () => {
  const dialect = { delimiter: ',', mode: 'exact', bom: false } as const;
  const [header] = parse(await write({ kind: 'csv', subject, dialect })) as string[][];
  const wanted = ['id', 'id_2', 'Name', 'Name_2', 'Notes_2', 'Place precision', 'Place', 'Notes'];
  expect(header).toEqual(wanted);
  const sheet = unzipSync(await write({ kind: 'xlsx', subject }))['xl/worksheets/sheet1.xml']!;
  const [, row = ''] = /<row r="1">(.*?)<\/row>/.exec(strFromU8(sheet)) ?? [];
  expect([...row.matchAll(/<t [^>]*>(.*?)<\/t>/g)].map(([, title]) => title)).toEqual(wanted);
});

test('a package has each file once, and each column', async () => {
  const zip = await write({ kind: 'package', documents: false });
  const files = unzipSync(zip);
  const { resources } = JSON.parse(strFromU8(files['datapackage.json']!)) as {
    resources: { name: string; path: string; schema?: { foreignKeys?: unknown[] } }[];
  };
  const paths = resources.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(new Set(resources.map(({ name }) => name)).size).toBe(paths.length);
  expect(paths).toContain('collection-notes.csv');
  const [own] = parse(Buffer.from(files['records.csv']!)) as string[][];
  expect(own).toContain('origin');
  const [header] = parse(Buffer.from(files['collection-notes.csv']!)) as string[][];
  expect(header?.slice(0, 3)).toEqual(['id', 'id_2', 'title']);
  expect(new Set(header).size).toBe(header?.length);
  const table = resources.find(({ path }) => path === 'collection-notes.csv');
  expect(table?.schema?.foreignKeys).toEqual([
    { fields: ['near'], reference: { resource: 'collection-notes', fields: ['id'] } },
  ]);
  expect(strFromU8(files['codebook.md']!)).toContain('`id_2`');
});
