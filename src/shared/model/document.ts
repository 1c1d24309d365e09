/**
 * Documents: the text of a source in blocks, whatever kind of file it was. There is no markup in it and nothing that could be
 * fetched or run; the reader draws it as plain text (docs/adr/0016-documents-as-blocks.md).
 */
import * as z from 'zod';

export const DocumentKind = z.enum(['text', 'markdown', 'html', 'pdf', 'docx']);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** Indexes of `Document.text`, in UTF-16 code units; `end` is the first one after. */
const stretch = { start: z.int().min(0), end: z.int().min(0) };

/** Emphasis within a block. A link is its words; where it led is not kept. */
export const Mark = z.strictObject({
  ...stretch,
  kind: z.enum(['strong', 'emphasis', 'code', 'link']),
});
export type Mark = z.infer<typeof Mark>;

const block = {
  ...stretch,
  /** As printed or counted from 1, where the file has pages. */
  page: z.string().min(1).max(40).optional(),
  /** By the first letter that has a direction. */
  direction: z.enum(['ltr', 'rtl']),
  /** By their start; they may overlap. */
  marks: z.array(Mark),
};

/** Counted as `Locator` counts them; absent where none is cited by number: by-lines, heads of tables. */
const number = z.int().min(1).optional();

export const Block = z.discriminatedUnion('kind', [
  /** Level 1 is the heading of the document itself; there is one or none. */
  z.strictObject({ kind: z.literal('heading'), ...block, level: z.int().min(1).max(6) }),
  z.strictObject({ kind: z.literal('paragraph'), ...block, paragraph: number }),
  /** Of a list. `depth` counts from 1; `ordinal` is the number in front of it, where the list is numbered. */
  z.strictObject({
    kind: z.literal('item'),
    ...block,
    depth: z.int().min(1),
    ordinal: z.int().optional(),
    paragraph: number,
    row: number,
  }),
  /** Of a table. Tabs stand between the cells in the text. */
  z.strictObject({
    kind: z.literal('row'),
    ...block,
    cells: z.array(z.strictObject(stretch)).min(1),
    isHead: z.boolean(),
    row: number,
  }),
  z.strictObject({ kind: z.literal('quotation'), ...block, paragraph: number }),
  /** Line feeds and spaces of the text are to be drawn as they stand. */
  z.strictObject({ kind: z.literal('preformatted'), ...block, paragraph: number }),
  /** Empty; `page` is the one that begins here. */
  z.strictObject({ kind: z.literal('pageBreak'), ...block }),
]);
export type Block = z.infer<typeof Block>;

export const Document = z.strictObject({
  kind: DocumentKind,
  title: z.string().min(1).max(1_000).optional(),
  /** BCP 47, as the file says it. */
  language: z.string().max(35).optional(),
  /** In the order of the text, without gaps but for the line feeds between them. */
  blocks: z.array(Block),
  /** All blocks, joined by line feeds: what passages refer to. NFC, without carriage returns. */
  text: z.string(),
  /** For the user: what was left out, guessed, or could not be read. */
  notices: z.array(z.string()),
});
export type Document = z.infer<typeof Document>;
