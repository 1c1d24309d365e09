/** Records that the user has linked as "same": each group counts once, by its first row. */
import { trashId, type Layer } from '#shared/model/layer.ts';
import type { Table } from './table.ts';

/** Of `rows`, those that stand for the same thing as an earlier one. */
export function duplicateRows(
  layer: Readonly<Layer>,
  table: Table,
  rows: Int32Array,
): ReadonlySet<number> {
  const groupOf = groups(layer, table.collection.id);
  const duplicates = new Set<number>();
  if (groupOf.size === 0) return duplicates;
  const counted = new Set<string>();
  for (const row of rows) {
    const group = groupOf.get(table.idOf(row));
    if (group === undefined) continue;
    if (counted.has(group)) duplicates.add(row);
    else counted.add(group);
  }
  return duplicates;
}

/** By record, one of its group: what is the same as the same is the same, too. */
function groups(layer: Readonly<Layer>, collection: string): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (record: string): string => {
    const above = parent.get(record) ?? record;
    return above === record ? record : find(above);
  };
  for (const { id, kind, from, to } of layer.links.values()) {
    if (kind !== 'same' || from.collection !== collection || to.collection !== collection) continue;
    if (layer.trash.has(trashId('link', id))) continue;
    parent.set(find(to.record), find(from.record));
  }
  const joined = new Set([...parent].flat());
  return new Map([...joined].map((record) => [record, find(record)]));
}
