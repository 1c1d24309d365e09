/** Named views: shown, saved, renamed, deleted. Each is one step that can be undone. */
import type { CollectionInfo, DossierState } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { isReadOnly } from '../../api/use-dossier-state.ts';
import { showDone, showProblem } from '../../components/toast/toast-store.ts';
import { searchIn, showPage, useUi } from '../../state/ui-store.ts';
import { keepView, loadView, showKept, useView } from '../../state/view-store.ts';
import { shownView, type NamedView } from './named-views.ts';
import { contentOf, type ViewContent } from './view-content.ts';

/** Goes to its collection where another page is shown. */
export async function showView({
  id,
  collection,
}: Pick<NamedView, 'id' | 'collection'>): Promise<void> {
  if (isReadOnly()) {
    await lookThrough(id, collection);
    return;
  }
  await keepView(true);
  await client.views.show({ id });
  const { page } = useUi.getState();
  if (page?.kind === 'collection' && page.collection === collection) await reload(collection);
  else showPage({ kind: 'collection', collection });
}

/** What is open for reading only does not remember how it was looked at. */
async function lookThrough(id: string, collection: string): Promise<void> {
  const view = (await client.views.list({ collection })).find((one) => one.id === id);
  const definition = collectionOf(collection);
  if (!view || !definition) return;
  const { page } = useUi.getState();
  if (page?.kind !== 'collection' || page.collection !== collection) {
    showPage({ kind: 'collection', collection });
    await loadView(definition);
  }
  showKept(definition, { ...view, named: id });
}

/** Throws `conflict` when the name is taken. */
export async function saveViewAs(name: string): Promise<void> {
  const content = onScreen();
  if (!content) return;
  await keepView();
  await client.views.put({ view: { ...content, name }, show: true });
  await reload(content.collection);
}

/** Throws `conflict` when the name is taken. */
export async function renameShownView(name: string): Promise<void> {
  const view = shownView();
  if (!view) return;
  const { id, ...content } = view;
  await client.views.put({ view: { ...content, name }, id });
}

export async function saveShownView(): Promise<void> {
  const view = shownView();
  const content = onScreen();
  if (!view || !content) return;
  await keepView();
  await client.views.put({ view: { ...content, name: view.name }, id: view.id, show: true });
  await reload(content.collection);
}

export async function revertShownView(): Promise<void> {
  const view = shownView();
  if (view) await showView(view);
}

export async function deleteShownView(): Promise<void> {
  const view = shownView();
  if (view) await deleteView(view);
}

export async function deleteView({ id, name }: Pick<NamedView, 'id' | 'name'>): Promise<void> {
  await client.views.delete({ id });
  showDone({
    message: `View “${name}” moved to the trash.`,
    action: {
      label: 'Restore',
      run: () => {
        client.trash.restore({ items: [{ kind: 'view', id }] }).catch(showProblem);
      },
    },
  });
}

function onScreen(): ViewContent | null {
  const { view } = useView.getState();
  return view && contentOf(view, searchIn(view.collection));
}

async function reload(id: string): Promise<void> {
  const collection = collectionOf(id);
  if (collection) await loadView(collection);
}

function collectionOf(id: string): CollectionInfo | undefined {
  const state = queryClient.getQueryData<DossierState>(queryKeys.dossier);
  const collections = state?.status === 'open' ? state.collections : [];
  return collections.find((one) => one.id === id);
}
