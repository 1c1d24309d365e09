/** What was written out comes back in: into the dossier that it is of, and into another copy of the shipped one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { CsvDialect, ExportWhat } from '#shared/contract/exports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import { AppError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '../../dossier/fixture.ts';
import { bundleChild } from '../../dossier/kill-test/bundle.ts';
import type { TestCore } from '../../test-core.ts';
import { grant, job, shippedCore, workOn } from '../../test-work.ts';

const program = temporaryFolder();
let documentScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(
    new URL('../../reading/documents/document-thread.ts', import.meta.url),
  );
  documentScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

async function write(core: TestCore, name: string, what: ExportWhat): Promise<string> {
  const target = join(core.folder, name);
  await grant(core, name, target);
  await core.page.exports.write({ target: name, what, job });
  return target;
}

async function look(core: TestCore, path: string): Promise<ExchangeLook> {
  await grant(core, 'in', path);
  const found = await core.page.exchange.look({ handle: 'in', job });
  expect(found).not.toBeNull();
  return found!;
}

async function takeIn(core: TestCore, path: string): Promise<ExchangeLook> {
  const found = await look(core, path);
  expect(found).toMatchObject({ refused: 0, reasons: [] });
  await core.page.exchange.apply({ draft: found.draft, replace: true });
  return found;
}

const dialects: CsvDialect[] = [
  { delimiter: ',', bom: false, mode: 'exact' },
  { delimiter: ';', bom: true, mode: 'spreadsheet' },
  { delimiter: '\t', bom: true, mode: 'exact' },
];
const claims = (dialect: CsvDialect): ExportWhat => ({
  kind: 'csv',
  subject: { kind: 'claims', query: null, records: null },
  dialect,
});
const annotations: ExportWhat = { kind: 'annotations' };
const sources: ExportWhat = { kind: 'csl' };

/** Ranks that the user gave to imported claims carry no time in these files. */
async function expectSame(core: TestCore, path: string, what: ExportWhat): Promise<void> {
  const again = await write(core, 'again', what);
  const [before, after] = [path, again].map((file) => readFileSync(file, 'utf8').split('\n'));
  expect(after!.filter((line) => !before!.includes(line)).slice(0, 5)).toEqual([]);
  expect(after).toHaveLength(before!.length);
}

describe('into another copy of the same dossier', () => {
  test.each(dialects)(
    'claims ($mode, “$delimiter”), passages, notes and sources come back as they were',
    { timeout: 60_000 },
    async (dialect) => {
      const from = await shippedCore({ documentScript });
      await workOn(from);
      await from.page.records.create({
        collection: 'sources',
        values: { title: 'A paper, "quoted"', issued: '2024-03~', author: 'Ann Example; Bo' },
      });
      await from.page.records.setValue({
        collection: 'sources',
        record: 'wikipedia-iskp',
        field: 'note',
        text: "'=1\nولاية",
      });
      const to = await shippedCore();
      // Claims and notes name sources and passages, so these come first.
      for (const [name, what] of [
        ['sources.json', sources],
        ['notes.jsonld', annotations],
        ['claims.csv', claims(dialect)],
      ] as const) {
        const path = await write(from, name, what);
        const first = await takeIn(to, path);
        expect(first.new + first.changed).toBeGreaterThan(0);
        await expectSame(to, path, what);
        expect(await look(to, path)).toMatchObject({
          same: first.new + first.same + first.changed,
          new: 0,
          changed: 0,
          refused: 0,
        });
      }
    },
  );

  test('claims with any words come back as they were', { timeout: 120_000 }, async () => {
    const from = await shippedCore();
    const { result } = await from.page.records.query({
      collection: 'events',
      search: '',
      filter: null,
      sort: [],
    });
    const { ids } = await from.page.records.ids({ result, from: 0, to: 40 });
    let made = 0;
    for (const [at, draft] of fc.sample(claim, { numRuns: 300, seed: 7 }).entries()) {
      const { place, ...one } = draft;
      await from.page.claims
        .add({ collection: 'events', record: ids[at % ids.length]!, field: place, claim: one })
        .then(() => (made += 1))
        .catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
    }
    expect(made).toBeGreaterThan(200);
    for (const dialect of dialects) {
      const path = await write(from, 'claims.csv', claims(dialect));
      const to = await shippedCore();
      expect(await takeIn(to, path)).toMatchObject({ new: made, changed: 0 });
      await expectSame(to, path, claims(dialect));
      await to.core.close();
    }
  });
});

