/** What the capabilities write to the disk, for the harnesses: an import, a document, a backup put back, a dossier of a package. */
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { restoreBackup } from '#core/backups/restore.ts';
import { makeDossier } from '#core/imports/own/make-dossier.ts';
import { openPackage } from '#core/imports/own/package-file.ts';
import { writeParts } from '#core/imports/part-writer.ts';
import { createStoredDocuments, hashOf } from '#core/sources/stored-documents.ts';
import { AppError } from '#shared/contract/errors.ts';
import { CLAIM_COLUMNS } from '#shared/exchange/claims-table.ts';
import {
  documentsTable,
  linksTable,
  notesTable,
  passagesTable,
  recordsTable,
} from '#shared/exchange/package-tables.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import type { Change } from '#shared/model/layer.ts';
import { backUpNow } from '../back-up-now.ts';
import { readRegularFile } from '../durable-json.ts';
import { listBackups } from '../backup-files.ts';
import { fixtureFile, sha256Of } from '../fixture.ts';
import type { Draft, OpenDossier } from '../../context.ts';
import type { FileSystem } from '../file-system.ts';

const NOW = '2026-01-02T03:04:05.678Z';

/** Takes in some records as `id`, in files of their own, in place of what was imported before. */
export async function importRecords(
  fs: FileSystem,
  dossier: OpenDossier,
  id: string,
  records: number,
): Promise<Change | null> {
  const writer = await writeParts(fs, dossier.folder, id, 'events');
  try {
    for (let n = 0; n < records; n += 1) {
      const values = { title: `Imported ${n}`, date: '2015-04' };
      await writer.add({ id: `${id}-${n}`, statements: [{ source: 'ged', values }] });
    }
    await writer.end();
    const after = importOf(id, records, await writer.keep());
    return await dossier.commit({
      label: 'Import',
      origin: 'import',
      drafts: ({ imports }): Draft[] => [
        ...[...imports.keys()].map((old): Draft => ({ table: 'imports', id: old, after: null })),
        { table: 'imports', id, after },
      ],
    });
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

function importOf(id: string, records: number, parts: OwnImport['parts']): OwnImport {
  return {
    id,
    collection: 'events',
    parts,
    records,
    dataset: 'A set',
    source: 'ged',
    fileName: 'set.csv',
    fileSha256: '0'.repeat(64),
    importedAt: NOW,
    settings: { kind: 'json', encoding: 'utf-8' },
    mapping: {
      collection: 'events',
      source: 'ged',
      key: { kind: 'columns', prefix: id, columns: ['id'] },
      unknown: [],
      fields: [{ field: 'title', reading: { kind: 'text', column: 'title' } }],
    },
    prefix: `${id}-`,
    gone: [],
  };
}

/** Puts back the backup made first, after one of how things are now. Where there is none, nothing is done. */
export async function restoreFirst(fs: FileSystem, dossier: OpenDossier, at: Date): Promise<void> {
  const first = (await listBackups(fs, dossier.folder)).at(-1);
  if (first === undefined) return;
  // In the list that is offered to the user the reason stands in its place.
  if (!first.ok) throw new AppError('storage', first.problem);
  await restoreBackup(fs, dossier, first.manifest, () => backUpNow(fs, dossier, at, 'restore'));
}

export async function storeDocument(
  fs: FileSystem,
  dossier: OpenDossier,
  text: string,
): Promise<void> {
  const bytes = Buffer.from(text);
  const sha256 = hashOf(bytes);
  await createStoredDocuments(fs).store(dossier.folder, bytes, sha256);
  const after = {
    id: 'a-document',
    source: 'article',
    name: 'a.txt',
    kind: 'text' as const,
    sha256,
    bytes: bytes.byteLength,
    textHash: sha256,
    addedAt: NOW,
  };
  const drafts = (): Draft[] => [{ table: 'documents', id: after.id, after }];
  await dossier.commit({ label: 'Add document', drafts });
}

/** Whether each document that the dossier names has its file, whole. */
export async function documentsFound(fs: FileSystem, dossier: OpenDossier): Promise<string> {
  for (const { sha256 } of dossier.layer.documents.values())
    if (hashOf(await fs.readFile(join(dossier.folder, 'sources', sha256))) !== sha256)
      return 'a document is torn';
  return 'each document is whole';
}

/** A data package with one record, a note and an own claim. */
export function packageBytes(): Uint8Array {
  const { title, description, collections } = fixtureFile;
  const place = { collection: 'events', record: 'e1', field: 'title', source: 'article' };
  const claim = { ...place, rank: 'normal', created: NOW, updated: NOW };
  const empty = [linksTable, passagesTable, documentsTable];
  const files: Record<string, string> = {
    'collections.json': JSON.stringify(collections),
    'views.json': '[]',
    'imports.json': '[]',
    'records.csv': table(namesOf(recordsTable), [
      { record: 'e1', collection: 'events', origin: 'base' },
    ]),
    'claims.csv': table(
      [...CLAIM_COLUMNS, 'givenRank', 'givenReason', 'ranked', 'deleted'],
      [
        { ...claim, claim: 'e1#0.title', value: 'Event 1', origin: 'base' },
        { ...claim, claim: 'c1', value: 'Otherwise', origin: 'own' },
      ],
    ),
    'notes.csv': table(namesOf(notesTable), [
      { id: 'n1', on: 'dossier', text: 'A note', status: 'open', created: NOW, updated: NOW },
    ]),
    ...Object.fromEntries(empty.map((one) => [`${one.name}.csv`, table(namesOf(one), [])])),
  };
  const descriptor = {
    resources: Object.entries(files).map(([path, text]) => ({
      path,
      hash: `sha256:${sha256Of(text)}`,
    })),
    dossier: { package: 1, title, description },
  };
  const all = { ...files, 'datapackage.json': JSON.stringify(descriptor) };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, Buffer.from(text)])),
  );
}

const namesOf = ({ columns }: { columns: readonly { name: string }[] }): string[] =>
  columns.map(({ name }) => name);

function table(names: readonly string[], rows: readonly Record<string, string>[]): string {
  const cells = rows.map((row) => names.map((name) => row[name] ?? ''));
  return [names, ...cells].map((line) => `${line.join(',')}\n`).join('');
}

/** In `documents`, of the package at `path`. */
export async function unpackPackage(
  fs: FileSystem,
  path: string,
  documents: string,
  at: Date,
): Promise<void> {
  const bytes = await readRegularFile(fs, path, 1_000_000);
  const source = bytes && (await openPackage(bytes, basename(path)));
  if (!source) throw new Error('It is no package.');
  const deps = { fs, clock: () => at, newId: () => 'an-id', log: () => undefined };
  await makeDossier(deps, path, source, documents, new AbortController().signal);
}
