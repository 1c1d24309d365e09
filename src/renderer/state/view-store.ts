/** How the collection on the screen is looked at: columns, sort, filters. Kept by the core, a moment after each change. */
import { create } from 'zustand';
import type { Collection } from '#shared/model/field.ts';
import type { Condition, Sort } from '#shared/model/filter.ts';
import { currentViewId, type View, type ViewColumn } from '#shared/model/view.ts';
import { contentOfView, fieldOf } from '#shared/model/view-content.ts';
import { client } from '../api/client.ts';
import { isReadOnly } from '../api/use-dossier-state.ts';
import { searchIn, setSearch } from './ui-store.ts';

export type CollectionView = {
  collection: string;
  /** All fields of the collection, in the order of the grid. */
  columns: ViewColumn[];
  sort: Sort[];
  /** One entry a slot at the most (`slotOf`); all must hold. */
  filters: Condition[];
  /** The named view that it was taken from, as long as nothing else is chosen. It may have been changed since. */
  named: string | null;
};

const PAUSE = 400;

/** null until the view of the collection on the screen is known. */
export const useView = create<{ view: CollectionView | null }>(() => ({ view: null }));

let unsaved: CollectionView | null = null;
let saving: Promise<unknown> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
/** The words of the quick search as the core has them. */
let keptSearch = '';

export async function loadView(collection: Collection): Promise<void> {
  await saveNow();
  showKept(collection, await client.views.get({ collection: collection.id }));
}

/** Only on the screen. Words that were typed by the way stay in the search box; those of a named view come and go with it. */
export function showKept(collection: Collection, saved: View | null): void {
  const { view: before } = useView.getState();
  const wasNamed = before?.collection === collection.id && before.named !== null;
  const next = mergeView(collection, saved);
  useView.setState({ view: before?.collection === collection.id ? keepSame(before, next) : next });
  keptSearch = saved?.search ?? '';
  if (wasNamed || saved?.named !== undefined) setSearch(collection.id, keptSearch);
}

/** After a change from elsewhere, undo say: shows what is kept by now, which is not saved once more. */
export async function reloadView(collection: Collection): Promise<void> {
  await saveNow();
  const saved = await client.views.get({ collection: collection.id });
  if (useView.getState().view?.collection === collection.id) showKept(collection, saved);
}

export function leaveView(): void {
  void keepView();
  useView.setState({ view: null });
}

export function changeView(change: Partial<Omit<CollectionView, 'collection' | 'named'>>): void {
  const { view } = useView.getState();
  if (!view) return;
  const changed = { ...view, ...change };
  if (JSON.stringify(changed) === JSON.stringify(view)) return;
  useView.setState({ view: changed });
  unsaved = changed;
  clearTimeout(timer);
  timer = setTimeout(() => void saveNow(), PAUSE);
}

export async function resetView(collection: Collection): Promise<void> {
  clearTimeout(timer);
  unsaved = null;
  if (!isReadOnly()) await client.views.reset({ collection: collection.id });
  useView.setState({ view: mergeView(collection, null) });
}

/**
 * Before the dossier or the window closes, and before undo: what was changed a moment ago is kept as well. `withSearch`: also words of no
 * named view, because another view is going to take their place, and undo brings them back.
 */
export function keepView(withSearch = false): Promise<void> {
  const { view } = useView.getState();
  const isKept = withSearch || (view !== null && view.named !== null);
  if (view && isKept && searchIn(view.collection) !== keptSearch) unsaved = view;
  return saveNow();
}

/** A view is a convenience: when it can't be saved, nothing of the user's work is lost and nobody is bothered. */
async function saveNow(): Promise<void> {
  clearTimeout(timer);
  // Looked at in another way for now: a dossier that is only to be read stays as it is.
  if (isReadOnly()) unsaved = null;
  if (unsaved) {
    const { named, ...view } = unsaved;
    unsaved = null;
    const search = searchIn(view.collection);
    keptSearch = search;
    const id = currentViewId(view.collection);
    // A choice of single records is for now; kept, it would hide what comes later.
    const filters = view.filters.filter(({ op }) => op !== 'records');
    const kept = {
      id,
      ...view,
      filters,
      ...(search ? { search } : {}),
      ...(named ? { named } : {}),
    };
    const saved = client.views.save(kept);
    saving = Promise.all([saving, saved.catch(() => undefined)]);
  }
  await saving;
}