const words = fc.oneof(
  fc.constantFrom('=1', "'=1", "''", '-5', '007', 'ولاية خراسان', 'a "b"; c', 'sep=;', '@x'),
  fc.string({ unit: fc.constantFrom(...'"\',;\t\n=-+@ 0a\ufeffي'), minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const claim = fc.record(
  {
    place: fc.constantFrom('title', 'place', 'killed'),
    text: fc.oneof(words, fc.constantFrom('5', '≥7', '90 (80–100)')),
    source: fc.constantFrom('editor', 'wikipedia-iskp'),
    quote: words,
    comment: words,
    asOf: fc.constantFrom('2024', '2024-01~', '2023-02-03'),
    locator: fc.record({ section: words, page: fc.constantFrom('007', 'iv') }),
    grade: fc.constantFrom({ reliability: 'B' as const, credibility: 2 as const }),
  },
  { requiredKeys: ['place', 'text', 'source'] },
);

async function collectionsOf({ page }: TestCore): Promise<Collection[]> {
  const state = await page.dossier.state({});
  return state.status === 'open' ? state.collections : [];
}

describe('records of one collection, with their ids', () => {
  const query = { search: '', filter: null, sort: [] };
  const whatOf = async (
    core: TestCore,
    collection: string,
  ): Promise<Record<string, ExportWhat>> => {
    const { fields } = (await collectionsOf(core)).find(({ id }) => id === collection)!;
    const subject = {
      kind: 'records' as const,
      query: { collection, ...query },
      columns: fields.map(({ id }) => id),
      records: null,
      ids: true,
      notes: false,
    };
    return {
      'exact.csv': { kind: 'csv', subject, dialect: dialects[0]! },
      'spreadsheet.csv': { kind: 'csv', subject, dialect: dialects[1]! },
      'workbook.xlsx': { kind: 'xlsx', subject },
      'records.json': { kind: 'json', subject },
    };
  };

  test('change nothing where nothing was changed', { timeout: 120_000 }, async () => {
    const core = await shippedCore({ documentScript });
    await workOn(core);
    for (const { id, title } of await collectionsOf(core)) {
      for (const [name, what] of Object.entries(await whatOf(core, id))) {
        const path = await write(core, name, what);
        const { kind, refused, changed, reasons, ...found } = await look(core, path);
        expect([title, name, kind, refused, changed, found.new, reasons]).toEqual([
          title,
          name,
          'records',
          0,
          0,
          0,
          [],
        ]);
      }
    }
  });

  test.each(['exact.csv', 'spreadsheet.csv', 'records.json'])(
    '%s: what was changed elsewhere becomes the user’s value, and one undo takes it back',
    async (name) => {
      const core = await shippedCore();
      const what = (await whatOf(core, 'leaders'))[name]!;
      const path = await write(core, name, what);
      const text = readFileSync(path, 'utf8');
      expect(text).toContain('Hafiz Saeed Khan');
      writeFileSync(path, text.replace('Hafiz Saeed Khan', 'Hafez Said Khan'));
      const found = await look(core, path);
      expect(found).toMatchObject({ kind: 'records', changed: 1, new: 0, refused: 0 });
      await core.page.exchange.apply({ draft: found.draft, replace: false });
      expect(
        await core.page.records.find({ text: 'Hafez Said', collection: 'leaders', limit: 9 }),
      ).toEqual([]);
      const again = await look(core, path);
      await core.page.exchange.apply({ draft: again.draft, replace: true });
      const leaders = { collection: 'leaders', limit: 9 };
      expect(await core.page.records.find({ text: 'Hafez Said', ...leaders })).toHaveLength(1);
      await core.page.history.undo({});
      expect(await core.page.records.find({ text: 'Hafez Said', ...leaders })).toEqual([]);
    },
  );

  test('of another program, whose columns are called the same, are left to the import', async () => {
    const core = await shippedCore();
    const path = join(core.folder, 'foreign.csv');
    writeFileSync(path, 'id,Title,Date\r\n1,One,2020\r\n2,Two,2021\r\n');
    await grant(core, 'in', path);
    expect(await core.page.exchange.look({ handle: 'in', job })).toBeNull();
  });

  test('rows that are no records are refused, values that do not fit are named', async () => {
    const core = await shippedCore();
    const path = await write(core, 'events.csv', (await whatOf(core, 'events'))['exact.csv']!);
    const [header, first, second, ...rest] = readFileSync(path, 'utf8').split('\r\n');
    const broken = [header, first, first, `__proto__${second}`, `,${second}`, ...rest];
    writeFileSync(path, broken.join('\r\n'));
    const found = await look(core, path);
    expect(found.refused).toBe(3);
    expect(found.reasons).toContainEqual({ reason: 'The same id is there twice.', count: 1 });
  });
});
