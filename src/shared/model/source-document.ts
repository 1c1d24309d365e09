/** A document that was added to a source: its file lies in `sources/`, named by its SHA-256. */
import * as z from 'zod';
import { DocumentKind } from './document.ts';
import { Id, Instant, RecordId } from './ids.ts';
import { Sha256 } from './passage.ts';

export const SourceDocument = z.strictObject({
  id: Id,
  /** A record of the `sources` collection. */
  source: RecordId,
  /** The name of the file that was added; for display. */
  name: z.string().min(1).max(255),
  kind: DocumentKind,
  /** Of the file's bytes, which are `sources/<sha256>`. */
  sha256: Sha256,
  bytes: z.int().min(0),
  /** Of the text that was read from it, as UTF-8: what passages are anchored in. */
  textHash: Sha256,
  /** For text files: how their bytes were read. */
  encoding: z.string().max(40).optional(),
  addedAt: Instant,
});
export type SourceDocument = z.infer<typeof SourceDocument>;
