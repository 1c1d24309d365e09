/**
 * `trash.*`. What is deleted stays in its table, and an entry of the trash hides it; restoring takes the entry out. Emptying
 * removes what the user made, with all that hangs on it. Imported records can't be removed: they stay in the trash, where
 * they are listed and can be restored at any time, with all that the user wrote on them.
 */
import type { Handlers } from '#shared/contract/define.ts';
import type { notesApi } from '#shared/contract/notes-api.ts';
import { tableOfTrash, trashId, type Layer, type TrashEntry } from '#shared/model/layer.ts';
import type { Core, Draft } from '../context.ts';
import { removalOf } from './removal.ts';
import { trashView } from './trash-view.ts';

type TrashHandlers = Pick<
  Handlers<typeof notesApi>,
  'trash.list' | 'trash.restore' | 'trash.empty'
>;
type Item = Pick<TrashEntry, 'kind' | 'id'>;

export function trashHandlers(core: Core): TrashHandlers {
  return {
    'trash.list': () =>
      [...core.dossier().layer.trash.values()]
        .map((entry) => trashView(core, entry))
        .sort((a, b) => compare(b.deletedAt, a.deletedAt) || compare(a.id, b.id)),
    'trash.restore': async ({ items }) => ({ restored: await restore(core, items) }),
    'trash.empty': async ({ items }) => ({ removed: await empty(core, items) }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many came back; those that are not in the trash are passed over. */
async function restore(core: Core, items: Item[]): Promise<number> {
  let restored = 0;
  await core.dossier().commit({
    label: items.length === 1 ? `Restore ${items[0]?.kind}` : `Restore ${items.length} items`,
    drafts: (layer) => {
      const entries = entriesOf(layer, items);
      restored = entries.length;
      return entries.map(takeOut);
    },
  });
  return restored;
}

/** How many went for good. */
async function empty(core: Core, items: Item[] | null): Promise<number> {
  let removed = 0;
  await core.dossier().commit({
    label: items === null ? 'Empty the trash' : `Delete for good: ${items.length}`,
    drafts: (layer) => {
      const entries = entriesOf(layer, items).filter(({ kind, id }) =>
        layer[tableOfTrash[kind]].has(id),
      );
      removed = entries.length;
      return entries.flatMap((entry) => [takeOut(entry), ...removalOf(layer, entry)]);
    },
  });
  return removed;
}

function entriesOf(layer: Readonly<Layer>, items: Item[] | null): TrashEntry[] {
  if (items === null) return [...layer.trash.values()];
  const ids = new Set(items.map(({ kind, id }) => trashId(kind, id)));
  return [...ids].map((id) => layer.trash.get(id)).filter((entry) => entry !== undefined);
}

const takeOut = ({ kind, id }: TrashEntry): Draft => ({
  table: 'trash',
  id: trashId(kind, id),
  after: null,
});
