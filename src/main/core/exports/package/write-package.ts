/**
 * All of the dossier as a Frictionless Data Package in a zip: tables for analysis, one row for every claim, and all that is needed to
 * make the dossier of it again. The history is not in it.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  documentsTable,
  linksTable,
  notesTable,
  passagesTable,
  recordsTable,
  type ColumnInfo,
  type PackageRecord,
  type PackageTable,
} from '#shared/exchange/package-tables.ts';
import { EDITOR, SOURCES } from '#shared/model/claim.ts';
import { trashId, type TrashKind } from '#shared/model/layer.ts';
import { readRegularFile } from '../../dossier/durable-json.ts';
import type { FileSystem } from '../../dossier/file-system.ts';
import { SOURCES_FOLDER } from '../../dossier/picture.ts';
import { turned } from '../../turns.ts';
import { csvLine } from '../../writing/csv.ts';
import type { Chunks } from '../../writing/export-file.ts';
import { zipOf, type ZipFile } from '../../writing/zip.ts';
import type { Core } from '../../context.ts';
import { finish } from '#shared/steps.ts';
import { claimColumns, claimRows } from './claims-rows.ts';
import { codebook } from './codebook.ts';
import { collectionTable, UNKNOWN } from './collection-csv.ts';
import { descriptor, type TableResource, type Written } from './descriptor.ts';

export type PackageOptions = {
  /** With the files of the sources. */
  documents: boolean;
  /** Called for each record whose values were written. */
  onRecord: () => void;
  /** Called for each document whose file is gone. */
  onMissing: () => void;
};

const EXACT = { delimiter: ',', mode: 'exact' } as const;
const MOST_DOCUMENT_BYTES = 200_000_000;
const NOTHING = { value: '', label: 'Nothing is said.' };
const NOT_KNOWN = { value: UNKNOWN, label: 'A source says that it is not known.' };

/** Reads the dossier while it is written. */
export function packageOf(
  core: Core,
  fs: FileSystem,
  options: PackageOptions,
): AsyncGenerator<Uint8Array> {
  return zipOf(filesOf(core, fs, options), core.clock());
}

/** `datapackage.json` comes last, since it holds the hashes of all others. */
async function* filesOf(
  core: Core,
  fs: FileSystem,
  { documents, onRecord, onMissing }: PackageOptions,
): AsyncGenerator<ZipFile> {
  const dossier = core.dossier();
  const { file, layer } = dossier;
  const revision = dossier.revision();
  const written: Written[] = [];
  const table = (resource: TableResource, lines: Iterable<readonly string[]>): ZipFile => {
    const header = resource.columns.map(({ name }) => name);
    return counted(
      written,
      `${resource.name}.csv`,
      resource.title,
      resource,
      linesOf(header, lines),
    );
  };
  const other = (path: string, title: string, text: string): ZipFile =>
    counted(written, path, title, null, [text]);

  for (const { id, title, description = '' } of file.collections) {
    const { columns, references, categories, rows: lines } = collectionTable(core, id);
    const foreignKeys = references.map(({ column, collection }) => ({
      column,
      resource: resourceName(collection),
      key: 'id',
    }));
    const resource = {
      name: resourceName(id),
      title,
      description,
      columns,
      key: 'id',
      foreignKeys,
      missing: [NOTHING, NOT_KNOWN],
      categories,
    };
    yield table(resource, each(lines(), onRecord));
  }
  yield table(
    plainTable(
      'claims',
      'Claims',
      'What is said, by whom, where, and how it is ranked.',
      claimColumns,
      'claim',
      [{ column: 'record', resource: 'records', key: 'record' }],
    ),
    claimRows(core),
  );
  yield table(resourceOf(recordsTable, 'Records'), recordRows(core));
  yield table(resourceOf(notesTable, 'Notes'), entryRows(core, notesTable, 'note', layer.notes));
  yield table(resourceOf(linksTable, 'Links'), entryRows(core, linksTable, 'link', layer.links));
  yield table(
    resourceOf(passagesTable, 'Passages'),
    entryRows(core, passagesTable, 'passage', layer.passages),
  );
  yield table(
    resourceOf(documentsTable, 'Documents'),
    entryRows(core, documentsTable, 'document', layer.documents),
  );
  yield other(
    'views.json',
    'Views',
    json([...layer.views.values()].map((view) => withTrash(core, 'view', view))),
  );
  yield other(
    'imports.json',
    'Imports',
    json([...layer.imports.values()].map(({ parts: _, ...entry }) => entry)),
  );
  yield other('collections.json', 'Definitions of the collections', json(file.collections));
  yield other('codebook.md', 'Codebook', codebook(file));
  if (documents) {
    for (const sha256 of new Set([...layer.documents.values()].map((one) => one.sha256))) {
      const path = join(dossier.folder, SOURCES_FOLDER, sha256);
      const bytes = await readRegularFile(fs, path, MOST_DOCUMENT_BYTES);
      if (bytes)
        yield counted(written, `documents/${sha256}`, 'A document of a source', null, [bytes]);
      else onMissing();
    }
  }
  const parts = {
    file,
    revision,
    created: core.clock().toISOString(),
    sources: sourcesOf(core),
    written,
  };
  yield { name: 'datapackage.json', pieces: [`${JSON.stringify(descriptor(parts), null, 2)}\n`] };
}

