/** What goes for good with something: all that hangs on it, and their entries in the trash. */
import {
  tableOfTrash,
  trashId,
  type Layer,
  type LayerTables,
  type TrashEntry,
  type TrashKind,
} from '#shared/model/layer.ts';
import type { Note } from '#shared/model/note.ts';
import type { Draft } from '../context.ts';

type Thing = Pick<TrashEntry, 'kind' | 'id'>;

export function removalOf(layer: Readonly<Layer>, thing: Thing): Draft[] {
  const gone = new Map<string, Thing>();
  collect(layer, thing, gone);
  const ranks = [...layer.ranks.values()].filter(({ record }) =>
    gone.has(trashId('record', record)),
  );
  return [
    ...[...gone.values()].flatMap(removal),
    ...ranks.map(({ id }): Draft => ({ table: 'ranks', id, after: null })),
  ];
}

const removal = ({ kind, id }: Thing): Draft[] => [
  // `kind` names the table, which TypeScript can't follow through the union.
  { table: tableOfTrash[kind], id, after: null } as Draft,
  { table: 'trash', id: trashId(kind, id), after: null },
];

function collect(layer: Readonly<Layer>, thing: Thing, gone: Map<string, Thing>): void {
  const key = trashId(thing.kind, thing.id);
  if (gone.has(key)) return;
  gone.set(key, thing);
  for (const next of hangingOn(layer, thing)) collect(layer, next, gone);
}

function hangingOn(layer: Readonly<Layer>, { kind, id }: Thing): Thing[] {
  switch (kind) {
    case 'record':
      return [
        ...ids(layer, 'claim', ({ record }) => record === id),
        ...ids(layer, 'link', ({ from, to }) => from.record === id || to.record === id),
        ...ids(layer, 'document', ({ source }) => source === id),
        ...ids(layer, 'passage', ({ source }) => source === id),
        ...ids(layer, 'note', (note) => isOnRecord(note, id)),
      ];
    case 'passage':
      return ids(layer, 'note', ({ target }) => target.kind === 'passage' && target.passage === id);
    case 'document':
    case 'claim':
    case 'note':
    case 'link':
    case 'view':
      return [];
  }
}

const isOnRecord = ({ target }: Note, id: string): boolean =>
  (target.kind === 'record' || target.kind === 'field') && target.record === id;

function ids<K extends TrashKind>(
  layer: Readonly<Layer>,
  kind: K,
  hangs: (entry: LayerTables[(typeof tableOfTrash)[K]]) => boolean,
): Thing[] {
  const entries = layer[tableOfTrash[kind]] as ReadonlyMap<
    string,
    LayerTables[(typeof tableOfTrash)[K]]
  >;
  return [...entries].flatMap(([id, entry]) => (hangs(entry) ? [{ kind, id } as Thing] : []));
}
