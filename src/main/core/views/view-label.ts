/** What was done to a view, in words for undo and history. */
import { isDeepStrictEqual } from 'node:util';
import type { View } from '#shared/model/view.ts';

/** `collection`: its title. */
export function viewLabel(collection: string, before: View | undefined, after: View): string {
  if (before === undefined && after.filters.length === 0) return `Change view of ${collection}`;
  const [filters, sort, columns] = (['filters', 'sort', 'columns'] as const).map(
    (part) => !isDeepStrictEqual(before?.[part], after[part]),
  );
  if (filters) return `Filter ${collection}`;
  if (sort) return `Sort ${collection}`;
  if (columns) return `Arrange columns of ${collection}`;
  return before?.search === after.search ? `Change view of ${collection}` : `Search ${collection}`;
}
