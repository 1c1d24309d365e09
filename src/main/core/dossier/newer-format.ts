/**
 * A dossier of a later format, as far as this version understands it, for reading only. Nothing of it is written to: not
 * one byte changes. What a later version added is left out, and counted.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { BaseFile, type BaseRecord } from '#shared/model/claim.ts';
import { DossierFile, FORMAT } from '#shared/model/dossier.ts';
import {
  Change,
  layerTables,
  type Layer,
  type LayerTables,
  type TableName,
} from '#shared/model/layer.ts';
import { checkValue } from '#shared/values/check.ts';
import { readBaseFile } from './base.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { jsonObject, readRegularFile, unsealed } from './durable-json.ts';
import { damaged } from './file-errors.ts';
import { MAX_LOG_BYTES } from './history-files.ts';
import { emptyLayer, entryId } from './layer-file.ts';
import { parseLeniently } from './lenient.ts';
import { scanAnyLog } from './log-lines.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import type { Base } from '../context.ts';
import type { FileSystem } from './file-system.ts';

export type NewerParts = {
  file: DossierFile;
  base: Base;
  layer: Layer;
  /** The seq of the last change. */
  seq: number;
  /** Things that this version can't show. */
  leftOut: number;
};

/** Throws `damaged` for what makes no sense in any format, `storage`. */
export async function readNewerParts(fs: FileSystem, folder: string): Promise<NewerParts> {
  const counter = { leftOut: 0 };
  const path = join(folder, DOSSIER_FILE);
  const file = understood(path, DossierFile, await readJson(fs, path), counter);
  const base = await readNewerBase(fs, folder, file, counter);
  const { layer, seq } = await readNewerLayer(fs, folder, file.id, counter);
  return { file, base, layer, seq, leftOut: counter.leftOut };
}

type Counter = { leftOut: number };

async function readJson(fs: FileSystem, path: string): Promise<Record<string, unknown> | null> {
  const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
  if (bytes === null) return null;
  return { ...unsealed(path, jsonObject(path, bytes)), format: FORMAT };
}

function understood<T>(
  path: string,
  schema: Parameters<typeof parseLeniently<T>>[0],
  raw: unknown,
  counter: Counter,
): T {
  const parsed = parseLeniently(schema, raw);
  if (parsed === null) throw damaged(path, 'this version can make nothing of it');
  counter.leftOut += parsed.leftOut;
  return parsed.data;
}

async function readNewerBase(
  fs: FileSystem,
  folder: string,
  file: DossierFile,
  counter: Counter,
): Promise<Base> {
  const base = new Map(file.collections.map(({ id }) => [id, new Map<string, BaseRecord>()]));
  for (const entry of file.imports) {
    const path = join(folder, entry.file);
    const bytes = await readBaseFile(fs, folder, path);
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
      throw damaged(path, 'it is not the file that was imported (its SHA-256 differs)');
    const fields = new Map(
      file.collections
        .find(({ id }) => id === entry.collection)
        ?.fields.map((field) => [field.id, field]),
    );
    for (const record of understood(path, BaseFile, jsonObject(path, bytes), counter).records) {
      for (const { values } of record.statements) {
        for (const [id, value] of Object.entries(values)) {
          const field = fields.get(id);
          if (field && (value === null || checkValue(field, value) === null)) continue;
          delete values[id];
          counter.leftOut += 1;
        }
      }
      base.get(entry.collection)?.set(record.id, record);
    }
  }
  return base;
}

async function readNewerLayer(
  fs: FileSystem,
  folder: string,
  dossier: string,
  counter: Counter,
): Promise<{ layer: Layer; seq: number }> {
  const layer = emptyLayer();
  const snapshot = await readJson(fs, join(folder, LAYER_FILE));
  let seq = typeof snapshot?.['seq'] === 'number' ? snapshot['seq'] : 0;
  const tables = snapshot?.['tables'];
  if (typeof tables === 'object' && tables !== null) fillLayer(layer, tables, counter);
  const path = join(folder, LOG_FILE);
  const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
  if (bytes === null) return { layer, seq };
  for (const line of scanAnyLog(path, dossier, bytes, seq)) {
    const change = parseLeniently(Change, jsonObject(path, line.json));
    seq = line.seq;
    if (change === null) {
      counter.leftOut += 1;
      continue;
    }
    counter.leftOut += change.leftOut;
    for (const { table, id, after } of change.data.ops) put(layer, table, id, after);
  }
  return { layer, seq };
}

function fillLayer(layer: Layer, tables: object, counter: Counter): void {
  for (const [name, entries] of Object.entries(tables)) {
    const table = (Object.keys(layerTables) as TableName[]).find((known) => known === name);
    if (!Array.isArray(entries)) continue;
    for (const entry of entries as unknown[]) {
      const parsed = table && parseLeniently<LayerTables[TableName]>(layerTables[table], entry);
      if (!table || !parsed) counter.leftOut += 1;
      else {
        counter.leftOut += parsed.leftOut;
        put(layer, table, entryId(table, parsed.data), parsed.data);
      }
    }
  }
}

/** Without a look at what was there before: it may have been left out. */
function put(layer: Layer, table: TableName, id: string, entry: unknown): void {
  // `table` names the type of the entry, which TypeScript can't follow through the union.
  const entries = layer[table] as Map<string, unknown>;
  if (entry === null) entries.delete(id);
  else entries.set(id, entry);
}
