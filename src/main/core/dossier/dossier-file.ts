/**
 * `dossier.json`: what a dossier is. Small, readable, and the one file that makes a folder a
 * dossier.
 */
import { join } from 'node:path';
import { Low } from 'lowdb';
import { AppError } from '#shared/contract/errors.ts';
import { DossierFile, FORMAT } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import { damaged, readError, systemCode } from './file-errors.ts';
import { durableJson } from './durable-json.ts';
import { lift } from './formats.ts';
import type { FileSystem } from './file-system.ts';

export const DOSSIER_FILE = 'dossier.json';
const MAX_BYTES = 64 * 1024 * 1024;

/** What `Low` holds before the file was read, or for a dossier that is being made. */
const blank: DossierFile = {
  format: FORMAT,
  id: 'blank',
  title: 'blank',
  description: '',
  collections: [],
  imports: [],
};

export type DossierDatabase = {
  database: Low<DossierFile>;
  /** Of the file that was read: an older one is lifted, and stays as it is until it is written. */
  format: () => number;
};

export function dossierDatabase(
  fs: FileSystem,
  folder: string,
  content: DossierFile = blank,
): DossierDatabase {
  let format = FORMAT;
  const adapter = durableJson<DossierFile>({
    fs,
    path: join(folder, DOSSIER_FILE),
    schema: DossierFile,
    format: FORMAT,
    lift: (raw) => {
      if (typeof raw['format'] === 'number') format = raw['format'];
      return lift('dossier', raw, raw['format']);
    },
    checksum: 'optional',
    pretty: true,
    maxBytes: MAX_BYTES,
  });
  return { database: new Low(adapter, content), format: () => format };
}

/**
 * The folder without links. Throws `not_found` when nothing is there and `not_a_dossier` when it is
 * something else.
 */
export async function dossierFolder(fs: FileSystem, folder: string): Promise<string> {
  let real: string;
  try {
    real = await fs.realPath(folder);
    if ((await fs.info(real)).kind !== 'folder')
      throw notADossier(folder, 'it is a file, not a folder');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw readError(error, folder);
    throw new AppError(
      'not_found',
      `There is no folder ${folder}. It may have been moved or renamed, or its disk is not connected. Find it with "Open dossier".`,
      { folder },
    );
  }
  return real;
}

/** Throws `not_a_dossier`, `newer_format`, `damaged` or `storage`. */
export async function readDossierFile(fs: FileSystem, folder: string): Promise<DossierDatabase> {
  const found = dossierDatabase(fs, folder);
  const { database } = found;
  await database.read();
  if (database.data === blank) {
    if (await holdsWork(fs, folder)) throw damaged(join(folder, DOSSIER_FILE), 'it is missing');
    throw notADossier(folder, 'there is no file dossier.json in it');
  }
  checkCollections(join(folder, DOSSIER_FILE), database.data);
  return found;
}

/** What else is only in dossiers. */
async function holdsWork(fs: FileSystem, folder: string): Promise<boolean> {
  const names = await fs.list(folder).catch((error: unknown) => {
    throw readError(error, folder);
  });
  return ['layer.json', 'changes.jsonl', 'backups'].some((name) => names.includes(name));
}

function checkCollections(path: string, file: DossierFile): void {
  const seen = new Set<string>();
  for (const collection of file.collections) {
    if (seen.has(collection.id))
      throw damaged(path, `the collection ${collection.id} is there twice`);
    seen.add(collection.id);
    const problem = problemOf(collection, file.collections);
    if (problem !== null) throw damaged(path, `in the collection ${collection.id}, ${problem}`);
  }
}

/** What its definition names must be there: grids, search and titles rely on it. */
function problemOf(collection: Collection, collections: readonly Collection[]): string | null {
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  if (fields.size < collection.fields.length) return 'a field is there twice';
  const named = [collection.titleField, ...(collection.sort ?? []).map(({ field }) => field)];
  const missing = named.find((id) => !fields.has(id));
  if (missing !== undefined) return `the field ${missing} is named but not there`;
  for (const field of fields.values()) {
    const { computed, type } = field;
    if (computed && [computed.from, computed.to].some((id) => fields.get(id)?.type !== 'date'))
      return `${field.id} is worked out from fields that are no dates`;
    if (type === 'reference' && !collections.some(({ id }) => id === field.collection))
      return `${field.id} refers to a collection that is not there`;
    if ((type === 'choice' || type === 'choices') && !field.choices?.length)
      return `${field.id} has no choices`;
  }
  return null;
}

function notADossier(folder: string, why: string): AppError {
  return new AppError(
    'not_a_dossier',
    `${folder} is not a dossier: ${why}. Choose a folder that holds dossier.json, or make a new dossier. Nothing was changed.`,
    { folder },
  );
}
