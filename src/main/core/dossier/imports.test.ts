/** Imports as part of the layer: they come with a commit, and go with its undoing. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { BasePart, OwnImport } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import { createTables } from '../query/tables.ts';
import { finish } from '#shared/steps.ts';
import { contentOf, fixtureDeps, noteStep, temporaryFolder, writeFixture } from './fixture.ts';
import { nodeFileSystem } from './file-system.ts';
import { openDossier } from './open.ts';
import { inspect, recover } from './recovery/recover.ts';
import { takeBackup } from './backups.ts';
import type { Draft, OpenDossier } from '../context.ts';

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
let dossier: OpenDossier;
beforeEach(async () => {
  root = temporaryFolder();
  folder = writeFixture(join(root.path, 'study'));
  dossier = await openDossier(folder, fixtureDeps());
});
afterEach(async () => {
  await dossier.close().catch(() => undefined);
  root.remove();
});

function part(name: string, records: BaseRecord[], collection = 'events'): BasePart {
  const bytes = Buffer.from(JSON.stringify({ collection, records }));
  const file = `base/${name}.json`;
  mkdirSync(join(folder, 'base'), { recursive: true });
  writeFileSync(join(folder, file), bytes);
  return { file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const row = (id: string, title: string): BaseRecord => ({
  id,
  statements: [{ source: 'ged', values: { title } }],
});

const entry = (id: string, parts: BasePart[], more: Partial<OwnImport> = {}): OwnImport => ({
  id,
  collection: 'events',
  parts,
  records: 2,
  dataset: 'UCDP GED',
  source: 'ged',
  fileName: 'ged.csv',
  fileSha256: '0'.repeat(64),
  importedAt: '2026-01-01T00:00:00.000Z',
  settings: { kind: 'json', encoding: 'utf-8' },
  mapping: {
    collection: 'events',
    source: 'ged',
    key: { kind: 'columns', prefix: 'ged', columns: ['id'] },
    unknown: [],
    fields: [{ field: 'title', reading: { kind: 'text', column: 'title' } }],
  },
  prefix: 'ged-',
  gone: [],
  ...more,
});

const put = (...imports: OwnImport[]): Draft[] =>
  imports.map((one) => ({ table: 'imports', id: one.id, after: one }));
const commit = (drafts: Draft[]) => dossier.commit({ label: 'Import', drafts: () => drafts });
const ids = (): string[] => [...(dossier.base.get('events')?.keys() ?? [])];

async function reopen(): Promise<void> {
  await dossier.close();
  dossier = await openDossier(folder, fixtureDeps());
}

const two = (): BasePart[] => [
  part('i-1', [row('ged-1', 'One')]),
  part('i-2', [row('ged-2', 'Two')]),
];

describe('an import', () => {
  test('brings its records with it, over a restart, and takes them away when it is undone', async () => {
    const tables = createTables(dossier);
    const query = { collection: 'events', search: '', filter: null, sort: [] };
    const before = finish(tables.query(query));
    await commit(put(entry('i', two())));
    expect(ids()).toEqual(['e1', 'e2', 'e3', 'ged-1', 'ged-2']);
    expect(tables.titleOf('events', 'ged-2')).toBe('Two');
    expect(finish(tables.query(query))).toMatchObject({ count: 5, total: 5 });
    expect(finish(tables.query(query)).result).not.toBe(before.result);
    await reopen();
    expect(ids()).toHaveLength(5);
    await commit([{ table: 'imports', id: 'i', after: null }]);
    expect(ids()).toEqual(['e1', 'e2', 'e3']);
    await commit(put(entry('i', [part('i-1', [row('ged-1', 'One')])])));
    expect(ids()).toHaveLength(4);
  });

  test('can take the place of an earlier one in one step', async () => {
    await commit(put(entry('i', two())));
    const next = entry('j', [part('j-1', [row('ged-2', 'Two, revised'), row('ged-3', 'Three')])]);
    await commit([{ table: 'imports', id: 'i', after: null }, ...put(next)]);
    expect(ids()).toEqual(['e1', 'e2', 'e3', 'ged-2', 'ged-3']);
    expect(dossier.base.get('events')?.get('ged-2')?.statements[0]?.values['title']).toBe(
      'Two, revised',
    );
  });

  test.each<[string, () => OwnImport]>([
    [
      'a file that is missing',
      () => entry('i', [{ file: 'base/no.json', sha256: '0'.repeat(64) }]),
    ],
    [
      'another SHA-256',
      () => entry('i', [{ ...part('i-1', [row('ged-1', 'One')]), sha256: '0'.repeat(64) }]),
    ],
    [
      'a field that is not there',
      () =>
        entry('i', [
          part('i-1', [{ id: 'ged-1', statements: [{ source: 's', values: { colour: 'red' } }] }]),
        ]),
    ],
    ['another collection', () => entry('i', [part('i-1', [], 'leaders')])],
  ])('with %s is refused, and nothing has changed', async (_, make) => {
    await expect(commit(put(make()))).rejects.toMatchObject({ code: 'damaged' });
    expect(ids()).toEqual(['e1', 'e2', 'e3']);
    expect(dossier.layer.imports.size).toBe(0);
    await dossier.commit(noteStep('a', 'work goes on'));
  });
});

test.each<[string, () => Draft[]]>([
  ['of the dossier', () => put(entry('i', [part('i-1', [row('e2', 'Two')])]))],
  ['twice', () => put(entry('i', [part('i-1', [row('ged-1', 'One'), row('ged-1', 'One')])]))],
  [
    'of another import that comes as well',
    () => put(entry('i', two()), entry('j', [part('j-1', [row('ged-2', 'Two')])])),
  ],
])('an import with an id %s is refused, and the dossier can be opened', async (_, make) => {
  await expect(commit(make())).rejects.toMatchObject({ code: 'conflict' });
  await commit(put(entry('k', [part('k-1', [row('ged-9', 'Nine')])])));
  await reopen();
  expect(ids()).toEqual(['e1', 'e2', 'e3', 'ged-9']);
});

test('a collection of the user’s own comes with the import that it is for', async () => {
  const definition: Collection = {
    id: 'incidents',
    title: 'Incidents',
    singular: 'incident',
    titleField: 'what',
    fields: [{ id: 'what', title: 'What', type: 'text' }],
  };
  const record = { id: 'inc-1', statements: [{ source: 's', values: { what: 'Something' } }] };
  const own = entry('i', [part('i-1', [record], 'incidents')], {
    collection: 'incidents',
    prefix: 'inc-',
  });
  const tables = createTables(dossier);
  await commit([{ table: 'collections', id: 'incidents', after: definition }, ...put(own)]);
  expect(dossier.file.collections.map(({ id }) => id)).toEqual(['events', 'leaders', 'incidents']);
  expect(tables.titleOf('incidents', 'inc-1')).toBe('Something');
  await reopen();
  expect(dossier.base.get('incidents')?.size).toBe(1);
});

describe('a damaged import', () => {
  const source = () => ({
    fs: nodeFileSystem,
    clock: () => new Date(),
    shipped: join(root.path, 'none'),
  });
  const open = async (): Promise<void> => void (dossier = await openDossier(folder, fixtureDeps()));

  test('is put back from a backup', async () => {
    await commit(put(entry('i', two())));
    const request = { fs: nodeFileSystem, folder, dossier: dossier.file.id };
    await takeBackup({
      ...request,
      picture: await dossier.picture(),
      at: new Date(),
      reason: 'asked',
    });
    await dossier.close();
    const before = contentOf(join(folder, 'base'));
    unlinkSync(join(folder, 'base/i-2.json'));
    await expect(openDossier(folder, fixtureDeps())).rejects.toMatchObject({ code: 'damaged' });
    expect((await inspect(source(), folder)).report).toMatchObject({ imported: 5, lostCount: 0 });
    await recover(source(), folder);
    expect(contentOf(join(folder, 'base'))).toEqual(before);
    await open();
    expect(ids()).toHaveLength(5);
  });

  test('without one, its other records are saved, and the work on all of them stays', async () => {
    await commit(put(entry('i', two())));
    await dossier.commit(noteStep('a', 'one'));
    await dossier.close();
    const path = join(folder, 'base/i-2.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"Two"', '"Two'));
    const { report } = await recover(source(), folder);
    expect(report).toMatchObject({ imported: 4, lostCount: 1 });
    await open();
    expect(ids()).toEqual(['e1', 'e2', 'e3', 'ged-1']);
    expect(dossier.layer.notes.get('a')?.text).toBe('one');
  });
});
