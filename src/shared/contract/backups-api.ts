/** Backups, and copies of the whole dossier. */
import * as z from 'zod';
import { BackupReason } from '../model/backup.ts';
import { Id, Instant } from '../model/ids.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});

export const BackupView = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    /** Of its folder below `backups/`. */
    name: z.string(),
    number: z.int(),
    at: Instant,
    reason: BackupReason,
    /** The last change in it. */
    seq: z.int(),
    /** The user's own entries, by table of the layer. */
    entries: z.record(z.string(), z.int()),
    imported: z.int(),
    /** Of its own files, and of those that it shares with other backups. */
    bytes: z.int(),
    sharedBytes: z.int(),
  }),
  /** One that is there and can't be read. */
  z.strictObject({ ok: z.literal(false), name: z.string(), problem: z.string() }),
]);
export type BackupView = z.infer<typeof BackupView>;

export const backupsApi = {
  /** Newest first. */
  'backups.list': query(nothing, z.array(BackupView)),
  /** Rejects with `read_only` when the dossier is open for reading, as `backups.restore` does. */
  'backups.take': command(nothing, z.strictObject({ number: z.int() })),
  /** Opens it and compares every file with its SHA-256. Rejects with `damaged` and the reason. */
  'backups.check': command(z.strictObject({ number: z.int() }), nothing),
  /**
   * Puts the user's work back as it was then, as one step that undo takes back; imported records stay. A backup is made
   * before. `changed`: entries that are not as they were.
   */
  'backups.restore': command(
    z.strictObject({ number: z.int() }),
    z.strictObject({ changed: z.int() }),
  ),
  /**
   * Everything but backups and quarantine in one zip file, with what is in memory only. Opening such a file makes a dossier
   * of it. Rejects with `newer_format` for a dossier of a later format, which this version does not know whole.
   */
  'backups.saveCopy': command(
    z.strictObject({ target: Id, job: Id }),
    z.strictObject({ bytes: z.int(), file: z.string() }),
  ),
};
