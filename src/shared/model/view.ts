/** Views: how a collection is looked at. Each collection has one remembered view; named ones come on top. */
import * as z from 'zod';
import { Id, Name } from './ids.ts';
import { Condition, Sort } from './filter.ts';

export const ViewColumn = z.strictObject({
  field: Name,
  /** CSS pixels. */
  width: z.int().min(20).max(4_000).optional(),
  hidden: z.boolean().optional(),
  pinned: z.enum(['left', 'right']).optional(),
});
export type ViewColumn = z.infer<typeof ViewColumn>;

export const View = z.strictObject({
  id: Id,
  collection: Name,
  /** The remembered view has none. */
  name: z.string().trim().min(1).max(120).optional(),
  /** In the order of the grid. Fields that are not named here come last, as the collection defines them. */
  columns: z.array(ViewColumn).max(300),
  sort: z.array(Sort).max(20),
  /** One entry a column at the most; all must hold. */
  filters: z.array(Condition).max(300),
  /** The words of the quick search; absent where there are none. */
  search: z.string().max(1_000).optional(),
  /** Of the remembered view: the named one that it was taken from. It may have been changed since, or be in the trash. */
  named: Id.optional(),
});
export type View = z.infer<typeof View>;

/** The id of the view in which a collection was last left. */
export const currentViewId = (collection: string): string => `current:${collection}`;
