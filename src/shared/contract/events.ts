/** Events: the other direction, one channel. They say what changed and carry no rows. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { Origin } from '../model/layer.ts';
import { PickedFile } from './picked-file.ts';

export const SavedState = z.discriminatedUnion('status', [
  /** Everything acknowledged is on the disk. `at`: of the last change; null = none yet in this session. */
  z.strictObject({ status: z.literal('saved'), at: Instant.nullable() }),
  z.strictObject({ status: z.literal('saving') }),
  /**
   * The disk refuses. `reason`: in a few words ("the disk is full"); `message`: all of it. `unsaved`: changes that are in
   * memory only; they are tried again every few seconds, and whenever another one is made, and this stays until all of
   * them are on the disk.
   */
  z.strictObject({
    status: z.literal('failed'),
    reason: z.string(),
    message: z.string(),
    unsaved: z.int().min(1),
  }),
]);
export type SavedState = z.infer<typeof SavedState>;

export const AppEvent = z.discriminatedUnion('type', [
  /** Another dossier was opened, closed, or its title changed: ask `dossier.state` again. */
  z.strictObject({ type: z.literal('dossier') }),
  /** A change was committed. `records` is absent when too many changed to name them. */
  z.strictObject({
    type: z.literal('changed'),
    revision: z.int(),
    origin: Origin,
    collections: z.array(Name),
    records: z.array(RecordId).optional(),
    notes: z.boolean(),
    links: z.boolean(),
    /** Documents of sources, and passages in them. */
    documents: z.boolean(),
    trash: z.boolean(),
    views: z.boolean(),
  }),
  z.strictObject({ type: z.literal('saved'), state: SavedState }),
  /** The notices of the open dossier changed: ask `dossier.state` again. */
  z.strictObject({ type: z.literal('notice') }),
  /** A backup was made: ask `backups.list` again. */
  z.strictObject({ type: z.literal('backups') }),
  /** Of a long job that the caller named. `total` null = not known. */
  z.strictObject({
    type: z.literal('progress'),
    job: Id,
    done: z.number(),
    total: z.number().nullable(),
  }),
  /**
   * The system hands a dossier over (a second start of the program, a folder dropped on its icon). The page opens it, once
   * what was typed is on the disk. `folder`: for display only.
   */
  z.strictObject({ type: z.literal('open'), handle: Id, folder: z.string() }),
  /** A file to import, from the command line. As from a dialog; it need not be there. */
  z.strictObject({ type: z.literal('import'), ...PickedFile.shape }),
  /** Something outside the page (the native menu) runs a command of the registry. */
  z.strictObject({ type: z.literal('command'), command: z.string() }),
  z.strictObject({ type: z.literal('preferences') }),
]);
export type AppEvent = z.infer<typeof AppEvent>;
