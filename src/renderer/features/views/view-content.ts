/** What a view holds, and whether two of them look the same. */
import type { Collection } from '#shared/model/field.ts';
import type { View } from '#shared/model/view.ts';
import { mergeView, type CollectionView } from '../../state/view-store.ts';

export type ViewContent = Omit<View, 'id' | 'name' | 'named'>;

/** What is on the screen, to be saved. */
export function contentOf(view: CollectionView, search: string): ViewContent {
  const { collection, columns, sort, filters } = view;
  const words = search.trim();
  return { collection, columns, sort, filters, ...(words === '' ? {} : { search: words }) };
}

/**
 * Whether the screen shows what the view says. Fields that are new, or gone, since it was saved make no difference, nor
 * does a width that is written down or left to the field.
 */
export function isShown(
  collection: Collection,
  saved: View,
  view: CollectionView,
  search: string,
): boolean {
  const [then, now] = [mergeView(collection, saved), view].map((one) => looks(collection, one));
  return then === now && (saved.search ?? '') === search.trim();
}

/** As in the grid, for columns without a width of their own. */
const USUAL_WIDTH = 150;

function looks(collection: Collection, { columns, sort, filters }: CollectionView): string {
  const widths = new Map(collection.fields.map(({ id, width }) => [id, width ?? USUAL_WIDTH]));
  const shown = columns.map(({ field, width, hidden = false, pinned = null }) => ({
    field,
    width: width ?? widths.get(field),
    hidden,
    pinned,
  }));
  return JSON.stringify([shown, sort, filters]);
}
