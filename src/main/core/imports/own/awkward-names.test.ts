/** Collections whose fields are called as what an export adds itself go out as tables and as JSON, and come back with every value in its place. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ExportWhat, RecordsSubject } from '#shared/contract/exports-api.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Draft } from '../../context.ts';
import { testCore, type TestCore } from '../../test-core.ts';
import { writeGenerated } from './generated-dossier.ts';
import { lookAtFile, writeOut } from '../test-exchange.ts';

const IDS = ['id', 'notes', 'title', 'id2', 'notes2', 'notesA', 'toString'];
const OURS = ['id', 'ID', 'id_2', 'Notes', 'notes', 'Notes_2', 'notes_2', ' Notes ', '\ufeffid'];
const AWKWARD = ['Name', 'Name_2', '=Sum', "'=Sum", "'", '-5', 'two  spaces', 'a "b"; c', 'ولاية'];
const RECORDS = ['r-1', 'r.2', 'r_3'];
const NOW = '2026-01-02T03:04:05.678Z';
const words = fc.constantFrom('Notes', 'id', '=1+1', "'007", '-5', 'a "b"; c, d', 'one\ntwo', 'ü');

type Made = {
  collection: Collection;
  /** By record and field. */
  values: Map<string, Map<string, string>>;
  columns: string[];
  notes: boolean;
};

const made: fc.Arbitrary<Made> = fc
  .record({
    ids: fc.shuffledSubarray(IDS, { minLength: 2 }),
    titles: fc.array(fc.constantFrom(...OURS, ...AWKWARD), {
      minLength: IDS.length,
      maxLength: IDS.length,
    }),
  })
  .chain(({ ids, titles }) => {
    const fields = ids.map((id, at): Field => ({ id, title: titles[at]!, type: 'longtext' }));
    const collection = { id: 'c', title: 'C', singular: 'c', titleField: ids[0]!, fields };
    return fc.record({
      collection: fc.constant(collection),
      values: fc
        .array(fc.option(words, { freq: 4 }), {
          minLength: RECORDS.length * ids.length,
          maxLength: RECORDS.length * ids.length,
        })
        .map((texts) => valuesOf(ids, texts)),
      columns: fc.shuffledSubarray(ids, { minLength: 1 }),
      notes: fc.boolean(),
    });
  });

/** No two the same, so that one in the wrong place is seen. */
const valuesOf = (ids: readonly string[], texts: readonly (string | null)[]): Made['values'] =>
  new Map(
    RECORDS.map((record, row) => [
      record,
      new Map(
        ids.flatMap((id, at): [string, string][] => {
          const place = row * ids.length + at;
          const text = texts[place] ?? null;
          return text === null ? [] : [[id, `${text} ${place}`]];
        }),
      ),
    ]),
  );

async function coreWith(name: string, { collection }: Made, drafts: Draft[]): Promise<TestCore> {
  const core = testCore();
  const folder = join(core.folder, name);
  const base = new Map([
    ['c', RECORDS.map((id) => ({ id, statements: [{ source: 'editor', values: {} }] }))],
  ]);
  await writeGenerated(folder, { title: name, collections: [collection], base, drafts });
  await core.host.host.start({ dossier: folder });
  return core;
}

const draftsOf = ({ values, collection: { fields } }: Made): Draft[] => [
  ...[...values].flatMap(([record, given]) =>
    [...given].map(([field, value]): Draft => {
      const id = `${record}.${field}`;
      const place = { id, collection: 'c', record, field };
      const rest = { value, source: 'editor', rank: 'preferred' as const };
      return {
        table: 'claims',
        id,
        after: { ...place, ...rest, createdAt: NOW, updatedAt: NOW },
      };
    }),
  ),
  ...[null, ...fields].map((field, at): Draft => {
    const id = `note-${at}`;
    const place = { collection: 'c', record: RECORDS[at % RECORDS.length]! };
    const target = field
      ? { kind: 'field' as const, ...place, field: field.id }
      : { kind: 'record' as const, ...place };
    const rest = { text: `A note ${at}`, tags: [], status: 'open' as const };
    return { table: 'notes', id, after: { id, target, ...rest, createdAt: NOW, updatedAt: NOW } };
  }),
];

const dialects = [
  { delimiter: ',', bom: false, mode: 'exact' },
  { delimiter: ';', bom: true, mode: 'spreadsheet' },
  { delimiter: '\t', bom: false, mode: 'spreadsheet' },
] as const;
const formsOf = (subject: RecordsSubject): ExportWhat[] => [
  ...dialects.map((dialect) => ({ kind: 'csv' as const, subject, dialect })),
  { kind: 'xlsx', subject },
  { kind: 'json', subject },
];

async function shownIn({ page }: TestCore): Promise<Made['values']> {
  const query = { collection: 'c', search: '', filter: null, sort: [] };
  const { result, count } = await page.records.query(query);
  const { rows } = await page.records.rows({ result, from: 0, to: count });
  return new Map(
    rows.map(({ id, cells }) => [
      id,
      new Map(
        Object.entries(cells).flatMap(([field, { text }]) => (text === '' ? [] : [[field, text]])),
      ),
    ]),
  );
}

const RUNS = Number(process.env['AWKWARD_NAMES'] ?? 12);

test(`${RUNS} generated collections`, { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(made, async (one) => {
      const from = await coreWith('from', one, draftsOf(one));
      const to = await coreWith('to', one, []);
      const { columns, notes, values } = one;
      const blank = await shownIn(to);
      const wanted = new Map(
        RECORDS.map((record) => [
          record,
          new Map([...values.get(record)!].filter(([field]) => columns.includes(field))),
        ]),
      );
      const query = { collection: 'c', search: '', filter: null, sort: [] };
      const subject = { kind: 'records' as const, query, columns, records: null, ids: true, notes };
      const all = { kind: 'records', same: 3, new: 0, changed: 0, refused: 0, reasons: [] };
      for (const what of formsOf(subject)) {
        const path = await writeOut(from, what);
        const isThere = [...wanted.values()].some((record) => record.size > 0);
        // JSON leaves out what has no value, and then says nothing.
        if (!isThere && what.kind === 'json') continue;
        expect(await lookAtFile(from, path)).toMatchObject(all);
        const found = (await lookAtFile(to, path))!;
        expect(found).toMatchObject({ new: 0, refused: 0, reasons: [] });
        await to.page.exchange.apply({ draft: found.draft, replace: true });
        expect(await shownIn(to)).toEqual(wanted);
        expect(await lookAtFile(to, path)).toMatchObject(all);
        if (found.changed > 0) await to.page.history.undo({});
        expect(await shownIn(to)).toEqual(blank);
      }
      await Promise.all([from.core.close(), to.core.close()]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
