/** Passages: a place in the text of a source, held by its words, their surroundings and their position. */
import * as z from 'zod';
import { RecordId } from './ids.ts';

/** The longest quote, in UTF-16 code units: as much as a claim's quote may hold. */
export const LONGEST_QUOTE = 10_000;
/** The longest prefix or suffix, in UTF-16 code units. */
export const LONGEST_SURROUNDINGS = 300;

/** SHA-256 in lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');

/** W3C Web Annotation, 4.2.4 Text Quote Selector. An empty prefix or suffix: the text began or ended there. */
export const TextQuoteSelector = z.strictObject({
  exact: z.string().min(1).max(LONGEST_QUOTE),
  prefix: z.string().max(LONGEST_SURROUNDINGS),
  suffix: z.string().max(LONGEST_SURROUNDINGS),
});
export type TextQuoteSelector = z.infer<typeof TextQuoteSelector>;

/**
 * W3C Web Annotation, 4.2.5 Text Position Selector. Counts code points from 0, as the Recommendation has it, so these are no
 * indexes of a JavaScript string: `anchor` answers those.
 */
export const TextPositionSelector = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0) })
  .refine(({ start, end }) => start < end, 'must end after it starts');
export type TextPositionSelector = z.infer<typeof TextPositionSelector>;

/**
 * What told the passage from all others in the text it was made on: its words, which stood nowhere else; its surroundings as well;
 * or nothing but its position.
 */
export const ToldApartBy = z.enum(['words', 'surroundings', 'position']);
export type ToldApartBy = z.infer<typeof ToldApartBy>;

const selectors = {
  quote: TextQuoteSelector,
  position: TextPositionSelector,
  toldApartBy: ToldApartBy,
};

/** How a passage is found again; `anchoring/` makes and reads it. */
export const Selectors = z.strictObject(selectors);
export type Selectors = z.infer<typeof Selectors>;

export const Passage = z.strictObject({
  /** A record of the `sources` collection. */
  source: RecordId,
  /** Of the text that the selectors were made on, as UTF-8. */
  textHash: Sha256,
  ...selectors,
});
export type Passage = z.infer<typeof Passage>;
