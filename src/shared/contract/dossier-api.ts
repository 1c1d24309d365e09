/** Opening, creating and describing the dossier. Paths never cross: the shell's dialogs hand out handles. */
import * as z from 'zod';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { Collection } from '../model/field.ts';
import { SavedState } from './events.ts';
import { errorCodes } from './errors.ts';
import { command, query } from './define.ts';

export const OpenProblem = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  /** For display only. */
  folder: z.string(),
});
export type OpenProblem = z.infer<typeof OpenProblem>;

export const CollectionInfo = z.strictObject({
  ...Collection.shape,
  /** Records that are not in the trash. */
  count: z.int(),
});
export type CollectionInfo = z.infer<typeof CollectionInfo>;

/**
 * Why a dossier is open for reading only. locked: another window or program has it. newer_format: written by a newer
 * version. rights: nothing may be written there. asked: whoever opened it wanted no more.
 */
export const Access = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('write') }),
  z.strictObject({
    mode: z.literal('read'),
    why: z.enum(['locked', 'newer_format', 'rights', 'asked']),
    message: z.string(),
  }),
]);
export type Access = z.infer<typeof Access>;

/**
 * Something happened to the files that the user has to know. foreign: another program wrote to them; what it wrote is
 * kept. shrunk: a save that would have dropped work was refused. backup: a backup could not be made.
 */
export const Notice = z.strictObject({
  id: Id,
  kind: z.enum(['foreign', 'shrunk', 'backup']),
  at: Instant,
  message: z.string(),
});
export type Notice = z.infer<typeof Notice>;

export const DossierState = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('open'),
    id: Id,
    title: z.string(),
    description: z.string(),
    licence: z.string().optional(),
    /** For display only. */
    folder: z.string(),
    revision: z.int(),
    access: Access,
    saved: SavedState,
    notices: z.array(Notice),
    collections: z.array(CollectionInfo),
    /** Notes that are not in the trash. */
    notes: z.int(),
    trash: z.int(),
  }),
  z.strictObject({ status: z.literal('closed'), problem: OpenProblem.nullable() }),
]);
export type DossierState = z.infer<typeof DossierState>;

export const RecentDossier = z.strictObject({
  id: Id,
  title: z.string(),
  folder: z.string(),
  openedAt: z.string(),
  /** The folder is there now. */
  present: z.boolean(),
});
export type RecentDossier = z.infer<typeof RecentDossier>;

const nothing = z.strictObject({});

export const dossierApi = {
  'dossier.state': query(nothing, DossierState),
  /** A failed open leaves the dossier that was open as it was, and answers why. */
  'dossier.open': command(z.strictObject({ handle: Id }), nothing),
  'dossier.openRecent': command(z.strictObject({ id: Id }), nothing),
  /** Opens the user's copy of the dossier that ships; makes the copy first where there is none. */
  'dossier.openShipped': command(nothing, nothing),
  /** An empty folder, or one that does not exist yet, becomes a dossier with the usual collections. */
  'dossier.create': command(
    z.strictObject({ handle: Id, title: z.string().trim().min(1).max(200) }),
    nothing,
  ),
  'dossier.close': command(nothing, nothing),
  /** Tries once more to write what is in memory only; the `saved` events say how that went. */
  'dossier.save': command(nothing, nothing),
  /** Opens the dossier anew: what is open for reading is opened for writing, where that can be done by now. */
  'dossier.reopen': command(nothing, nothing),
  'dossier.dismissNotice': command(z.strictObject({ id: Id }), nothing),
  /** Newest first. */
  'dossier.recent': query(nothing, z.array(RecentDossier)),
  'dossier.forgetRecent': command(z.strictObject({ id: Id }), nothing),
};

export const RecordRef = z.strictObject({ collection: Name, record: RecordId });
export type RecordRef = z.infer<typeof RecordRef>;
