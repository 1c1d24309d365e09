/** What this program has written out, back in: claims, annotations, sources, whole dossiers. */
import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { command } from './define.ts';

const nothing = z.strictObject({});

/**
 * records: of one collection with their ids, as CSV, workbook or JSON. claims: CSV or workbook. annotations: a page of Web Annotations.
 * sources: CSL-JSON, also that of others. package: a data package of ours.
 */
export const ExchangeKind = z.enum(['records', 'claims', 'annotations', 'sources', 'package']);
export type ExchangeKind = z.infer<typeof ExchangeKind>;

/** What a file would bring. Nothing has been changed. */
export const ExchangeLook = z.strictObject({
  draft: Id,
  fileName: z.string(),
  kind: ExchangeKind,
  /** Of a package: that of its dossier. */
  title: z.string().nullable(),
  /** Records, claims, passages and notes, sources; of a package: its records. */
  new: z.int(),
  /** There already, as they are in the file. */
  same: z.int(),
  /** There, and otherwise than in the file. */
  changed: z.int(),
  refused: z.int(),
  reasons: z.array(z.strictObject({ reason: z.string(), count: z.int() })),
});
export type ExchangeLook = z.infer<typeof ExchangeLook>;

export const exchangeApi = {
  /** null: the file is none of ours, or none that can be read; `imports.open` says why. Rejects with `damaged` for a broken package. */
  'exchange.look': command(z.strictObject({ handle: Id, job: Id }), ExchangeLook.nullable()),
  /**
   * Brings in what is new, as one step; with `replace` also what is otherwise here than in the file, which otherwise stays as it is.
   * Not for packages. `conflict`: the dossier was changed since.
   */
  'exchange.apply': command(
    z.strictObject({ draft: Id, replace: z.boolean() }),
    z.strictObject({ changed: z.int() }),
  ),
  /**
   * Of a package: makes a dossier of it, and opens it. `target`: the folder that it becomes, which must not be there yet; left
   * out: one in the user's documents.
   */
  'exchange.create': command(
    z.strictObject({ draft: Id, job: Id, target: Id.optional() }),
    nothing,
  ),
  'exchange.close': command(z.strictObject({ draft: Id }), nothing),
};
