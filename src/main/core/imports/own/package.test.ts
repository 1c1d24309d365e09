/** A whole dossier out as a data package and in again: equal, by hash, in everything but its history. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import { openDossier } from '../../dossier/open.ts';
import { fixtureDeps, sha256Of, temporaryFolder } from '../../dossier/fixture.ts';
import { bundleChild } from '../../dossier/kill-test/bundle.ts';
import { testCore, type TestCore } from '../../test-core.ts';
import type { OpenDossier } from '../../context.ts';

const SHIPPED = fileURLToPath(new URL('../../../../../data/iskp', import.meta.url));
const GED = fileURLToPath(new URL('../fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));
const job = 'package';

const program = temporaryFolder();
let documentScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(
    new URL('../../reading/documents/document-thread.ts', import.meta.url),
  );
  documentScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

/** A core with a copy of the shipped dossier open. */
async function shippedCore(): Promise<TestCore> {
  const core = testCore({ documentScript });
  cpSync(SHIPPED, join(core.folder, 'shipped'), { recursive: true });
  await core.host.host.start({ dossier: null });
  return core;
}

const grant = (core: TestCore, handle: string, path: string) =>
  core.host.host.grant({ handle, path });

async function write(core: TestCore, name: string): Promise<string> {
  const path = join(core.folder, name);
  await grant(core, name, path);
  await core.page.exports.write({ target: name, what: { kind: 'package', documents: true }, job });
  return path;
}

async function takeIn(core: TestCore, path: string): Promise<string> {
  await grant(core, 'in', path);
  const look = await core.page.exchange.look({ handle: 'in', job });
  expect(look).toMatchObject({ kind: 'package', refused: 0 });
  await core.page.exchange.create({ draft: look!.draft, job });
  return (await core.host.host.openFolder({})).path!;
}

/** SHA-256 of each kind of thing, whatever the order of parts within one. */
async function hashes(core: TestCore, folder: string): Promise<Record<string, string>> {
  await core.page.dossier.close({});
  const dossier = await openDossier(folder, fixtureDeps());
  try {
    return Object.fromEntries(
      Object.entries(contentOf(dossier)).map(([kind, value]) => [
        kind,
        createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex'),
      ]),
    );
  } finally {
    await dossier.close();
  }
}

