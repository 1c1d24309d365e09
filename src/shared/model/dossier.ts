/** `dossier.json`: what a dossier is, as data. */
import * as z from 'zod';
import { Id, Instant, Name } from './ids.ts';
import { Collection } from './field.ts';

/**
 * Raised by one with every change that an older program could not read; each step has a migration
 * (`src/main/core/dossier/formats.ts`).
 */
export const FORMAT = 2;

/** A file below `base/`: imported records, never written to again. */
export const Import = z.strictObject({
  id: Id,
  collection: Name,
  /** Below the dossier's folder, always `base/<name>.json`. */
  file: z
    .string()
    .regex(/^base\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json$/, 'must be a file in base/'),
  /** Of the file's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Import = z.infer<typeof Import>;

export const DossierFile = z.strictObject({
  format: z.literal(FORMAT),
  id: Id,
  title: z.string().min(1).max(200),
  description: z.string().max(5_000),
  /** SPDX or plain words. */
  licence: z.string().max(500).optional(),
  collections: z.array(Collection).max(200),
  imports: z.array(Import).max(10_000),
  /** When the first change was made. From then on a missing change log is damage, never an empty dossier. */
  begun: Instant.optional(),
});
export type DossierFile = z.infer<typeof DossierFile>;
