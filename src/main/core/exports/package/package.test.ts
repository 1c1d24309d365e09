/** The data package as others read it: by the rules of the standard, with a reader that is not ours. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { sha256Of, temporaryFolder } from '../../dossier/fixture.ts';
import { createCore, type RunningCore } from '../../app.ts';
import { createClient } from '#shared/contract/client.ts';
import type { CoreApi } from '#shared/contract/api.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { Client } from '#shared/contract/define.ts';

const SHIPPED = fileURLToPath(new URL('../../../../../data/iskp', import.meta.url));

/**
 * What Data Package 2.0, Data Resource 2.0, Table Dialect 2.0 and Table Schema 2.0 demand (datapackage.org/standard, and the published
 * profiles: required properties, types, patterns), as far as a package of ours uses it. What they do not name is refused here.
 */
const Path = z.string().regex(/^(?=[^./~])(?!file:)(?:(?!\/\.\.\/)(?!\\)(?!:\/\/).)*$/);
const Url = z.string().regex(/^https?:\/\//);
const Text = z.string().min(1);
const Field = z.strictObject({
  name: Text,
  type: z.enum(['string', 'number', 'integer', 'boolean', 'datetime', 'date']),
  description: Text.optional(),
  categories: z
    .array(z.strictObject({ value: Text, label: Text }))
    .min(1)
    .optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      enum: z.array(z.string()).min(1).optional(),
    })
    .optional(),
});
const TableSchema = z.strictObject({
  fields: z.array(Field).min(1),
  missingValues: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  primaryKey: z.array(Text).min(1),
  foreignKeys: z
    .array(
      z.strictObject({
        fields: z.array(Text).length(1),
        reference: z.strictObject({ resource: Text, fields: z.array(Text).length(1) }),
      }),
    )
    .min(1)
    .optional(),
});
const common = {
  name: z.string().regex(/^[a-z0-9._/-]+$/),
  path: Path,
  title: Text,
  description: z.string().optional(),
  bytes: z.int(),
  hash: z.string().regex(/^[^:]+:[a-fA-F0-9]+$/),
  format: Text.optional(),
  mediatype: z
    .string()
    .regex(/^(.+)\/(.+)$/)
    .optional(),
  encoding: z.literal('utf-8').optional(),
};
const Table = z.strictObject({
  ...common,
  type: z.literal('table'),
  dialect: z.strictObject({
    delimiter: z.literal(','),
    lineTerminator: z.literal('\r\n'),
    quoteChar: z.literal('"'),
    doubleQuote: z.literal(true),
    header: z.literal(true),
  }),
  schema: TableSchema,
});
const Package = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[a-z0-9._/-]+$/),
  title: Text,
  description: Text.optional(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  created: z.iso.datetime(),
  licenses: z
    .array(z.strictObject({ name: z.string().regex(/^([-a-zA-Z0-9._])+$/), title: Text }))
    .min(1),
  sources: z.array(z.strictObject({ title: Text, path: Url.optional() })).min(1),
  resources: z.array(z.union([Table, z.strictObject(common)])).min(1),
  /** Ours: other properties are allowed. */
  dossier: z.unknown(),
});

const place = temporaryFolder();
let core: RunningCore;
let page: Client<CoreApi>;
let files: Record<string, Uint8Array>;
let description: z.output<typeof Package>;
const cells = new Map<string, Record<string, string>[]>();
const tables = (): z.output<typeof Table>[] =>
  description.resources.filter((one): one is z.output<typeof Table> => 'schema' in one);

beforeAll(async () => {
  cpSync(SHIPPED, join(place.path, 'shipped'), { recursive: true });
  const folders = { userData: 'userData', documents: 'documents', shipped: 'shipped' };
  const at = (name: string): string => join(place.path, name);
  core = createCore(
    {
      userData: at(folders.userData),
      documents: at(folders.documents),
      shipped: at(folders.shipped),
      checkOutput: true,
    },
    { emit: () => undefined, log: () => undefined },
  );
  page = createClient<CoreApi>(core.page);
  const host = createClient<typeof hostApi>(core.host);
  await host.host.start({ dossier: null });
  await page.notes.create({
    target: { kind: 'dossier' },
    text: 'A note.',
    tags: ['x'],
    status: 'open',
  });
  await host.host.grant({ handle: 'out', path: at('out.zip') });
  await page.exports.write({
    target: 'out',
    what: { kind: 'package', documents: true },
    job: 'out',
  });
  files = unzipSync(readFileSync(at('out.zip')));
  description = Package.parse(JSON.parse(Buffer.from(files['datapackage.json']!).toString()));
  for (const { name, path } of tables())
    cells.set(name, parse(Buffer.from(files[path]!), { columns: true, record_delimiter: '\r\n' }));
  return async () => {
    await core.close();
    place.remove();
  };
}, 120_000);

