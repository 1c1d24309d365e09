/** The views that have a name, of all collections, in the order of their names. */
import { useQuery } from '@tanstack/react-query';
import type { View } from '#shared/model/view.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useView } from '../../state/view-store.ts';

export type NamedView = View & { name: string };

const none: NamedView[] = [];

export function useNamedViews(): NamedView[] {
  return (
    useQuery({
      queryKey: queryKeys.views,
      queryFn: async () => (await client.views.list({ collection: null })).filter(hasName),
    }).data ?? none
  );
}

/** null: of no collection. */
export function useViewsOf(collection: string | null): NamedView[] {
  return useNamedViews().filter((view) => view.collection === collection);
}

/** The named view on the screen, changed or not; null where there is none, or where it is in the trash. */
export function useShownView(): NamedView | null {
  const named = useView(({ view }) => view?.named ?? null);
  return useNamedViews().find(({ id }) => id === named) ?? null;
}

export function shownView(): NamedView | null {
  const named = useView.getState().view?.named ?? null;
  const all = queryClient.getQueryData<NamedView[]>(queryKeys.views) ?? none;
  return all.find(({ id }) => id === named) ?? null;
}

function hasName(view: View): view is NamedView {
  return view.name !== undefined;
}
