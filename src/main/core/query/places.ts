/** Which records things of the layer belong to. */
import { SOURCES } from '#shared/model/claim.ts';
import { tableOfTrash, type Layer, type Op, type TrashEntry } from '#shared/model/layer.ts';
import type { NoteTarget } from '#shared/model/note.ts';

export type Place = { collection: string; record: string };

/** The record that a note is on; for one on a passage, the passage's source. null: the dossier, or a passage that is gone. */
export function placeOfTarget(layer: Readonly<Layer>, target: NoteTarget): Place | null {
  switch (target.kind) {
    case 'dossier':
      return null;
    case 'record':
    case 'field':
      return { collection: target.collection, record: target.record };
    case 'passage': {
      const passage = layer.passages.get(target.passage);
      return passage ? { collection: SOURCES, record: passage.source } : null;
    }
  }
}

/** The records that an op is about, before it or after. `layer`: as the op left it, or later. */
export function placesOf(op: Op, layer: Readonly<Layer>): Place[] {
  return [op.before, op.after].flatMap((entry) =>
    entry === null ? [] : placesOfEntry(op.table, entry, layer),
  );
}

type Entry = NonNullable<Op['after']>;

export function placesOfEntry(table: Op['table'], entry: Entry, layer: Readonly<Layer>): Place[] {
  if (table === 'trash') return placesOfTrashed(entry as TrashEntry, layer);
  if (table === 'views' || table === 'imports' || table === 'collections') return [];
  if ('from' in entry) return [entry.from, entry.to];
  if ('target' in entry) {
    const place = placeOfTarget(layer, entry.target);
    return place ? [place] : [];
  }
  if ('source' in entry && !('record' in entry))
    return [{ collection: SOURCES, record: entry.source }];
  if ('record' in entry) return [{ collection: entry.collection, record: entry.record }];
  return 'collection' in entry ? [{ collection: entry.collection, record: entry.id }] : [];
}

function placesOfTrashed(entry: TrashEntry, layer: Readonly<Layer>): Place[] {
  if (entry.kind === 'record') return [{ collection: entry.collection, record: entry.id }];
  const table = tableOfTrash[entry.kind];
  const trashed = layer[table].get(entry.id);
  return trashed ? placesOfEntry(table, trashed, layer) : [];
}
