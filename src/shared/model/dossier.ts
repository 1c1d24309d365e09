/** `dossier.json`: what a dossier is, as data. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from './ids.ts';
import { Mapping } from './import-mapping.ts';
import { TableSettings } from './import-table.ts';
import { Collection } from './field.ts';

/**
 * Raised by one with every change that an older program could not read; each step has a migration
 * (`src/main/core/dossier/formats.ts`).
 */
export const FORMAT = 2;

/** A file below `base/`: imported records, never written to again. */
const basePart = {
  /** Below the dossier's folder, always `base/<name>.json`. */
  file: z
    .string()
    .regex(/^base\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json$/, 'must be a file in base/'),
  /** Of the file's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

/** Records that the dossier came with. */
export const Import = z.strictObject({ id: Id, collection: Name, ...basePart });
export type Import = z.infer<typeof Import>;

export const BasePart = z.strictObject(basePart);
export type BasePart = z.infer<typeof BasePart>;

/** Records that the user imported: one release of one dataset. It is part of the layer, so that it can be undone. */
export const OwnImport = z.strictObject({
  id: Id,
  collection: Name,
  /** A large import lies in several files, each read at once. */
  parts: z.array(BasePart).max(10_000),
  /** How many records they hold. */
  records: z.int().min(0),
  /** What was imported, in words: name and version of the dataset. */
  dataset: z.string().min(1).max(200),
  version: z.string().max(100).optional(),
  /** The record of `sources` that its claims name. */
  source: RecordId,
  fileName: z.string().min(1).max(255),
  /** Of the file that was imported. */
  fileSha256: z.string().regex(/^[0-9a-f]{64}$/),
  importedAt: Instant,
  /** How its table was read, kept for the next release. */
  settings: TableSettings,
  mapping: Mapping,
  /** Ids of its records begin with it, and no others do. */
  prefix: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}-$/),
  /** Records of an earlier release that are not in this one; they are kept. */
  gone: z.array(RecordId).max(1_000_000),
});
export type OwnImport = z.infer<typeof OwnImport>;

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
