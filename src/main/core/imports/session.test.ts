/** The whole way of an import, on real files: opened, proposed, tried, taken in, updated, undone, taken out. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type {
  ImportDraft,
  ImportPlan,
  ImportPurpose,
  ImportTarget,
} from '#shared/contract/imports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import { fixtureFile, writeDossierFile } from '../dossier/fixture.ts';
import { testCore, type TestCore } from '../test-core.ts';

const GED = fileURLToPath(new URL('fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));
const job = 'import';

const sources: Collection = {
  id: 'sources',
  title: 'Sources',
  singular: 'source',
  titleField: 'title',
  fields: [{ id: 'title', title: 'Title', type: 'text' }],
};

let core: TestCore;
let folder: string;
beforeEach(async () => {
  core = testCore();
  writeDossierFile(join(core.folder, 'shipped'), {
    ...fixtureFile,
    imports: [],
    collections: [...fixtureFile.collections, sources],
  });
  folder = join(core.folder, 'work');
  await grant('new', folder);
  await core.page.dossier.create({ handle: 'new', title: 'Work' });
});

const grant = (handle: string, path: string) => core.host.host.grant({ handle, path });

async function open(path: string): Promise<ImportDraft> {
  await grant('file', path);
  return core.page.imports.open({ handle: 'file', job });
}

/** A table as a file of that name. */
async function openText(name: string, text: string): Promise<ImportDraft> {
  const path = join(core.folder, name);
  writeFileSync(path, text);
  return open(path);
}

const propose = async ({ draft }: ImportDraft, purpose: ImportPurpose | null = null) =>
  core.page.imports.propose({ draft, purpose, job });
const plan = ({ draft }: ImportDraft, target: ImportTarget) =>
  core.page.imports.plan({ draft, target, job });
const apply = ({ draft }: ImportDraft) => core.page.imports.apply({ draft, job });

async function takeIn(draft: ImportDraft): Promise<ImportPlan & { collection: string }> {
  const { target } = await propose(draft);
  const figures = await plan(draft, target);
  const { collection } = await apply(draft);
  return { ...figures, collection };
}

const inBase = (): string[] =>
  existsSync(join(folder, 'base')) ? readdirSync(join(folder, 'base')).toSorted() : [];
const rowsOf = async (collection: string) => {
  const { result, count } = await core.page.records.query({
    collection,
    search: '',
    filter: null,
    sort: [],
  });
  return (await core.page.records.rows({ result, from: 0, to: Math.min(count, 200) })).rows;
};
const clean = { rejected: 0, gone: 0, kept: 0 };

const first =
  'id,title,day,killed\nA1,One,2024-01-03,5\nA2,Two,2024-02-01,7\nA3,Three,2024-03-01,0\n';
const second =
  'id,title,day,killed\nA1,One,2024-01-03,6\nA2,Two,2024-02-01,7\nA4,Four,2024-04-01,1\n';

describe('a dataset that is known', () => {
  test('goes in whole through its preset, as one step', async () => {
    const draft = await open(GED);
    expect(draft.recognised).toMatchObject({ id: 'ucdp-ged' });
    const { collection, ...figures } = await takeIn(draft);
    expect(figures).toMatchObject({ ...clean, rows: 3_194, new: 3_194, changed: 0, same: 0 });
    expect(await rowsOf(collection)).toHaveLength(200);
    expect(await core.page.imports.list({})).toMatchObject([
      { dataset: draft.recognised!.title, records: 3_194, gone: 0 },
    ]);
    const { undo } = await core.page.history.state({});
    expect(undo?.label).toContain('3,194 records');
  });

  test('is there again after a restart', async () => {
    const { collection } = await takeIn(await open(GED));
    const before = await rowsOf(collection);
    await core.core.close();
    core = core.again();
    await core.host.host.start({ dossier: folder });
    expect(await rowsOf(collection)).toEqual(before);
  });

  test('changes nothing when it comes a second time', async () => {
    await takeIn(await open(GED));
    const files = inBase();
    const draft = await open(GED);
    const proposal = await propose(draft);
    expect(proposal.purpose.kind).toBe('update');
    const figures = await plan(draft, proposal.target);
    expect(figures).toMatchObject({ ...clean, rows: 3_194, new: 0, changed: 0, same: 3_194 });
    await expect(apply(draft)).rejects.toMatchObject({ code: 'conflict' });
    await core.page.imports.close({ draft: draft.draft });
    expect(inBase()).toEqual(files);
  });

  test('as text beside the zip is the same', async () => {
    await takeIn(await open(GED));
    const [bytes] = Object.values(unzipSync(readFileSync(GED)));
    const path = join(core.folder, 'ged191.csv');
    writeFileSync(path, bytes!);
    const draft = await open(path);
    const { target } = await propose(draft);
    expect(await plan(draft, target)).toMatchObject({ same: 3_194, new: 0, changed: 0 });
  });
});

