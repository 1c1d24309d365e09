/** Whether a dossier's files are sound; what can be saved of damaged ones, and saving it. */
import * as z from 'zod';
import { Id } from '../model/ids.ts';
import { command, query } from './define.ts';

export const FileVerdict = z.strictObject({
  /** Below the dossier's folder. */
  path: z.string(),
  state: z.enum(['good', 'damaged', 'missing']),
  /** Words for the user: what is wrong with it, and where its content is taken from. */
  words: z.string(),
});
export type FileVerdict = z.infer<typeof FileVerdict>;

export const LostThing = z.strictObject({
  /** change: a step of the user's work. records: imported ones. file: all that was in it. */
  kind: z.enum(['change', 'records', 'file']),
  /** What it was, as far as that is known. */
  title: z.string(),
  why: z.string(),
  /** What is left of it, as it stands in the damaged file; '' where nothing is. */
  text: z.string(),
});
export type LostThing = z.infer<typeof LostThing>;

export const RecoveryReport = z.strictObject({
  /** For display only. */
  folder: z.string(),
  title: z.string(),
  files: z.array(FileVerdict),
  /** The user's own entries that are saved, by table of the layer. */
  entries: z.record(z.string(), z.int()),
  /** Imported records that are saved. */
  imported: z.int(),
  /** The first few hundred; `lostCount` says how many there are. */
  lost: z.array(LostThing),
  lostCount: z.int(),
});
export type RecoveryReport = z.infer<typeof RecoveryReport>;

export const CheckProblem = z.strictObject({
  /** Below the dossier's folder. */
  path: z.string(),
  /** What is wrong, and what to do about it, in words. */
  what: z.string(),
  advice: z.string(),
});
export type CheckProblem = z.infer<typeof CheckProblem>;

export const CheckReport = z.strictObject({
  /** For display only. */
  folder: z.string(),
  /** '' where the definition is lost. */
  title: z.string(),
  /** How many of each were looked at. */
  checked: z.strictObject({
    files: z.int(),
    records: z.int(),
    changes: z.int(),
    documents: z.int(),
    backups: z.int(),
  }),
  problems: z.array(CheckProblem),
  /** What is worth knowing and no harm. */
  remarks: z.array(z.string()),
});
export type CheckReport = z.infer<typeof CheckReport>;

const nothing = z.strictObject({});

export const recoveryApi = {
  /**
   * Reads every file of the dossier in a folder and compares it with its checksums: definitions, imports, work, the chain of
   * changes, documents, backups. Nothing is written, and it need not be open. Rejects with `not_found`, `not_a_dossier`,
   * `newer_format` or `storage`.
   */
  'recovery.check': query(z.strictObject({ folder: Id, job: Id }), CheckReport),
  /** Of the dossier that could not be opened last. Only looks: nothing is written. `not_found` when there is none. */
  'recovery.inspect': query(nothing, RecoveryReport),
  /**
   * Puts what is damaged into `quarantine/`, writes what could be saved in its place, and opens the dossier. What is not
   * damaged stays as it is.
   */
  'recovery.run': command(nothing, RecoveryReport),
  /** What the last report says is lost, as CSV. */
  'recovery.exportLost': command(
    z.strictObject({ target: Id }),
    z.strictObject({ rows: z.int(), file: z.string() }),
  ),
};
