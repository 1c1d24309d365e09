/** How many notes there are on each record and field. */
import { trashId, type Layer } from '#shared/model/layer.ts';
import { placeOfTarget } from './places.ts';

export type NoteCounts = {
  /** On the record and on its fields. */
  readonly ofRecord: (record: string) => number;
  readonly ofField: (record: string, field: string) => number;
  /** Notes have changed; they are counted again when next asked for. */
  readonly forget: () => void;
};

type Counts = { all: number; fields: Map<string, number> };

export function createNoteCounts(layer: Readonly<Layer>): NoteCounts {
  let counts: Map<string, Counts> | undefined;
  const counted = (): Map<string, Counts> => (counts ??= countNotes(layer));
  return {
    ofRecord: (record) => counted().get(record)?.all ?? 0,
    ofField: (record, field) => counted().get(record)?.fields.get(field) ?? 0,
    forget: () => {
      counts = undefined;
    },
  };
}

function countNotes(layer: Readonly<Layer>): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { id, target } of layer.notes.values()) {
    const place = layer.trash.has(trashId('note', id)) ? null : placeOfTarget(layer, target);
    if (place === null) continue;
    const of = counts.get(place.record) ?? { all: 0, fields: new Map<string, number>() };
    of.all += 1;
    if (target.kind === 'field')
      of.fields.set(target.field, (of.fields.get(target.field) ?? 0) + 1);
    counts.set(place.record, of);
  }
  return counts;
}