describe('a table that nobody knows', () => {
  test('makes a collection and a source, and one undo takes all of it back', async () => {
    const draft = await openText('incidents.csv', first);
    expect(draft).toMatchObject({ recognised: null, settings: { kind: 'csv', delimiter: ',' } });
    const proposal = await propose(draft);
    expect(proposal).toMatchObject({ purpose: { kind: 'new' }, rows: 3 });
    await plan(draft, proposal.target);
    const { collection } = await apply(draft);
    const rows = await rowsOf(collection);
    expect(rows.map(({ cells }) => cells['title']?.text)).toEqual(['One', 'Two', 'Three']);
    expect(
      await core.page.records.find({ text: 'incidents', collection: 'sources', limit: 5 }),
    ).toHaveLength(1);

    await core.page.history.undo({});
    expect(await core.page.imports.list({})).toEqual([]);
    expect(await core.page.records.find({ text: 'incidents', limit: 5 })).toEqual([]);
    await core.page.history.redo({});
    expect(await rowsOf(collection)).toEqual(rows);
  });

  test('into a collection that is there, columns go to the fields of the same name', async () => {
    const draft = await openText('more.csv', 'Title,Weather\nRaid,fog\n');
    const { target } = await propose(draft, { kind: 'into', collection: 'events' });
    expect(target.collection.id).toBe('events');
    expect(target.mapping.fields.map(({ field }) => field)).toEqual(['title', 'weather']);
    await plan(draft, target);
    await apply(draft);
    const [row] = await rowsOf('events');
    expect(row!.cells['title']?.text).toBe('Raid');
    expect(row!.cells['weather']?.text).toBe('fog');
  });
});

describe('a later release', () => {
  test('keeps what the user wrote, and shows what is new, changed and gone', async () => {
    const { collection } = await takeIn(await openText('set.csv', first));
    const [one, , three] = await rowsOf(collection);
    const place = { collection, record: one!.id, field: 'killed' };
    const { claims } = await core.page.records
      .get({ collection, record: one!.id })
      .then(({ fields }) => fields.find(({ field }) => field === 'killed')!);
    await core.page.claims.setRank({
      ...place,
      claim: claims[0]!.id,
      rank: 'preferred',
      reason: 'Counted twice.',
    });
    await core.page.notes.create({
      target: { kind: 'record', collection, record: three!.id },
      text: 'Keep this.',
      tags: [],
      status: 'open',
    });

    const draft = await openText('set.csv', second);
    const proposal = await propose(draft);
    expect(proposal.purpose.kind).toBe('update');
    const figures = await plan(draft, proposal.target);
    expect(figures).toMatchObject({ new: 1, changed: 1, same: 1, gone: 1, rejected: 0, kept: 1 });
    const { rows } = await core.page.imports.planRows({
      draft: draft.draft,
      kind: 'changed',
      from: 0,
      limit: 10,
    });
    expect(rows).toMatchObject([
      { line: 2, record: one!.id, cells: [{ field: 'killed', before: '5', after: '6' }] },
    ]);
    await apply(draft);

    const now = await rowsOf(collection);
    expect(now).toHaveLength(4);
    expect(now.find(({ id }) => id === one!.id)!.cells['killed']).toMatchObject({ text: '5' });
    const detail = await core.page.records.get({ collection, record: one!.id });
    const killed = detail.fields.find(({ field }) => field === 'killed')!;
    expect(killed.claims.map(({ text, rank }) => [text, rank])).toEqual([
      ['5', 'preferred'],
      ['6', 'normal'],
    ]);
    expect(await core.page.imports.list({})).toMatchObject([{ records: 4, gone: 1 }]);

    await core.page.history.undo({});
    const before = await rowsOf(collection);
    expect(before.map(({ id }) => id)).toEqual([one!.id, expect.any(String), three!.id]);
    expect(before[0]!.cells['killed']).toMatchObject({ text: '5' });
  });

  test('does not take the prefix of another dataset', async () => {
    await takeIn(await openText('set.csv', first));
    const draft = await openText('set.csv', second);
    const { target } = await propose(draft);
    await expect(plan(draft, { ...target, replaces: null })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('prefix') as string,
    });
  });
});

