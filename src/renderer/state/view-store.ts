/** How the collection on the screen is looked at: columns, sort, filters. Kept by the core, a moment after each change. */
import { create } from 'zustand';
import type { Collection } from '#shared/model/field.ts';
import type { Condition, Filter, Sort } from '#shared/model/filter.ts';
import { currentViewId, type View, type ViewColumn } from '#shared/model/view.ts';
import { client } from '../api/client.ts';

export type CollectionView = {
  collection: string;
  /** All fields of the collection, in the order of the grid. */
  columns: ViewColumn[];
  sort: Sort[];
  /** One entry a slot at the most (`slotOf`); all must hold. */
  filters: Condition[];
};

const PAUSE = 400;

/** null until the view of the collection on the screen is known. */
export const useView = create<{ view: CollectionView | null }>(() => ({ view: null }));

let unsaved: CollectionView | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

export async function loadView(collection: Collection): Promise<void> {
  await saveNow();
  const saved = await client.views.get({ collection: collection.id });
  useView.setState({ view: mergeView(collection, saved) });
}

export function leaveView(): void {
  void saveNow();
  useView.setState({ view: null });
}

export function changeView(change: Partial<Omit<CollectionView, 'collection'>>): void {
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
  await client.views.reset({ collection: collection.id });
  useView.setState({ view: mergeView(collection, null) });
}

/** Before the dossier or the window closes: what was changed a moment ago is kept as well. */
export const keepView = (): Promise<void> => saveNow();

/** A view is a convenience: when it can't be saved, nothing of the user's work is lost and nobody is bothered. */
async function saveNow(): Promise<void> {
  clearTimeout(timer);
  if (!unsaved) return;
  const view = unsaved;
  unsaved = null;
  await client.views.save({ id: currentViewId(view.collection), ...view }).catch(() => undefined);
}

window.addEventListener('pagehide', () => void saveNow());

/** What a condition takes the place of: the one on a field is called as the field, others by what they are about. */
export const slotOf = (condition: Condition): string => fieldOf(condition) ?? condition.op;

/** Puts a condition in the place of the slot's earlier one; null takes it away. */
export function setFilter(slot: string, condition: Condition | null): void {
  const filters = useView.getState().view?.filters ?? [];
  const at = filters.findIndex((filter) => slotOf(filter) === slot);
  if (condition === null) changeView({ filters: filters.filter((_, index) => index !== at) });
  else if (at < 0) changeView({ filters: [...filters, condition] });
  else changeView({ filters: filters.with(at, condition) });
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

export function fieldOf(condition: Condition): string | null {
  return 'field' in condition ? condition.field : null;
}

export function filterOf(conditions: readonly Condition[]): Filter | null {
  if (conditions.length === 0) return null;
  return conditions.length === 1 ? conditions[0]! : { op: 'and', filters: [...conditions] };
}

export function mergeView(collection: Collection, saved: View | null): CollectionView {
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  const known = saved?.columns.filter((column) => fields.has(column.field)) ?? [];
  const named = new Set(known.map((column) => column.field));
  const rest = collection.fields.filter((field) => !named.has(field.id));
  return {
    collection: collection.id,
    columns: [
      ...known,
      ...rest.map((field) => ({ field: field.id, ...(field.hidden ? { hidden: true } : {}) })),
    ],
    sort: (saved ? saved.sort : (collection.sort ?? [])).filter((entry) => fields.has(entry.field)),
    filters: (saved?.filters ?? []).filter((condition) => {
      const field = fieldOf(condition);
      return field === null ? condition.op !== 'records' : fields.has(field);
    }),
  };
}
