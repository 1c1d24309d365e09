/** Records that the user has linked as "same": what is the same as the same is the same, too. */
import { trashId, type Layer } from '#shared/model/layer.ts';

/** By record, one that stands for its group; records that are alone are not in it. */
export function sameGroups(layer: Readonly<Layer>, collection: string): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (record: string): string => {
    let top = record;
    for (let above = parent.get(top); above !== undefined && above !== top; above = parent.get(top))
      top = above;
    return top;
  };
  for (const { id, kind, from, to } of layer.links.values()) {
    if (kind !== 'same' || from.collection !== collection || to.collection !== collection) continue;
    if (layer.trash.has(trashId('link', id))) continue;
    parent.set(find(to.record), find(from.record));
  }
  const joined = new Set([...parent].flat());
  return new Map([...joined].map((record) => [record, find(record)]));
}
