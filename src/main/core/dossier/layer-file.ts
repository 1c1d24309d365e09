/**
 * `layer.json`: the layer as it was after one change, so that opening need not go through the whole
 * log.
 */
import { crc32 } from 'node:zlib';
import { Low } from 'lowdb';
import * as z from 'zod';
import { FORMAT } from '#shared/model/dossier.ts';
import { Id } from '#shared/model/ids.ts';
import {
  layerTables,
  tableNames,
  trashId,
  type Layer,
  type LayerTables,
  type TableName,
} from '#shared/model/layer.ts';
import { durableJson, firstIssue, jsonBytes } from './durable-json.ts';
import { damaged } from './file-errors.ts';
import { lift } from './formats.ts';
import { NO_CHECKSUM } from './log-lines.ts';
import type { FileSystem } from './file-system.ts';

/** V8 can't make longer strings. */
const MAX_BYTES = 536_870_888;

/** The entries of each table, in the order in which they came. */
const LayerData = z.strictObject({
  format: z.literal(FORMAT),
  dossier: Id,
  /** Of the last change that is in it, with that line's checksum in the log. */
  seq: z.int().min(0),
  logChecksum: z.string().regex(/^[0-9a-f]{32}$/),
  /**
   * CRC-32 of the text of each entry, in hex, with blanks between them. When the file is damaged, they tell the entries
   * that are not.
   */
  checks: z.string().regex(/^(?:[0-9a-f]{8}(?: (?=[0-9a-f])|$))*$/),
  tables: z.strictObject({
    records: z.array(layerTables.records),
    claims: z.array(layerTables.claims),
    ranks: z.array(layerTables.ranks),
    notes: z.array(layerTables.notes),
    links: z.array(layerTables.links),
    documents: z.array(layerTables.documents),
    passages: z.array(layerTables.passages),
    views: z.array(layerTables.views),
    imports: z.array(layerTables.imports),
    collections: z.array(layerTables.collections),
    trash: z.array(layerTables.trash),
  }),
});
export type LayerData = z.infer<typeof LayerData>;

/** lowdb's database for the layer; its default is a dossier in which nothing was done yet. */
export function layerDatabase(fs: FileSystem, path: string, dossier: string): Low<LayerData> {
  const adapter = durableJson<LayerData>({
    fs,
    path,
    schema: LayerData,
    format: FORMAT,
    lift: (content) => lift('layer', content, content['format']),
    checksum: 'required',
    pretty: false,
    maxBytes: MAX_BYTES,
  });
  return new Low(adapter, toData(emptyLayer(), { dossier, seq: 0, logChecksum: NO_CHECKSUM }));
}

export function emptyLayer(): Layer {
  return {
    records: new Map(),
    claims: new Map(),
    ranks: new Map(),
    notes: new Map(),
    links: new Map(),
    documents: new Map(),
    passages: new Map(),
    views: new Map(),
    imports: new Map(),
    collections: new Map(),
    trash: new Map(),
  };
}

/** The id under which an entry stands in its table. */
export function entryId<T extends TableName>(table: T, entry: LayerTables[T]): string {
  return table === 'trash' && 'deletedAt' in entry ? trashId(entry.kind, entry.id) : entry.id;
}

/**
 * A picture of the layer as it is now; later changes put new entries in place of old ones and do
 * not show in it.
 */
export function toData(
  layer: Readonly<Layer>,
  at: Pick<LayerData, 'dossier' | 'seq' | 'logChecksum'>,
): LayerData {
  const tables = {
    records: [...layer.records.values()],
    claims: [...layer.claims.values()],
    ranks: [...layer.ranks.values()],
    notes: [...layer.notes.values()],
    links: [...layer.links.values()],
    documents: [...layer.documents.values()],
    passages: [...layer.passages.values()],
    views: [...layer.views.values()],
    imports: [...layer.imports.values()],
    collections: [...layer.collections.values()],
    trash: [...layer.trash.values()],
  };
  return {
    format: FORMAT,
    dossier: at.dossier,
    seq: at.seq,
    logChecksum: at.logChecksum,
    checks: Object.values(tables).flat().map(checkOf).join(' '),
    tables,
  };
}

/** `layer.json` with these entries, at the place in the log that `content`, another one of the same moment, says. */
export function layerBytes(path: string, content: unknown, layer: Readonly<Layer>): Buffer {
  const parsed = LayerData.safeParse(content);
  if (!parsed.success) throw damaged(path, firstIssue(parsed.error));
  return jsonBytes(toData(layer, parsed.data), false);
}

/** Entries never change, so each is worked out once. */
const checks = new WeakMap<object, string>();

function checkOf(entry: object): string {
  const known = checks.get(entry);
  if (known !== undefined) return known;
  const check = entryCheck(JSON.stringify(entry));
  checks.set(entry, check);
  return check;
}

export const entryCheck = (text: string | Buffer): string =>
  crc32(text).toString(16).padStart(8, '0');

export function fromData(data: LayerData): Layer {
  const layer = emptyLayer();
  for (const table of tableNames) fill(layer, table, data.tables[table]);
  return layer;
}

function fill<T extends TableName>(layer: Layer, table: T, entries: LayerTables[T][]): void {
  for (const entry of entries) layer[table].set(entryId(table, entry), entry);
}
