/** To the trash: the record stays where it is, and an entry hides it. */
import type { Collection } from '#shared/model/field.ts';
import { trashId } from '#shared/model/layer.ts';
import type { Core } from '../context.ts';
import { quoted } from '../query/quoted.ts';

/** How many went there; those that are there already are passed over. Throws `not_found` before anything is changed. */
export async function deleteRecords(
  core: Core,
  { collection, records }: { collection: string; records: string[] },
): Promise<number> {
  const tables = core.tables();
  const definition = tables.collection(collection);
  const wanted = [...new Set(records)].filter((record) => !tables.isTrashed(collection, record));
  const [first] = wanted;
  if (first === undefined) return 0;
  const deletedAt = core.clock().toISOString();
  const title = tables.titleOf(collection, first) ?? first;
  const change = await core.dossier().commit({
    label: `Move ${what(definition, wanted.length, title)} to the trash`,
    drafts: (layer) =>
      wanted
        .filter((id) => !layer.trash.has(trashId('record', id)))
        .map((id) => ({
          table: 'trash',
          id: trashId('record', id),
          after: { kind: 'record', id, collection, deletedAt },
        })),
  });
  return change?.ops.length ?? 0;
}

function what({ singular, title }: Collection, count: number, record: string): string {
  if (count === 1) return `${singular} ${quoted(record)}`;
  // “Events” becomes “events”; “UN designations” stays.
  const plural = /^\p{Lu}\p{Ll}/u.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title;
  return `${count} ${plural}`;
}
