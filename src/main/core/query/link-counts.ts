/** How many links each record has. */
import { trashId, type Layer } from '#shared/model/layer.ts';

export type LinkCounts = {
  readonly ofRecord: (record: string) => number;
  /** Links have changed; they are counted again when next asked for. */
  readonly forget: () => void;
};

export function createLinkCounts(layer: Readonly<Layer>): LinkCounts {
  let counts: Map<string, number> | undefined;
  const counted = (): Map<string, number> => (counts ??= countLinks(layer));
  return {
    ofRecord: (record) => counted().get(record) ?? 0,
    forget: () => {
      counts = undefined;
    },
  };
}

function countLinks(layer: Readonly<Layer>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, from, to } of layer.links.values()) {
    if (layer.trash.has(trashId('link', id))) continue;
    for (const { record } of [from, to]) counts.set(record, (counts.get(record) ?? 0) + 1);
  }
  return counts;
}