test('lists every file with its size and hash, and no name twice', () => {
  const { resources } = description;
  const listed = resources.map(({ path }) => path);
  expect(listed.toSorted()).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'datapackage.json')
      .toSorted(),
  );
  expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length);
  for (const { path, bytes, hash } of resources) {
    expect([path, bytes]).toEqual([path, files[path]!.byteLength]);
    expect(hash).toBe(`sha256:${sha256Of(files[path]!)}`);
  }
});

test('has a codebook that names every column', () => {
  const codebook = Buffer.from(files['codebook.md']!).toString();
  for (const { name, schema } of tables())
    for (const field of schema.fields)
      expect([name, codebook.includes(`\`${field.name.split('.')[0]}\``)]).toEqual([name, true]);
});

describe('each table', () => {
  const fits: Record<z.output<typeof Field>['type'], (cell: string) => boolean> = {
    string: () => true,
    number: (cell) => /^-?(?:\d+(?:\.\d+)?)(?:e[+-]?\d+)?$/i.test(cell),
    integer: (cell) => /^-?\d+$/.test(cell),
    boolean: (cell) => ['true', 'false'].includes(cell),
    datetime: (cell) => z.iso.datetime().safeParse(cell).success,
    date: (cell) => z.iso.date().safeParse(cell).success,
  };

  test('has the columns that are described, in their order, and values that fit', () => {
    for (const { name, path, schema } of tables()) {
      const [header] = parse(Buffer.from(files[path]!), { to_line: 1 }) as string[][];
      expect([name, header]).toEqual([name, schema.fields.map((field) => field.name)]);
      const missing = new Set(schema.missingValues.map(({ value }) => value));
      for (const { name: column, type, constraints = {}, categories } of schema.fields) {
        const filled = cells
          .get(name)!
          .map((row) => row[column]!)
          .filter((cell) => !missing.has(cell));
        const odd = filled.filter(
          (cell) =>
            !fits[type](cell) ||
            (constraints.enum && !constraints.enum.includes(cell)) ||
            (categories && !categories.some(({ value }) => value === cell)),
        );
        expect([name, column, odd]).toEqual([name, column, []]);
        if (constraints.required)
          expect([name, column, filled.length]).toEqual([name, column, cells.get(name)!.length]);
        if (constraints.unique) expect(new Set(filled).size).toBe(filled.length);
      }
    }
  });

  test('has keys that lead somewhere', () => {
    let keys = 0;
    for (const { name, schema } of tables()) {
      const [key] = schema.primaryKey;
      expect(new Set(cells.get(name)!.map((row) => row[key!])).size).toBe(cells.get(name)!.length);
      const missing = new Set(schema.missingValues.map(({ value }) => value));
      for (const {
        fields: [column],
        reference,
      } of schema.foreignKeys ?? []) {
        keys += 1;
        const there = new Set(
          cells.get(reference.resource)!.map((row) => row[reference.fields[0]!]),
        );
        const lost = cells
          .get(name)!
          .map((row) => row[column!]!)
          .filter((cell) => !missing.has(cell) && !there.has(cell));
        expect([name, column, lost]).toEqual([name, column, []]);
      }
    }
    expect(keys).toBeGreaterThan(5);
  });
});

test('holds every claim of the dossier once, and every record', async () => {
  const { collections } = JSON.parse(readFileSync(join(SHIPPED, 'dossier.json'), 'utf8')) as {
    collections: { id: string }[];
  };
  let claims = 0;
  let records = 0;
  for (const { id } of collections) {
    const base = JSON.parse(readFileSync(join(SHIPPED, `base/${id}.json`), 'utf8')) as {
      records: { statements: { values: object }[] }[];
    };
    records += base.records.length;
    for (const { statements } of base.records)
      for (const { values } of statements) claims += Object.keys(values).length;
  }
  const rows = cells.get('claims')!;
  expect(rows.filter(({ value, unknown }) => value !== '' || unknown === 'true')).toHaveLength(
    claims,
  );
  expect(cells.get('records')).toHaveLength(records);
});

test('says unknown where a source says so, and nothing where nobody says anything', () => {
  const said = [...cells.values()].flat().flatMap((row) => Object.values(row));
  expect(said).toContain('(unknown)');
  expect(said).toContain('');
});
