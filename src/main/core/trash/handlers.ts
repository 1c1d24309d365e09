/**
 * `trash.*`. What is deleted stays in its table, and an entry of the trash hides it; restoring
 * takes the entry out. Emptying removes own records (with their claims and notes) and notes.
 * Imported records can't be removed: they stay in the trash, where they are listed and can be
 * restored at any time, with all that the user wrote on them.
 */
import type { Handlers } from '#shared/contract/define.ts';
import type { notesApi, TrashView } from '#shared/contract/notes-api.ts';
import { trashId, type Layer, type TrashEntry } from '#shared/model/layer.ts';
import { firstLine, titleOfTarget } from '../query/note-view.ts';
import type { Core, Draft } from '../context.ts';

type TrashHandlers = Pick<
  Handlers<typeof notesApi>,
  'trash.list' | 'trash.restore' | 'trash.empty'
>;
type Item = Pick<TrashEntry, 'kind' | 'id'>;

export function trashHandlers(core: Core): TrashHandlers {
  return {
    'trash.list': () => listTrash(core),
    'trash.restore': async ({ items }) => ({ restored: await restore(core, items) }),
    'trash.empty': async ({ items }) => ({ removed: await empty(core, items) }),
  };
}

function listTrash(core: Core): TrashView[] {
  return [...core.dossier().layer.trash.values()]
    .map((entry) => trashView(core, entry))
    .sort((a, b) => compare(b.deletedAt, a.deletedAt) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function trashView(core: Core, entry: TrashEntry): TrashView {
  const { id, deletedAt } = entry;
  if (entry.kind === 'record') {
    const { collection } = entry;
    const place =
      core.dossier().file.collections.find((one) => one.id === collection)?.title ?? collection;
    const title = core.tables().titleOf(collection, id) ?? id;
    return { kind: 'record', id, title, place, collection, deletedAt };
  }
  const note = core.dossier().layer.notes.get(id);
  if (!note) return { kind: 'note', id, title: 'Note', place: '', deletedAt };
  const place = `Note on ${titleOfTarget(core, note.target)}`;
  return { kind: 'note', id, title: firstLine(note.text), place, deletedAt };
}

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
      const entries = entriesOf(layer, items).filter((entry) => isOwn(layer, entry));
      removed = entries.length;
      return entries.flatMap((entry) => [takeOut(entry), ...removal(layer, entry)]);
    },
  });
  return removed;
}

function entriesOf(layer: Readonly<Layer>, items: Item[] | null): TrashEntry[] {
  if (items === null) return [...layer.trash.values()];
  const ids = new Set(items.map(({ kind, id }) => trashId(kind, id)));
  return [...ids].map((id) => layer.trash.get(id)).filter((entry) => entry !== undefined);
}

function isOwn(layer: Readonly<Layer>, entry: TrashEntry): boolean {
  return entry.kind === 'note' ? layer.notes.has(entry.id) : layer.records.has(entry.id);
}

const takeOut = ({ kind, id }: TrashEntry): Draft => ({
  table: 'trash',
  id: trashId(kind, id),
  after: null,
});

function removal(layer: Readonly<Layer>, entry: TrashEntry): Draft[] {
  if (entry.kind === 'note') return [{ table: 'notes', id: entry.id, after: null }];
  const drafts: Draft[] = [{ table: 'records', id: entry.id, after: null }];
  for (const claim of layer.claims.values()) {
    if (claim.record === entry.id) drafts.push({ table: 'claims', id: claim.id, after: null });
  }
  for (const note of layer.notes.values()) {
    if (note.target.kind === 'dossier' || note.target.record !== entry.id) continue;
    drafts.push({ table: 'notes', id: note.id, after: null });
    drafts.push({ table: 'trash', id: trashId('note', note.id), after: null });
  }
  return drafts;
}
