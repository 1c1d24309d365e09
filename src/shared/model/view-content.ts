/** What a view makes of a collection as it is now: fields may have come and gone since it was saved. */
import type { Collection } from './field.ts';
import type { Condition, Filter, Query, Sort } from './filter.ts';
import type { View, ViewColumn } from './view.ts';

export type ViewContent = {
  /** All fields of the collection, in the order of the grid. */
  columns: ViewColumn[];
  sort: Sort[];
  /** All must hold. */
  filters: Condition[];
};

/** null: as the collection's definition has it. Fields that the view does not name come last. */
export function contentOfView(collection: Collection, view: View | null): ViewContent {
  const fields = new Set(collection.fields.map(({ id }) => id));
  const known = view?.columns.filter((column) => fields.has(column.field)) ?? [];
  const named = new Set(known.map((column) => column.field));
  const rest = collection.fields.filter((field) => !named.has(field.id));
  return {
    columns: [
      ...known,
      ...rest.map((field) => ({ field: field.id, ...(field.hidden ? { hidden: true } : {}) })),
    ],
    sort: (view ? view.sort : (collection.sort ?? [])).filter((entry) => fields.has(entry.field)),
    filters: (view?.filters ?? []).filter((condition) => {
      const field = fieldOf(condition);
      return field === null ? condition.op !== 'records' : fields.has(field);
    }),
  };
}

/** The records that a view shows, in its order. */
export function queryOfView(collection: Collection, view: View | null): Query {
  const { sort, filters } = contentOfView(collection, view);
  return {
    collection: collection.id,
    search: view?.search ?? '',
    filter: filterOf(filters),
    sort,
  };
}

export function fieldOf(condition: Condition): string | null {
  return 'field' in condition ? condition.field : null;
}

export function filterOf(conditions: readonly Condition[]): Filter | null {
  if (conditions.length === 0) return null;
  return conditions.length === 1 ? conditions[0]! : { op: 'and', filters: [...conditions] };
}
