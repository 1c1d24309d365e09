/** How a file is taken for a table: data, so that it can be guessed, shown, changed and remembered. */
import * as z from 'zod';

/** Rows count from 1, without those that have nothing in them. */
export const HeaderPlace = z.strictObject({
  /** The row with the names of the columns; null: there is none. Rows above it (titles) are left out. */
  names: z.int().min(1).max(1_000).nullable(),
  /** The row with HXL tags (`#date`, `#geo+lat`), one a column; null: there is none. hxlstandard.org, 1.1. */
  tags: z.int().min(1).max(1_000).nullable(),
  /** Names for the columns of a file that has none, in order. */
  given: z.array(z.string().max(300)).max(2_000).optional(),
});
export type HeaderPlace = z.infer<typeof HeaderPlace>;

const text = { encoding: z.string().min(1).max(40) };

export const TableSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    ...text,
    delimiter: z
      .string()
      .length(1)
      .regex(/^[^"\r\n]$/, 'can’t be a quote or a line end'),
    newline: z.enum(['\n', '\r']),
    header: HeaderPlace,
  }),
  z.strictObject({ kind: z.literal('json'), ...text }),
  z.strictObject({
    kind: z.literal('xlsx'),
    /** The name on its tab. */
    sheet: z.string().min(1).max(200),
    header: HeaderPlace,
  }),
]);
export type TableSettings = z.infer<typeof TableSettings>;

export const Column = z.strictObject({
  /** Unlike any other of the table. Mappings name columns by it. */
  name: z.string().min(1).max(300),
  /** HXL, as written. */
  tag: z.string().max(300).optional(),
});
export type Column = z.infer<typeof Column>;
