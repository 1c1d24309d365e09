/** The user's work, put together from whatever of it can be trusted: a snapshot, and the changes after it. */
import { tableNames, type Layer, type LayerTables, type TableName } from '#shared/model/layer.ts';
import { emptyLayer } from '../layer-file.ts';
import type { Salvaged } from './salvage-log.ts';
import type { SalvagedSnapshot } from './salvage-snapshot.ts';

/** A state of the layer that is known to be right. */
export type Anchor = { seq: number; layer: Layer; words: string };

export type SalvagedLayer = {
  layer: Layer;
  /** Of the last change in it. */
  seq: number;
  anchor: Anchor;
  /** Changes after the anchor that are gone. */
  missing: number[];
};

export const beginning = (): Anchor => ({
  seq: 0,
  layer: emptyLayer(),
  words: 'the change log from its beginning',
});

/**
 * From the anchor after which the fewest changes are missing; of those, the latest. `snapshot`: what is left of a damaged
 * one; it stands in for changes that are missing.
 */
export function salvageLayer(
  anchors: readonly Anchor[],
  { changes, bad }: Salvaged,
  snapshot: SalvagedSnapshot | null,
): SalvagedLayer {
  const seqs = [...changes.keys(), ...bad.flatMap(({ seq }) => seq ?? [])];
  const last = Math.max(0, snapshot?.seq ?? 0, ...anchors.map(({ seq }) => seq), ...seqs);
  const missingAfter = (seq: number): number[] => {
    const missing: number[] = [];
    for (let next = seq + 1; next <= last; next += 1) if (!changes.has(next)) missing.push(next);
    return missing;
  };
  const [best] = [beginning(), ...anchors]
    .map((anchor) => ({ anchor, missing: missingAfter(anchor.seq) }))
    .sort((a, b) => a.missing.length - b.missing.length || b.anchor.seq - a.anchor.seq);
  const { anchor, missing } = best ?? { anchor: beginning(), missing: [] };
  const firstMissing = missing[0] ?? Infinity;
  const layer = copyOf(anchor.layer);
  for (let seq = anchor.seq + 1; seq <= last; seq += 1) {
    // What a lost change did to an entry shows in the next change of that entry.
    const ops = changes.get(seq)?.change.ops ?? [];
    for (const { table, id, after } of ops) put(layer, table, id, after);
    if (seq === snapshot?.seq && firstMissing <= seq) addEntries(layer, snapshot.layer);
  }
  return { layer, seq: last, anchor, missing };
}

function copyOf(layer: Layer): Layer {
  const copy = emptyLayer();
  addEntries(copy, layer);
  return copy;
}

function addEntries(layer: Layer, from: Layer): void {
  for (const table of tableNames)
    for (const [id, entry] of from[table]) put(layer, table, id, entry);
}

function put(
  layer: Layer,
  table: TableName,
  id: string,
  entry: LayerTables[TableName] | null,
): void {
  // `table` names the type of the entry, which TypeScript can't follow through the union.
  const entries = layer[table] as Map<string, unknown>;
  if (entry === null) entries.delete(id);
  else entries.set(id, entry);
}
