/** The base: imported records, one file an import, read once and never written to again. */
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { BaseFile, type BaseRecord } from '#shared/model/claim.ts';
import type { BasePart, DossierFile, OwnImport } from '#shared/model/dossier.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { Layer, Op } from '#shared/model/layer.ts';
import { checkValue } from '#shared/values/check.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { damaged, readError } from './file-errors.ts';
import { firstIssue, jsonObject, readRegularFile } from './durable-json.ts';
import type { Base } from '../context.ts';
import type { FileSystem } from './file-system.ts';

/** V8 can't make longer strings. */
const MAX_BYTES = 536_870_888;

/** The base of an open dossier; imports come into it, and go out of it when they are undone. */
export type LiveBase = {
  readonly base: Base;
  /**
   * Before a commit: reads the files of imports that come. Rejects with `conflict` for an id that stays in the dossier, `damaged` or
   * `storage`; nothing has changed then.
   */
  readonly prepare: (ops: readonly Op[]) => Promise<void>;
  /** With the commit. */
  readonly apply: (ops: readonly Op[]) => void;
};

/**
 * Reads every import that `dossier.json` and the layer name. Throws `damaged`, with the file's name, for one
 * that is missing, altered since it was imported, not a base file, outside `base/`, or that gives
 * an id twice.
 */
export async function openBase(
  fs: FileSystem,
  folder: string,
  file: DossierFile,
  layer: Readonly<Layer>,
): Promise<LiveBase> {
  const base = new Map<string, Map<string, BaseRecord>>();
  const idsOf = new Map<string, string[]>();
  const prepared = new Map<string, BaseRecord[]>();
  const definitions = (): Collection[] => mergedCollections(file, layer);

  function into(collection: string): Map<string, BaseRecord> {
    const records = base.get(collection) ?? new Map<string, BaseRecord>();
    base.set(collection, records);
    return records;
  }

  function add(id: string, collection: string, records: readonly BaseRecord[]): void {
    const all = into(collection);
    for (const record of records) all.set(record.id, record);
    idsOf.set(
      id,
      records.map((record) => record.id),
    );
  }

  function remove({ id, collection }: OwnImport): void {
    const all = into(collection);
    for (const record of idsOf.get(id) ?? []) all.delete(record);
    idsOf.delete(id);
  }

  for (const { id } of definitions()) into(id);
  const seen = new Set<string>();
  for (const entry of file.imports) {
    const read = await readPart(fs, folder, entry, entry.collection, definitions());
    add(entry.id, entry.collection, fresh(seen, join(folder, entry.file), read));
  }
  for (const entry of layer.imports.values()) {
    const read = await readImport(fs, folder, entry, definitions());
    add(entry.id, entry.collection, fresh(seen, join(folder, 'base'), read));
  }

  return {
    base,
    async prepare(ops) {
      const imports = ops.filter((op) => op.table === 'imports');
      const coming = imports.flatMap(({ id, after }) => (after && !idsOf.has(id) ? after : []));
      if (coming.length === 0) return;
      const own = ops.flatMap((op) => (op.table === 'collections' && op.after ? op.after : []));
      const known = [...own, ...definitions()];
      const going = imports.flatMap(({ id, after }) => (after ? [] : (idsOf.get(id) ?? [])));
      const taken = new Set([...base.values()].flatMap((records) => [...records.keys()]));
      for (const id of going) taken.delete(id);
      for (const entry of coming) {
        const read = await readImport(fs, folder, entry, known);
        checkFree(entry, read, taken);
        prepared.set(entry.id, read);
      }
    },
    apply(ops) {
      for (const op of ops) if (op.table === 'collections' && op.after) into(op.after.id);
      const imports = ops.filter((op) => op.table === 'imports');
      for (const { before, after } of imports) if (before && !after) remove(before);
      for (const { after } of imports) {
        const records = after && prepared.get(after.id);
        if (records) add(after.id, after.collection, records);
      }
      prepared.clear();
    },
  };
}

/** The dossier's own, as the user changed them, and those that the user made. */
export function mergedCollections(file: DossierFile, layer: Readonly<Layer>): Collection[] {
  const known = file.collections.map((one) => layer.collections.get(one.id) ?? one);
  const ids = new Set(file.collections.map(({ id }) => id));
  return [...known, ...[...layer.collections.values()].filter(({ id }) => !ids.has(id))];
}

function fresh(seen: Set<string>, path: string, records: BaseRecord[]): BaseRecord[] {
  for (const { id } of records) {
    if (seen.has(id)) throw damaged(path, `the id ${id} is there twice in this dossier`);
    seen.add(id);
  }
  return records;
}

/** What opening would refuse as damage must not get into the log. The ids are added to `taken`. */
function checkFree(
  { dataset }: OwnImport,
  records: readonly BaseRecord[],
  taken: Set<string>,
): void {
  for (const { id } of records) {
    if (taken.has(id))
      throw new AppError(
        'conflict',
        `${dataset} can’t be taken in: there is a record ${id} in the dossier already. Take out the import that it is from first.`,
      );
    taken.add(id);
  }
}

async function readImport(
  fs: FileSystem,
  folder: string,
  entry: OwnImport,
  definitions: readonly Collection[],
): Promise<BaseRecord[]> {
  const records: BaseRecord[] = [];
  for (const part of entry.parts) {
    for (const record of await readPart(fs, folder, part, entry.collection, definitions))
      records.push(record);
  }
  return records;
}

async function readPart(
  fs: FileSystem,
  folder: string,
  part: BasePart,
  collection: string,
  definitions: readonly Collection[],
): Promise<BaseRecord[]> {
  const path = join(folder, part.file);
  const definition = definitions.find(({ id }) => id === collection);
  if (!definition) throw damaged(join(folder, DOSSIER_FILE), `it has no collection ${collection}`);
  const fields = new Map(definition.fields.map((field) => [field.id, field]));
  const content = parseBase(path, part, collection, await readBaseFile(fs, folder, path));
  for (const record of content.records) {
    const problem = problemOf(record, fields);
    if (problem !== null) throw damaged(path, `record ${record.id}: ${problem}`);
  }
  return content.records;
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

function parseBase(path: string, part: BasePart, collection: string, bytes: Buffer): BaseFile {
  checkBytes(path, part, bytes);
  const parsed = BaseFile.safeParse(jsonObject(path, bytes));
  if (!parsed.success) throw damaged(path, firstIssue(parsed.error));
  if (parsed.data.collection !== collection) {
    throw damaged(path, `it holds ${parsed.data.collection}, where ${collection} should be`);
  }
  return parsed.data;
}

/** Throws `damaged` when the bytes are not those that were imported. */
export function checkBytes(path: string, part: BasePart, bytes: Buffer): void {
  if (createHash('sha256').update(bytes).digest('hex') !== part.sha256) {
    throw damaged(
      path,
      'it is not the file that was imported (its SHA-256 differs from the one in dossier.json)',
    );
  }
}