function* each<T>(items: Iterable<T>, then: () => void): Generator<T> {
  for (const item of items) {
    yield item;
    then();
  }
}

const OWN_TABLES = [recordsTable, notesTable, linksTable, passagesTable, documentsTable];
const OWN_NAMES = new Set(['claims', ...OWN_TABLES.map(({ name }) => name)]);

/** camelCase is not for names of resources. What is called as a table of the package itself stands behind `collection-`. */
function resourceName(collection: string): string {
  const name = collection.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // So is what begins so anyway: or `notes` and `collectionNotes` would meet.
  return OWN_NAMES.has(name) || name.startsWith('collection-') ? `collection-${name}` : name;
}

function resourceOf<T>(
  { name, description, columns, key, references }: PackageTable<T>,
  title: string,
): TableResource {
  const foreignKeys = references.map(({ column, table: resource, key: foreign }) => ({
    column,
    resource,
    key: foreign,
  }));
  return plainTable(name, title, description, columns, key, foreignKeys);
}

const plainTable = (
  name: string,
  title: string,
  description: string,
  columns: readonly ColumnInfo[],
  key: string,
  foreignKeys: TableResource['foreignKeys'],
): TableResource => ({
  name,
  title,
  description,
  columns,
  key,
  foreignKeys,
  missing: [NOTHING],
  categories: new Map(),
});

const PIECE = 256 * 1_024;

async function* linesOf(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
): AsyncGenerator<string> {
  let piece = csvLine(header, EXACT);
  for await (const row of turned(rows)) {
    piece += csvLine(row, EXACT);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Counts and hashes what goes by. It is listed once all of it was taken. */
function counted(
  written: Written[],
  path: string,
  title: string,
  table: TableResource | null,
  pieces: Chunks,
): ZipFile {
  async function* through(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
    written.push({ path, title, table, bytes, sha256: hash.digest('hex') });
  }
  return { name: path, pieces: through() };
}

function* recordRows(core: Core): Generator<string[]> {
  const { base, layer, file } = core.dossier();
  const imports = [...layer.imports.values()];
  const row = (entry: PackageRecord): string[] => {
    const trashed = layer.trash.get(trashId('record', entry.record))?.deletedAt ?? '';
    return cellsIn(recordsTable, { ...recordsTable.cells(entry), deleted: trashed });
  };
  for (const { id: collection } of file.collections) {
    for (const record of base.get(collection)?.keys() ?? []) {
      const origin = imports.find(({ prefix }) => record.startsWith(prefix))?.id ?? 'base';
      yield row({ record, collection, origin, createdAt: null });
    }
  }
  for (const { id: record, collection, createdAt } of layer.records.values())
    yield row({ record, collection, origin: 'own', createdAt });
}

function* entryRows<T extends { id: string }>(
  core: Core,
  table: PackageTable<T>,
  kind: TrashKind,
  entries: ReadonlyMap<string, T>,
): Generator<string[]> {
  const { trash } = core.dossier().layer;
  for (const entry of entries.values()) {
    const trashed = trash.get(trashId(kind, entry.id))?.deletedAt ?? '';
    yield cellsIn(table, { ...table.cells(entry), deleted: trashed });
  }
}

const cellsIn = <T>(
  { columns }: PackageTable<T>,
  cells: Readonly<Record<string, string>>,
): string[] => columns.map(({ name }) => cells[name] ?? '');

function withTrash<T extends { id: string }>(core: Core, kind: TrashKind, entry: T): object {
  const trashed = core.dossier().layer.trash.get(trashId(kind, entry.id));
  return trashed ? { ...entry, deleted: trashed.deletedAt } : entry;
}

function sourcesOf(core: Core): { title: string; path: string | null }[] {
  const { file } = core.dossier();
  if (!file.collections.some(({ id }) => id === SOURCES)) return [];
  const { table, rows } = finish(
    core.tables().select({ collection: SOURCES, search: '', filter: null, sort: [] }),
  );
  const hasUrl = table.fields().some(({ id }) => id === 'url');
  return Array.from(rows).flatMap((row) => {
    const id = table.idOf(row);
    if (id === EDITOR) return [];
    const url = hasUrl ? table.text(row, 'url') : '';
    const isUrl = /^https?:\/\/\S+$/.test(url);
    return [{ title: core.tables().titleOf(SOURCES, id) ?? id, path: isUrl ? url : null }];
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
