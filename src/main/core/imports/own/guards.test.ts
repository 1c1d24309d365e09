/** What files of ours must not do: take the place of newer work, of what is in the trash, or of what the user prefers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import type { TestCore } from '../../test-core.ts';
import { grant, job, shippedCore } from '../../test-work.ts';

const KERMAN = { collection: 'events', record: 'ev-2024-01-03-kerman' };
const killed = { ...KERMAN, field: 'killed' };
const dialect = { delimiter: ',', bom: false, mode: 'exact' } as const;
const claims: ExportWhat = {
  kind: 'csv',
  subject: { kind: 'claims', query: null, records: null },
  dialect,
};

let core: TestCore;
beforeEach(async () => {
  core = await shippedCore();
});

async function write(from: TestCore, what: ExportWhat): Promise<string> {
  const path = join(from.folder, 'out');
  await grant(from, 'out', path);
  await from.page.exports.write({ target: 'out', what, job });
  return path;
}
async function look(path: string): Promise<ExchangeLook> {
  await grant(core, 'in', path);
  return (await core.page.exchange.look({ handle: 'in', job }))!;
}
async function own({ page }: TestCore, text: string): Promise<{ id: string }> {
  const { id } = await page.claims.add({ ...killed, claim: { text, source: 'editor' } });
  await page.claims.setRank({ ...killed, claim: id, rank: 'preferred', reason: 'Counted.' });
  return { id };
}
const shown = async (): Promise<{ text: string; preferred: number }> => {
  const { fields } = await core.page.records.get(KERMAN);
  const field = fields.find(({ field: id }) => id === 'killed')!;
  const mine = field.claims.filter(({ origin, rank }) => origin === 'own' && rank === 'preferred');
  return { text: field.text, preferred: mine.length };
};

test('another’s preferred claim comes as a rival, unless their word is to count', async () => {
  const other = await shippedCore();
  await own(other, '50');
  const path = await write(other, claims);
  await own(core, '60');
  const found = await look(path);
  expect(found).toMatchObject({ new: 1, changed: 1, refused: 0 });
  await core.page.exchange.apply({ draft: found.draft, replace: false });
  expect(await shown()).toEqual({ text: '60', preferred: 1 });
  const again = await look(path);
  await core.page.exchange.apply({ draft: again.draft, replace: true });
  expect(await shown()).toEqual({ text: '50', preferred: 1 });
});

test('a change since the file was looked at is not written over', async () => {
  await own(core, '60');
  const path = await write(core, claims);
  writeFileSync(path, readFileSync(path, 'utf8').replace(',60,', ',61,'));
  const found = await look(path);
  expect(found.changed).toBe(1);
  const bringing = core.page.exchange.apply({ draft: found.draft, replace: true });
  // While the backup is made, before anything is written.
  await core.page.records.setValue({ ...killed, text: '70' });
  await expect(bringing).rejects.toMatchObject({ code: 'conflict' });
  expect((await shown()).text).toBe('70');
});

test('what lies in the trash is said, and stays there', async () => {
  const { id } = await own(core, '60');
  const { note } = await core.page.notes.create({
    target: { kind: 'record', ...KERMAN },
    text: 'A note.',
    tags: [],
    status: 'open',
  });
  const table = await write(core, claims);
  const rows = readFileSync(table);
  const page = readFileSync(await write(core, { kind: 'annotations' }));
  await core.page.claims.delete({ ids: [id] });
  await core.page.notes.delete({ ids: [note.id] });
  for (const bytes of [rows, page]) {
    writeFileSync(table, bytes);
    const found = await look(table);
    expect(found).toMatchObject({ new: 0, changed: 0, refused: 1 });
    expect(found.reasons[0]?.reason).toContain('in the trash');
  }
});

test('a record in the trash is not brought back by its values', async () => {
  const what: ExportWhat = {
    kind: 'json',
    subject: {
      kind: 'records',
      query: { collection: 'leaders', search: '', filter: null, sort: [] },
      columns: ['name'],
      records: null,
      ids: true,
      notes: false,
    },
  };
  const path = await write(core, what);
  const [first] = JSON.parse(readFileSync(path, 'utf8')) as { id: string }[];
  await core.page.records.delete({ collection: 'leaders', records: [first!.id] });
  const found = await look(path);
  expect(found).toMatchObject({ new: 0, changed: 0, refused: 1 });
});

test('notes and passages on what is not here are refused', async () => {
  const other = await shippedCore();
  const { record } = await other.page.records.create({
    collection: 'events',
    values: { title: 'Only there', date: '2020' },
  });
  await other.page.notes.create({
    target: { kind: 'record', collection: 'events', record },
    text: 'On it.',
    tags: [],
    status: 'open',
  });
  const found = await look(await write(other, { kind: 'annotations' }));
  expect(found).toMatchObject({ new: 0, refused: 1 });
});

test('own records come with their claims', async () => {
  const other = await shippedCore();
  await other.page.records.create({ collection: 'leaders', values: { name: 'Xyz Xyz' } });
  const found = await look(await write(other, claims));
  expect(found).toMatchObject({ new: 1, refused: 0 });
  await core.page.exchange.apply({ draft: found.draft, replace: false });
  const leaders = await core.page.records.find({ text: 'Xyz Xyz', limit: 5 });
  expect(leaders.map(({ title }) => title)).toEqual(['Xyz Xyz']);
});

test('without a dossier, a package is looked at, and all else is left to others', async () => {
  const table = await write(core, claims);
  const rows = readFileSync(table);
  const zip = readFileSync(await write(core, { kind: 'package', documents: true }));
  await core.page.dossier.close({});
  writeFileSync(table, rows);
  expect(await look(table)).toBeNull();
  writeFileSync(table, zip);
  expect(await look(table)).toMatchObject({ kind: 'package', refused: 0 });
});

test('a text that a workbook had to cut takes the place of nothing', async () => {
  const long = 'x'.repeat(40_000);
  await core.page.records.setValue({ ...KERMAN, field: 'description', text: long });
  const path = await write(core, {
    kind: 'xlsx',
    subject: {
      kind: 'records',
      query: { collection: 'events', search: '', filter: null, sort: [] },
      columns: ['title', 'description'],
      records: null,
      ids: true,
      notes: false,
    },
  });
  expect(await look(path)).toMatchObject({ kind: 'records', new: 0, changed: 0, refused: 0 });
});