function contentOf({ base, layer, file }: OpenDossier): Record<string, unknown> {
  const { title, description, licence, collections } = file;
  // Definitions that the user changed are those of the new dossier.
  const { imports, collections: _, ...tables } = layer;
  return {
    definition: { title, description, licence, collections },
    base: [...base].map(([id, records]) => [id, [...records.values()].map(canonical)]),
    imports: [...imports.values()].map(({ parts: __, ...entry }) => entry),
    ...Object.fromEntries(
      Object.entries(tables).map(([name, entries]) => [
        name,
        [...(entries as Map<string, unknown>)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ),
  };
}

/** A preference for what a statement does not say is none, and doubts have no order. */
function canonical(record: BaseRecord): unknown {
  const says = (field: string, at: number): boolean =>
    Object.hasOwn(record.statements[at]?.values ?? {}, field);
  const preferred = Object.fromEntries(
    Object.entries(record.preferred ?? {}).filter(([field, { statement }]) =>
      says(field, statement),
    ),
  );
  const deprecated = Object.fromEntries(
    Object.entries(record.deprecated ?? {}).map(([field, doubts]) => [
      field,
      doubts.toSorted((a, b) => a.statement - b.statement),
    ]),
  );
  return { id: record.id, statements: record.statements, preferred, deprecated };
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Something of everything that a user can write. */
async function work({ page, ...core }: TestCore): Promise<void> {
  writeFileSync(join(core.folder, 'a.txt'), 'Words, "of" a source.');
  await core.host.host.grant({ handle: 'a', path: join(core.folder, 'a.txt') });
  const { document } = await page.documents.add({ handle: 'a', source: 'wikipedia-iskp', job });
  const { id: passage } = await page.passages.create({ document, start: 0, end: 5 });
  await page.notes.create({
    target: { kind: 'passage', passage },
    text: 'On words.',
    tags: [],
    status: 'done',
  });
  const [kerman] = await page.records.find({ text: 'Kerman', collection: 'events', limit: 1 });
  const ref = { collection: 'events', record: kerman!.record };
  const { fields } = await page.records.get(ref);
  const killed = fields.find(({ field }) => field === 'killed')!;
  await page.claims.setRank({
    ...ref,
    field: 'killed',
    claim: killed.claims[1]!.id,
    rank: 'preferred',
    reason: 'Later,\n"counted" anew.',
  });
  await page.claims.add({
    ...ref,
    field: 'killed',
    claim: {
      text: '90 (80–100)',
      source: 'wikipedia-iskp',
      locator: { section: 'Lead', paragraph: 1 },
      quote: '=some, "words"; ولاية\r\n',
      grade: { reliability: 'B', credibility: 2 },
      asOf: '2024-01~',
      comment: "'x",
    },
  });
  const { id: own } = await page.claims.add({
    ...ref,
    field: 'title',
    claim: { text: 'Other', source: 'editor' },
  });
  await page.claims.delete({ ids: [own] });
  await page.records.setValue({ ...ref, field: 'place', text: 'کرمان' });
  const created = await page.records.create({
    collection: 'events',
    values: { title: 'Own', date: '2020' },
  });
  await page.records.delete({ collection: 'events', records: [created.record] });
  await page.records.create({ collection: 'leaders', values: { name: 'Own leader' } });
  const note = { tags: ['a b', 'ü'], status: 'open' as const, marking: 'amber' as const };
  await page.notes.create({ target: { kind: 'record', ...ref }, text: '', ...note });
  await page.notes.create({
    target: { kind: 'field', ...ref, field: 'killed' },
    text: '# =1\n"x";',
    ...note,
  });
  await page.notes.create({ target: { kind: 'dossier' }, text: '\ufeff sep=;', ...note });
  const [other] = await page.records.find({ text: 'Crocus', collection: 'events', limit: 1 });
  await page.links.create({
    kind: 'related',
    from: ref,
    to: { collection: 'events', record: other!.record },
    certainty: 'possible',
    interval: '2024',
    note: 'Both, 2024.',
  });
  await page.views.put({
    view: {
      collection: 'events',
      name: 'Deadly',
      columns: [],
      sort: [],
      filters: [{ op: 'blank', field: 'killed', blank: false }],
    },
  });
  await core.host.host.grant({ handle: 'ged', path: GED });
  const draft = await page.imports.open({ handle: 'ged', job });
  const { target } = await page.imports.propose({ draft: draft.draft, collection: null, job });
  await page.imports.plan({ draft: draft.draft, target, job });
  await page.imports.apply({ draft: draft.draft, job });
}

describe('the shipped dossier, and work of every kind on it', () => {
  test(
    'comes back equal, and so does what is made of it once more',
    { timeout: 240_000 },
    async () => {
      const core = await shippedCore();
      await work(core);
      const folder = (await core.host.host.openFolder({})).path!;
      const path = await write(core, 'first.zip');
      const second = await takeIn(core, path);
      const again = await write(core, 'second.zip');
      const before = await hashes(core, folder);
      expect(await hashes(core, second)).toEqual(before);
      const files = [path, again].map((zip) => unzipSync(readFileSync(zip)));
      for (const name of Object.keys(files[0]!).filter((one) => one !== 'datapackage.json'))
        expect([name, sha256Of(files[1]![name]!)]).toEqual([name, sha256Of(files[0]![name]!)]);
    },
  );

  test('makes nothing of a package that was changed', { timeout: 120_000 }, async () => {
    const core = await shippedCore();
    const path = await write(core, 'whole.zip');
    const files = unzipSync(readFileSync(path));
    const folders = readdirSync(join(core.folder, 'documents'));
    const changes: [string, (bytes: Uint8Array) => Uint8Array][] = [
      [
        'claims.csv',
        (bytes) => Buffer.from(Buffer.from(bytes).toString().replace('preferred', 'normal')),
      ],
      ['claims.csv', (bytes) => bytes.subarray(0, bytes.length - 40)],
      ['records.csv', () => Buffer.from('a,b\r\n')],
      ['collections.json', () => Buffer.from('[{"id":"__proto__"}]')],
      ['notes.csv', () => new Uint8Array()],
    ];
    for (const [name, change] of changes) {
      const changed = join(core.folder, 'changed.zip');
      writeFileSync(changed, zipSync({ ...files, [name]: change(files[name]!) }));
      await grant(core, 'in', changed);
      const made = core.page.exchange
        .look({ handle: 'in', job })
        .then((look) => core.page.exchange.create({ draft: look!.draft, job }));
      await expect(made).rejects.toMatchObject({
        code: expect.stringMatching(/damaged|invalid_input/) as string,
      });
      expect(readdirSync(join(core.folder, 'documents'))).toEqual(folders);
    }
  });
});

test('a zip that is none of ours is left to others', async () => {
  const core = await shippedCore();
  await grant(core, 'in', GED);
  expect(await core.page.exchange.look({ handle: 'in', job })).toBeNull();
});
