/** The base: imported records, one file an import, read once and never written to again. */
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { BaseFile, type BaseRecord } from '#shared/model/claim.ts';
import type { DossierFile, Import } from '#shared/model/dossier.ts';
import type { Field } from '#shared/model/field.ts';
import { checkValue } from '#shared/values/check.ts';
import { damaged, readError } from './file-errors.ts';
import { firstIssue, jsonObject, readRegularFile } from './durable-json.ts';
import type { Base } from '../context.ts';
import type { FileSystem } from './file-system.ts';

/** V8 can't make longer strings. */
const MAX_BYTES = 536_870_888;

/**
 * Reads every import that `dossier.json` names. Throws `damaged`, with the file's name, for one
 * that is missing, altered since it was imported, not a base file, outside `base/`, or that gives
 * an id twice.
 */
export async function readBase(fs: FileSystem, folder: string, file: DossierFile): Promise<Base> {
  const base = new Map<string, Map<string, BaseRecord>>(
    file.collections.map((collection) => [collection.id, new Map()]),
  );
  const seen = new Set<string>();
  const fields = new Map(
    file.collections.map(({ id, fields: all }) => [id, new Map(all.map((one) => [one.id, one]))]),
  );
  for (const entry of file.imports) {
    const path = join(folder, entry.file);
    const records = base.get(entry.collection);
    if (!records)
      throw damaged(join(folder, 'dossier.json'), `it has no collection ${entry.collection}`);
    const content = parseBase(path, entry, await readBaseFile(fs, folder, path));
    for (const record of content.records) {
      if (seen.has(record.id))
        throw damaged(path, `the id ${record.id} is there twice in this dossier`);
      seen.add(record.id);
      const problem = problemOf(record, fields.get(entry.collection) ?? new Map());
      if (problem !== null) throw damaged(path, `record ${record.id}: ${problem}`);
      records.set(record.id, record);
    }
  }
  return base;
}

/** A value that does not fit its field would fail every search and sort of its collection later. */
function problemOf(record: BaseRecord, fields: ReadonlyMap<string, Field>): string | null {
  for (const { values } of record.statements) {
    for (const [id, value] of Object.entries(values)) {
      const field = fields.get(id);
      if (!field) return `there is no field ${id}`;
      const refusal = value === null ? null : checkValue(field, value);
      if (refusal !== null) return `${id}: ${refusal}`;
    }
  }
  return null;
}

/**
 * The bytes of one base file. `base` itself may be no link: what is read lies inside the dossier.
 */
export async function readBaseFile(fs: FileSystem, folder: string, path: string): Promise<Buffer> {
  const bytes = await readRegularFile(fs, path, MAX_BYTES);
  if (bytes === null) throw damaged(path, 'the file is missing');
  try {
    const inside = (await fs.realPath(folder)) + sep + 'base' + sep;
    if ((await fs.realPath(path)).startsWith(inside)) return bytes;
  } catch (error) {
    throw readError(error, path);
  }
  throw damaged(path, 'it lies outside the dossier');
}

function parseBase(path: string, entry: Import, bytes: Buffer): BaseFile {
  checkBytes(path, entry, bytes);
  const parsed = BaseFile.safeParse(jsonObject(path, bytes));
  if (!parsed.success) throw damaged(path, firstIssue(parsed.error));
  if (parsed.data.collection !== entry.collection) {
    throw damaged(path, `it holds ${parsed.data.collection}, where ${entry.collection} should be`);
  }
  return parsed.data;
}

/** Throws `damaged` when the bytes are not those that were imported. */
export function checkBytes(path: string, entry: Import, bytes: Buffer): void {
  if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256) {
    throw damaged(
      path,
      'it is not the file that was imported (its SHA-256 differs from the one in dossier.json)',
    );
  }
}
