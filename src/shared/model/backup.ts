/** Backups: what a dossier was at one moment. */
import * as z from 'zod';
import { FORMAT } from './dossier.ts';
import { Id, Instant } from './ids.ts';

/**
 * open: when the dossier was opened. time: after a quarter of an hour of work. asked: by the user. The others: before
 * something that changes much at once.
 */
export const BackupReason = z.enum([
  'open',
  'time',
  'asked',
  'upgrade',
  'rewind',
  'restore',
  'import',
]);
export type BackupReason = z.infer<typeof BackupReason>;

/** Below the dossier's folder, with `/`; no way out of it. */
const Path = z
  .string()
  .max(300)
  .regex(
    /^(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\/:*?"<>|\u0000-\u001f]+(?:\/[^\\/:*?"<>|\u0000-\u001f]+)*$/,
  );

export const BackupFile = z.strictObject({
  path: Path,
  /** Of its bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  /** Never written to again in the dossier: kept once for all backups, under its SHA-256. */
  lasting: z.boolean(),
});
export type BackupFile = z.infer<typeof BackupFile>;

/** `backup.json` of one backup. */
export const BackupManifest = z.strictObject({
  format: z.literal(FORMAT),
  dossier: Id,
  /** Counts up, whatever the clock says. */
  number: z.int().min(1),
  at: Instant,
  reason: BackupReason,
  /** The last change that is in it. */
  seq: z.int().min(0),
  /** The user's own entries, by table of the layer. */
  entries: z.record(z.string(), z.int().min(0)),
  /** Imported records. */
  imported: z.int().min(0),
  files: z.array(BackupFile).max(100_000),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
