/** Taking an import out again, with its records: one change, which one undo takes back. */
import type { OwnImport } from '#shared/model/dossier.ts';
import { tableNames, type Layer } from '#shared/model/layer.ts';
import { currentViewId } from '#shared/model/view.ts';
import type { Draft as LayerDraft, OpenDossier } from '../context.ts';
import { placesOfEntry } from '../query/places.ts';

/**
 * What the user wrote on the records stays. A collection that was made for an import goes with the last one of it, unless something
 * of the user's lies in it: an empty one would be in the way, and could not be got rid of.
 */
export function removalOf(dossier: OpenDossier, entry: OwnImport): LayerDraft[] {
  const { id, collection } = entry;
  const drafts: LayerDraft[] = [{ table: 'imports', id, after: null }];
  if (!isEmptied(dossier, entry)) return drafts;
  return [
    ...drafts,
    { table: 'views', id: currentViewId(collection), after: null },
    { table: 'collections', id: collection, after: null },
  ];
}

function isEmptied({ file, layer }: OpenDossier, { id, collection }: OwnImport): boolean {
  if (!layer.collections.has(collection)) return false;
  const others = [...layer.imports.values()].filter((other) => other.id !== id);
  const isFilled = [...file.imports, ...others].some((other) => other.collection === collection);
  const isNamed = file.collections.some(
    (other) =>
      other.id !== collection && other.fields.some((field) => field.collection === collection),
  );
  return !isFilled && !isNamed && !holdsWork(layer, collection);
}

function holdsWork(layer: Readonly<Layer>, collection: string): boolean {
  const isNamedView = [...layer.views.values()].some(
    (view) => view.collection === collection && view.name !== undefined,
  );
  return (
    isNamedView ||
    tableNames.some((table) =>
      [...layer[table].values()].some((entry) =>
        placesOfEntry(table, entry, layer).some((place) => place.collection === collection),
      ),
    )
  );
}
