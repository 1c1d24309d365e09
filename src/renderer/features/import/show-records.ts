/** From an import to its records, in the grid of their collection. */
import type { ImportView } from '#shared/contract/imports-api.ts';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import type { Condition } from '#shared/model/filter.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { showPage, useUi } from '../../state/ui-store.ts';
import { changeView, useView } from '../../state/view-store.ts';

/** All of the collection where it holds nothing else, else what is said by the same source. */
export function showRecordsOf({ collection, records, source }: ImportView): void {
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  const collections = state?.status === 'open' ? state.collections : [];
  const count = collections.find(({ id }) => id === collection)?.count ?? 0;
  showFiltered(collection, count > records ? [{ op: 'source', source }] : []);
}

/** Records that the newest release of their dataset does not have. */
export const showGone = (collection: string): void =>
  showFiltered(collection, [{ op: 'gone', gone: true }]);

/** In place of the search and the filters that the collection had. */
function showFiltered(collection: string, filters: Condition[]): void {
  useUi.setState(({ search }) => ({ search: { ...search, [collection]: '' } }));
  const isShown = useView.getState().view?.collection === collection;
  showPage({ kind: 'collection', collection });
  if (isShown) changeView({ filters });
  else whenShown(collection, () => changeView({ filters }));
}

/** The view of a page that is shown anew is loaded first. */
function whenShown(collection: string, act: () => void): void {
  const stop = useView.subscribe(({ view }) => {
    if (view?.collection !== collection) return;
    stop();
    act();
  });
}
