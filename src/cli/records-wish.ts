/** Which records the command line means: of a collection, as a view shows them, with words in them, as one source has them. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Query } from '#shared/model/filter.ts';
import { contentOfView, queryOfView } from '#shared/model/view-content.ts';
import type { View } from '#shared/model/view.ts';
import { fold } from '#shared/text/fold.ts';
import type { Workbench } from './workbench.ts';

export type RecordsWish = {
  /** The name of a view, or its id. */
  view: string | undefined;
  search: string | undefined;
  /** The id of a source. */
  source: string | undefined;
};

/** `shown`: the columns of the view; without one, all. */
export function queryOf(
  { view: name, search, source }: RecordsWish,
  collection: CollectionInfo,
  views: readonly View[],
): { query: Query; shown: string[] } {
  const view = name === undefined ? null : findView(collection, views, name);
  const query = queryOfView(collection, view);
  const shown = view
    ? contentOfView(collection, view).columns.flatMap(({ field, hidden }) =>
        hidden ? [] : [field],
      )
    : collection.fields.map(({ id }) => id);
  // Both must hold; the words of each are joined by "and" anyway.
  const words = [query.search, search ?? ''].filter((one) => one !== '').join(' ');
  return { query: { ...query, search: words, ...(source === undefined ? {} : { source }) }, shown };
}

export function findCollection(
  collections: readonly CollectionInfo[],
  named: string,
): CollectionInfo {
  const wanted = named.replace(/^collection:/, '');
  const found = collections.find(({ id }) => id === wanted);
  if (found) return found;
  const ids = collections.map(({ id }) => id).join(', ');
  throw new AppError('not_found', `This dossier has no collection ${wanted}. It has ${ids}.`);
}

export function findView(
  { id, title }: CollectionInfo,
  views: readonly View[],
  name: string,
): View {
  const own = views.filter(({ collection }) => collection === id);
  const found = own.find((view) => view.id === name || fold(view.name ?? '') === fold(name));
  if (found) return found;
  const names = own.map((view) => `“${view.name ?? view.id}”`).join(', ');
  const known = own.length === 0 ? 'It has none.' : `It has ${names}.`;
  throw new AppError('not_found', `${title} has no view “${name}”. ${known}`);
}

/** Throws `not_found`: as a source that is not there has it, every cell would be empty. */
export async function checkSource({ page }: Workbench, source: string | undefined): Promise<void> {
  if (source !== undefined) await page.records.get({ collection: 'sources', record: source });
}
