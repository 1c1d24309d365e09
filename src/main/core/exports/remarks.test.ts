/** What lies in the trash, and what a form can't hold, is counted before anything is written. */
import { expect, test } from 'vitest';
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import type { TestCore } from '../test-core.ts';
import { shippedCore } from '../test-work.ts';

const note = { tags: [], status: 'open' as const };
const dialect = { delimiter: ',', bom: false, mode: 'exact' } as const;

/** With a record, two sources, a claim and a note in the trash. */
async function untidyCore(): Promise<TestCore> {
  const core = await shippedCore();
  const { page } = core;
  const ref = { collection: 'events', record: 'ev-2024-01-03-kerman' };
  const { id } = await page.claims.add({
    ...ref,
    field: 'place',
    claim: { text: 'Other', source: 'editor' },
  });
  await page.claims.delete({ ids: [id] });
  const written = await page.notes.create({ target: { kind: 'dossier' }, text: 'A', ...note });
  await page.notes.delete({ ids: [written.note.id] });
  const found = await page.records.find({ text: 'amaq video', collection: 'sources', limit: 2 });
  await page.records.delete({
    collection: 'sources',
    records: found.map(({ record }) => record),
  });
  await page.records.delete({ collection: 'events', records: [ref.record] });
  return core;
}

const records = (search: string) => ({
  kind: 'records' as const,
  query: { collection: 'events', search, filter: null, sort: [] },
  columns: ['title'],
  records: null,
  ids: false,
  notes: false,
});
const claims = { kind: 'claims' as const, query: null, records: null };

test('what lies in the trash is counted where everything is asked for', async () => {
  const core = await untidyCore();
  const remarksOn = async (what: ExportWhat): Promise<string[]> =>
    (await core.page.exports.preview({ what })).remarks;
  const one = '1 record in the trash is left out.';
  expect(await remarksOn({ kind: 'csv', subject: records(''), dialect })).toEqual([one]);
  expect(await remarksOn({ kind: 'json', subject: records('') })).toEqual([one]);
  expect(await remarksOn({ kind: 'csv', subject: records('kabul'), dialect })).toEqual([]);
  expect(await remarksOn({ kind: 'xlsx', subject: claims })).toEqual([
    '1 claim in the trash is left out.',
    '3 records in the trash are left out, with what is said of them.',
  ]);
  expect(await remarksOn({ kind: 'annotations' })).toEqual(['1 note in the trash is left out.']);
  expect(await remarksOn({ kind: 'csl' })).toEqual(['2 sources in the trash are left out.']);
  expect(await remarksOn({ kind: 'geojson', subject: records(''), field: 'coordinates' })).toEqual([
    one,
    expect.stringMatching(/^\d+ of 103 records have no place; they are there/),
  ]);
});
