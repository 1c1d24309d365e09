/** A whole dossier out as a data package and in again: equal, by hash, in everything but its history. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import { openDossier } from '../../dossier/open.ts';
import { fixtureDeps, sha256Of, temporaryFolder } from '../../dossier/fixture.ts';
import { bundleChild } from '../../dossier/kill-test/bundle.ts';
import type { TestCore } from '../../test-core.ts';
import { grant, job, shippedCore, workOn } from '../../test-work.ts';
import type { OpenDossier } from '../../context.ts';

const GED = fileURLToPath(new URL('../fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));

const program = temporaryFolder();
let documentScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(
    new URL('../../reading/documents/document-thread.ts', import.meta.url),
  );
  documentScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

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

const without = (part: RegExp) => (bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString().replaceAll(part, ''));

async function importGed({ page, ...core }: TestCore): Promise<void> {
  await core.host.host.grant({ handle: 'ged', path: GED });
  const draft = await page.imports.open({ handle: 'ged', job });
  const { target } = await page.imports.propose({ draft: draft.draft, purpose: null, job });
  await page.imports.plan({ draft: draft.draft, target, job });
  await page.imports.apply({ draft: draft.draft, job });
}

describe('the shipped dossier, and work of every kind on it', () => {
  test(
    'comes back equal, and so does what is made of it once more',
    { timeout: 240_000 },
    async () => {
      const core = await shippedCore({ documentScript });
      await workOn(core);
      await importGed(core);
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
    const core = await shippedCore({ documentScript });
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
      // A list without hashes would let anything pass.
      ['datapackage.json', without(/,\s*"hash": "[^"]*"/g)],
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

test('makes nothing of a package with a document that is not the one it is called after', async () => {
  const core = await shippedCore({ documentScript });
  await workOn(core);
  const files = unzipSync(readFileSync(await write(core, 'whole.zip')));
  const name = Object.keys(files).find((one) => one.startsWith('documents/'))!;
  const other = Buffer.from('other words');
  const list = Buffer.from(files['datapackage.json']!).toString();
  const changed = {
    ...files,
    [name]: other,
    'datapackage.json': Buffer.from(
      list.replaceAll(`sha256:${sha256Of(files[name]!)}`, `sha256:${sha256Of(other)}`),
    ),
  };
  const path = join(core.folder, 'changed.zip');
  writeFileSync(path, zipSync(changed));
  await expect(takeIn(core, path)).rejects.toMatchObject({ code: 'damaged' });
});

test('a zip that is none of ours is left to others', async () => {
  const core = await shippedCore({ documentScript });
  await grant(core, 'in', GED);
  expect(await core.page.exchange.look({ handle: 'in', job })).toBeNull();
});

test('files of sources that are left out, or gone, are counted', { timeout: 120_000 }, async () => {
  const core = await shippedCore({ documentScript });
  writeFileSync(join(core.folder, 'a.txt'), 'Words of a source.');
  await grant(core, 'a', join(core.folder, 'a.txt'));
  await core.page.documents.add({ handle: 'a', source: 'wikipedia-iskp', job });
  await grant(core, 'out', join(core.folder, 'out.zip'));
  const remarksWith = async (documents: boolean): Promise<string[]> => {
    const what = { kind: 'package' as const, documents };
    return (await core.page.exports.write({ target: 'out', what, job })).remarks;
  };
  expect(await remarksWith(true)).toEqual([]);
  expect(await remarksWith(false)).toEqual(['1 file of a source is left out.']);
  const folder = (await core.host.host.openFolder({})).path!;
  rmSync(join(folder, 'sources'), { recursive: true });
  expect(await remarksWith(true)).toEqual([
    '1 file of a source is gone from the dossier’s folder.',
  ]);
});
