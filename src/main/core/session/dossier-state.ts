/** What `dossier.state` answers for an open dossier. */
import type { CollectionInfo, DossierState } from '#shared/contract/dossier-api.ts';
import { trashId } from '#shared/model/layer.ts';
import type { OpenDossier } from '../context.ts';

export function stateOf(dossier: OpenDossier): DossierState {
  const { file, layer } = dossier;
  const counts = countRecords(dossier);
  const notesInTrash = [...layer.notes.keys()].filter((id) =>
    layer.trash.has(trashId('note', id)),
  ).length;
  return {
    status: 'open',
    id: file.id,
    title: file.title,
    description: file.description,
    ...(file.licence === undefined ? {} : { licence: file.licence }),
    folder: dossier.folder,
    revision: dossier.revision(),
    access: dossier.access,
    saved: dossier.saved(),
    notices: [...dossier.notices()],
    collections: file.collections.map((collection): CollectionInfo => ({
      ...collection,
      count: counts.get(collection.id) ?? 0,
    })),
    notes: layer.notes.size - notesInTrash,
    trash: layer.trash.size,
  };
}

/** Records of each collection that are not in the trash. */
function countRecords({ base, layer, file }: OpenDossier): Map<string, number> {
  const counts = new Map(file.collections.map(({ id }) => [id, base.get(id)?.size ?? 0]));
  const add = (collection: string, by: number): void => {
    counts.set(collection, (counts.get(collection) ?? 0) + by);
  };
  for (const record of layer.records.values()) add(record.collection, 1);
  for (const entry of layer.trash.values()) {
    if (entry.kind !== 'record') continue;
    const isThere = layer.records.has(entry.id) || base.get(entry.collection)?.has(entry.id);
    if (isThere) add(entry.collection, -1);
  }
  return counts;
}