window.addEventListener('pagehide', () => void keepView());

/**
 * What a condition takes the place of: the one on the value of a field is called as the field; others, such as what is
 * said about it, stand beside it.
 */
export function slotOf(condition: Condition): string {
  switch (condition.op) {
    case 'claims':
    case 'range':
      return `${condition.op} ${condition.field ?? ''}`;
    case 'gone':
    case 'source':
    case 'records':
      return condition.op;
    default:
      return condition.field;
  }
}

/** Puts a condition in the place of the slot's earlier one; null takes it away. */
export function setFilter(slot: string, condition: Condition | null): void {
  const filters = useView.getState().view?.filters ?? [];
  const at = filters.findIndex((filter) => slotOf(filter) === slot);
  if (condition === null) changeView({ filters: filters.filter((_, index) => index !== at) });
  else if (at < 0) changeView({ filters: [...filters, condition] });
  else changeView({ filters: filters.with(at, condition) });
}

/** Takes away all that is filtered by a field. */
export function clearFilter(field: string): void {
  const filters = useView.getState().view?.filters ?? [];
  changeView({ filters: filters.filter((filter) => fieldOf(filter) !== field) });
}

export function setHidden(field: string, hidden: boolean): void {
  changeColumn(field, ({ hidden: _, ...column }) => (hidden ? { ...column, hidden } : column));
}

export function setPinned(field: string, pinned: 'left' | 'right' | null): void {
  changeColumn(field, ({ pinned: _, ...column }) => (pinned ? { ...column, pinned } : column));
}

function changeColumn(field: string, change: (column: ViewColumn) => ViewColumn): void {
  const columns = useView.getState().view?.columns ?? [];
  changeView({
    columns: columns.map((column) => (column.field === field ? change(column) : column)),
  });
}

/** One place up (-1) or down (1) in the order of the columns. */
export function moveColumn(field: string, by: -1 | 1): void {
  const columns = useView.getState().view?.columns ?? [];
  const at = columns.findIndex((column) => column.field === field);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return;
  changeView({ columns: columns.toSpliced(at, 1).toSpliced(to, 0, columns[at]!) });
}

/** A click on a header: ascending, descending, not at all. `add` keeps the other columns' sorting. */
export function cycleSort(field: string, add: boolean): void {
  const sort = useView.getState().view?.sort ?? [];
  const at = sort.findIndex((entry) => entry.field === field);
  const direction = sort[at]?.direction;
  const next: Sort | null =
    direction === undefined
      ? { field, direction: 'ascending' }
      : direction === 'ascending'
        ? { field, direction: 'descending' }
        : null;
  if (!add) changeView({ sort: next ? [next] : [] });
  else if (at < 0) changeView({ sort: [...sort, ...(next ? [next] : [])] });
  else changeView({ sort: next ? sort.with(at, next) : sort.toSpliced(at, 1) });
}

/** Parts that are as they were stay the same objects, so that nothing is asked or drawn anew for them. */
function keepSame(view: CollectionView, next: CollectionView): CollectionView {
  const same = <T>(before: T, after: T): T =>
    JSON.stringify(before) === JSON.stringify(after) ? before : after;
  return {
    collection: view.collection,
    columns: same(view.columns, next.columns),
    sort: same(view.sort, next.sort),
    filters: same(view.filters, next.filters),
    named: next.named,
  };
}

export function mergeView(collection: Collection, saved: View | null): CollectionView {
  const named = saved?.named ?? null;
  return { collection: collection.id, ...contentOfView(collection, saved), named };
}