test('rows without a key or with one that was there are told with their lines, and saved with the reason', async () => {
  const draft = await openText('flawed.csv', 'id,title\nA1,One\n,Two\nA1,"=Three"\nA2,Four\n');
  const { target } = await propose(draft);
  const key = { kind: 'columns' as const, prefix: 'set', columns: ['id'] };
  const figures = await plan(draft, { ...target, mapping: { ...target.mapping, key } });
  expect(figures).toMatchObject({ rows: 4, new: 2, rejected: 2 });
  expect(figures.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  const path = join(core.folder, 'rejected.csv');
  await grant('rejected', path);
  await core.page.imports.saveRejected({ draft: draft.draft, target: 'rejected' });
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(`A1,'=Three,4,`);
  expect(text).toContain(',Two,3,');

  await apply(draft);
  await core.page.imports.saveRejected({ draft: draft.draft, target: 'rejected' });
  expect(readFileSync(path, 'utf8')).toBe(text);
  await core.page.imports.close({ draft: draft.draft });
  const files = inBase();
  expect(files).toHaveLength(1);
  await expect(
    core.page.imports.saveRejected({ draft: draft.draft, target: 'rejected' }),
  ).rejects.toMatchObject({ code: 'not_found' });
});

describe('nothing is left behind', () => {
  test('by a plan that is cancelled', async () => {
    const draft = await open(GED);
    const { target } = await propose(draft);
    const files = inBase();
    const running = plan(draft, target);
    await core.page.jobs.cancel({ job });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(inBase()).toEqual(files);
  });

  test('by a plan that is given up', async () => {
    const draft = await open(GED);
    const { target } = await propose(draft);
    const files = inBase();
    await plan(draft, target);
    expect(inBase()).not.toEqual(files);
    await core.page.imports.close({ draft: draft.draft });
    expect(inBase()).toEqual(files);
    await expect(plan(draft, target)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('by a plan that the program was closed on', async () => {
    const draft = await open(GED);
    const { target } = await propose(draft);
    const files = inBase();
    await plan(draft, target);
    await core.core.close();
    core = core.again();
    await core.host.host.start({ dossier: folder });
    expect(inBase()).toEqual(files);
  });
});

test('a plan is refused when the dossier was changed since', async () => {
  const draft = await openText('set.csv', first);
  const { target } = await propose(draft);
  await plan(draft, target);
  await core.page.notes.create({
    target: { kind: 'dossier' },
    text: 'Meanwhile.',
    tags: [],
    status: 'open',
  });
  await expect(apply(draft)).rejects.toMatchObject({ code: 'conflict' });
  expect(await core.page.imports.list({})).toEqual([]);
});
