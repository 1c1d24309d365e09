/** What a change means to whoever looks at the dossier, as an event. */
import type { AppEvent } from '#shared/contract/events.ts';
import type { Change, Layer, Op, TableName } from '#shared/model/layer.ts';
import { tableOfTrash } from '#shared/model/layer.ts';
import { placesOf } from '../query/places.ts';

/** Above it, naming records costs more than reading again what is shown. */
const MANY_RECORDS = 1_000;

/**
 * `layer`: as the change left it. Notes count for the record that they are on, whose row shows
 * their number.
 */
export function changedEvent(change: Change, layer: Readonly<Layer>): AppEvent {
  const collections = new Set<string>();
  const records = new Set<string>();
  for (const { collection, record } of change.ops.flatMap((op) => placesOf(op, layer))) {
    collections.add(collection);
    records.add(record);
  }
  let isLarge = false;
  for (const op of change.ops) {
    if (op.table !== 'imports' && op.table !== 'collections') continue;
    isLarge = true;
    for (const entry of [op.before, op.after])
      if (entry) collections.add('collection' in entry ? entry.collection : entry.id);
  }
  const touches = (table: TableName): boolean =>
    change.ops.some((op) => tablesOf(op).includes(table));
  return {
    type: 'changed',
    revision: change.seq,
    origin: change.origin,
    collections: [...collections],
    ...(isLarge || records.size > MANY_RECORDS ? {} : { records: [...records] }),
    notes: touches('notes'),
    links: touches('links'),
    documents: touches('documents') || touches('passages'),
    trash: touches('trash'),
    views: touches('views'),
  };
}

/** Where something went to the trash or came back, its own table looks different as well. */
function tablesOf(op: Op): TableName[] {
  if (op.table !== 'trash') return [op.table];
  return [op.before, op.after].flatMap((entry) =>
    entry === null ? [] : [op.table, tableOfTrash[entry.kind]],
  );
}
