/**
 * Drafts become ops, ops become a new state of the layer. Pure but for the layer that `applyOps`
 * changes.
 */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/contract/errors.ts';
import {
  layerTables,
  type Op,
  type Layer,
  type LayerTables,
  type TableName,
} from '#shared/model/layer.ts';
import { entryId } from './layer-file.ts';
import { firstIssue } from './durable-json.ts';
import { parseJson } from './parse-json.ts';
import type { Draft } from '../context.ts';

/**
 * What `drafts` would change, with what was there before. The last draft of an entry counts;
 * entries that stay as they are, are left out. Throws `invalid_input` for an entry that does not
 * fit its schema or its id.
 */
export function opsOf(layer: Readonly<Layer>, drafts: readonly Draft[]): Op[] {
  const last = new Map<string, Draft>();
  for (const draft of drafts) last.set(`${draft.table}/${draft.id}`, draft);
  const ops: Op[] = [];
  for (const draft of last.values()) {
    const before = layer[draft.table].get(draft.id) ?? null;
    const after = draft.after === null ? null : checked(draft.table, draft.id, draft.after);
    if (isDeepStrictEqual(before, after)) continue;
    ops.push(opOf(draft.table, draft.id, before, after));
  }
  return ops;
}

/** As it will be read back from the log: without members that are undefined. */
function checked<T extends TableName>(table: T, id: string, after: LayerTables[T]): LayerTables[T] {
  const parsed = layerTables[table].safeParse(asRead(table, id, after));
  if (!parsed.success) {
    throw new AppError('invalid_input', `${table} ${id}: ${firstIssue(parsed.error)}.`);
  }
  const entry = parsed.data as LayerTables[T];
  if (entryId(table, entry) !== id) {
    throw new AppError('internal', `${table}: ${id} is not the id of the entry.`);
  }
  return entry;
}

function asRead(table: TableName, id: string, after: unknown): unknown {
  try {
    return parseJson(JSON.stringify(after));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_input', `${table} ${id}: ${why}.`, {}, { cause });
  }
}

// `table` names the type of both entries, which TypeScript can't follow through the union.
function opOf(table: TableName, id: string, before: unknown, after: unknown): Op {
  return { table, id, before, after } as Op;
}

/**
 * Puts all of `ops` into the layer, or none: throws `conflict` when one of them does not find what
 * it takes to be there. The ops may be those of a change, or, with before and after swapped and in
 * reverse order, of its undoing.
 */
export function applyOps(layer: Layer, ops: readonly Op[]): void {
  for (const op of ops) {
    const found = layer[op.table].get(op.id) ?? null;
    if (isDeepStrictEqual(found, op.before)) continue;
    throw new AppError('conflict', `${op.table} ${op.id} was changed meanwhile.`, {
      table: op.table,
      id: op.id,
    });
  }
  for (const op of ops) put(layer, op.table, op.id, op.after as LayerTables[TableName] | null);
}

function put<T extends TableName>(
  layer: Layer,
  table: T,
  id: string,
  entry: LayerTables[T] | null,
) {
  if (entry === null) layer[table].delete(id);
  else layer[table].set(id, entry);
}
