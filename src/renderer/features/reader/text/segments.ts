/** What lies over a stretch of text (emphasis, passages, hits of the search), as segments that each have all of what lies on them. */

/** Indexes of the text. Layers may overlap as they like. */
export type Layer = { start: number; end: number } & (
  | { kind: 'strong' | 'emphasis' | 'code' | 'link' }
  | { kind: 'passage'; id: string; how: 'exact' | 'moved' | 'fuzzy'; chosen: boolean }
  | { kind: 'hit'; current: boolean }
  /** Where a jump has led to. */
  | { kind: 'goal' }
);

export type Segment = { start: number; end: number; layers: Layer[] };

/** In order, without gaps, from `start` to `end`. */
export function segmentsOf(start: number, end: number, layers: readonly Layer[]): Segment[] {
  if (start >= end) return [];
  const within = layers.filter(
    (layer) => layer.start < layer.end && layer.start < end && layer.end > start,
  );
  if (within.length === 0) return [{ start, end, layers: [] }];
  const edges = new Set([start, end]);
  for (const layer of within) {
    if (layer.start > start) edges.add(layer.start);
    if (layer.end < end) edges.add(layer.end);
  }
  const sorted = [...edges].toSorted((a, b) => a - b);
  const opening = within.toSorted((a, b) => a.start - b.start);
  const segments: Segment[] = [];
  let open: Layer[] = [];
  let next = 0;
  for (const [at, from] of sorted.entries()) {
    const to = sorted[at + 1];
    if (to === undefined) break;
    open = open.filter((layer) => layer.end > from);
    for (let layer = opening[next]; layer && layer.start <= from; layer = opening[++next])
      open.push(layer);
    segments.push({ start: from, end: to, layers: [...open] });
  }
  return segments;
}
