/**
 * What every capability of the core gets. Made in `app.ts`; a test makes its own with a temp
 * folder.
 */
import type { Access, Notice } from '#shared/contract/dossier-api.ts';
import type { AppEvent, SavedState } from '#shared/contract/events.ts';
import type { Change, Layer, Op, Origin, TableName } from '#shared/model/layer.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { LogPart } from './dossier/history-files.ts';
import type { Picture } from './dossier/picture.ts';
import type { TurnOptions } from './turns.ts';
import type { Steps } from '#shared/steps.ts';
import type { Tables } from './query/tables.ts';

export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

/** Imported records by collection and id. Nothing in it ever changes while the dossier is open. */
export type Base = ReadonlyMap<string, ReadonlyMap<string, BaseRecord>>;

/**
 * One entry that a step wants to put, or (null) take out. What was there before is filled in by
 * `commit`.
 */
export type Draft = {
  [T in TableName]: { table: T; id: string; after: Extract<Op, { table: T }>['after'] };
}[TableName];

export type Step = {
  /** Words for the user, in the imperative: "Delete note". */
  label: string;
  /** Undone together with those of the same group that it follows; its own group when left out. */
  group?: string;
  /** `edit` when left out. */
  origin?: Origin;
  /** For undo and redo: see `Change`. */
  step?: number;
  /**
   * Runs alone, after all earlier steps, and sees the layer as they left it. Entries that would not
   * change anything are dropped. What it throws refuses the step.
   */
  drafts: (layer: Readonly<Layer>) => Draft[];
};

export type OpenDossier = {
  readonly folder: string;
  readonly file: DossierFile;
  readonly base: Base;
  readonly layer: Readonly<Layer>;
  /** Whether anything may be written, and why not. */
  readonly access: Access;
  /** The seq of the last change. */
  readonly revision: () => number;
  readonly saved: () => SavedState;
  /** What the user has to know: something else wrote to the files ... Oldest first. */
  readonly notices: () => readonly Notice[];
  readonly addNotice: (kind: Notice['kind'], message: string) => void;
  readonly dismissNotice: (id: string) => void;
  /**
   * The one way to change anything: resolves once the change is in the log and the log is synced,
   * with memory swapped and listeners told; null when nothing would change. Where the disk refuses,
   * it resolves all the same, with the change in memory, and `saved` says `failed` until all of it
   * is on the disk. Rejects with `read_only` when the dossier is open for reading.
   */
  readonly commit: (step: Step) => Promise<Change | null>;
  /** Tries once more to write what is in memory only. `saved` says how that went. */
  readonly save: () => Promise<void>;
  /** Called after each commit, in order. Answers a function that stops listening. */
  readonly onCommit: (listener: (change: Change) => void) => () => void;
  /** The changes with these numbers, in order. Rejects with `damaged` when one of them can't be read. */
  readonly changes: (seqs: readonly number[]) => Promise<Change[]>;
  /** The changes from `next` on that lie in one file of the log, or why they can't be read; null at the end. */
  readonly logPart: (next: number) => Promise<LogPart | null>;
  /** All of it as files, with what is in memory only. */
  readonly picture: () => Promise<Picture>;
  /** Writes the snapshot and frees the lock. Rejects with `storage` when something is in memory only. */
  readonly close: () => Promise<void>;
};

export type Core = {
  readonly emit: (event: AppEvent) => void;
  readonly log: Log;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** The path that the user chose in a dialog. Throws `not_found` for a handle nobody gave out. */
  readonly pathOf: (handle: string) => string;
  /** A signal for a long job that the caller named; `run` frees the name at the end. */
  readonly runJob: <T>(job: string, run: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /**
   * Long work in slices, between which other calls are answered. What has had the fewest slices comes first, `background`
   * after everything else. Rejects with the signal's reason once that is aborted.
   */
  readonly inTurns: <T, Step>(steps: Steps<T, Step>, options?: TurnOptions<Step>) => Promise<T>;
  /** Throw `not_found` when no dossier is open. */
  readonly dossier: () => OpenDossier;
  readonly tables: () => Tables;
};
