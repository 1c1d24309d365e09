/**
 * What every capability of the core gets. Made in `app.ts`; a test makes its own with a temp
 * folder.
 */
import type { AppEvent, SavedState } from '#shared/contract/events.ts';
import type { Change, Layer, Op, TableName } from '#shared/model/layer.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
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
  /** Undone together with others of the same group; its own group when left out. */
  group?: string;
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
  /** The seq of the last change. */
  readonly revision: () => number;
  readonly saved: () => SavedState;
  /**
   * The one way to change anything: resolves once the change is in the log and the log is synced,
   * with memory swapped and listeners told; null when nothing would change. Rejects with `storage`
   * or `read_only`, memory untouched.
   */
  readonly commit: (step: Step) => Promise<Change | null>;
  /** Called after each commit, in order. Answers a function that stops listening. */
  readonly onCommit: (listener: (change: Change) => void) => () => void;
  /** Writes the snapshot and frees the lock. */
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
  /** Throw `not_found` when no dossier is open. */
  readonly dossier: () => OpenDossier;
  readonly tables: () => Tables;
};
