/**
 * The life of a write: one at a time, from a step to a change in the log, then memory, then whoever
 * listens. What the disk refuses stays in memory, in order, and is tried again.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SavedState } from '#shared/contract/events.ts';
import { AppError } from '#shared/contract/errors.ts';
import { ChangeFrame, type Change, type Layer, type Op } from '#shared/model/layer.ts';
import { applyOps, opsOf } from './apply-ops.ts';
import { firstIssue } from './durable-json.ts';
import { reasonOf, systemCode } from './file-errors.ts';
import type { SerialQueue } from './serial-queue.ts';
import type { ChangeLog, Line } from './change-log.ts';
import type { Log, OpenDossier, Step } from '../context.ts';

export type Commits = Pick<OpenDossier, 'saved' | 'commit' | 'onCommit' | 'save'> & {
  /** Of the last change, whether it is on the disk or not. */
  readonly revision: () => number;
  /** Changes that are in memory only, oldest first. */
  readonly unsaved: () => readonly Unsaved[];
  /**
   * Resolves when all commits that were asked for are settled; further ones are refused. Rejects
   * when something is in memory only, and stays so.
   */
  readonly close: () => Promise<void>;
};

export type CommitOptions = {
  layer: Layer;
  changeLog: ChangeLog;
  /** Shared with whatever else must not run beside a commit. */
  queue: SerialQueue;
  clock: () => Date;
  log: Log;
  onSaved: (state: SavedState) => void;
  /** Before anything is written: what memory needs for these ops. Rejects when it can't be had; the step is refused then. */
  prepare: (ops: readonly Op[]) => Promise<void>;
  /** Before each append. Rejects when nothing can be written now. */
  begin: () => Promise<void>;
  /** After each change that memory took in, before the listeners. */
  committed: (change: Change) => void;
  /** Milliseconds after which what was refused is tried again. */
  retryMs?: number | undefined;
};

const RETRY_MS = 5_000;

export type Unsaved = { change: Change; line: Line };

export function createCommits(options: CommitOptions): Commits {
  const { layer, changeLog, queue } = options;
  const listeners = new Set<(change: Change) => void>();
  let saved: SavedState = { status: 'saved', at: null };
  let unsaved: Unsaved[] = [];
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function setSaved(state: SavedState): void {
    saved = state;
    options.onSaved(state);
  }

  const revision = (): number => unsaved.at(-1)?.change.seq ?? changeLog.position().seq;

  async function run(step: Step): Promise<Change | null> {
    const ops = opsOf(layer, step.drafts(layer));
    // A step that ended as it began is taken back all the same, so that the one before it comes next.
    if (ops.length === 0 && step.step === undefined) return null;
    const seq = revision() + 1;
    const change: Change = {
      seq,
      at: options.clock().toISOString(),
      label: step.label,
      group: step.group ?? `change-${seq}`,
      origin: step.origin ?? 'edit',
      ...(step.step === undefined ? {} : { step: step.step }),
      ops,
    };
    const line = lineOf(change);
    await options.prepare(ops);
    const state = await write([...unsaved, { change, line }]);
    applyOps(layer, ops);
    options.committed(change);
    setSaved(state);
    tell(change);
    // On a quick disk nothing else waits: without a turn of their own, others would wait for the last of many in a row.
    await nextTurn();
    return change;
  }

  /** Writes all of them in one go: they are committed, or stay in memory and the state says why. */
  async function write(waiting: Unsaved[]): Promise<SavedState> {
    clearTimeout(timer);
    const before = saved;
    // What the disk refused stays said until it is on the disk: another try is no news.
    if (before.status !== 'failed') setSaved({ status: 'saving' });
    try {
      await options.begin();
      await changeLog.append(waiting.map(({ line }) => line));
      unsaved = [];
      return { status: 'saved', at: waiting.at(-1)?.change.at ?? null };
    } catch (error) {
      if (!isOfTheDisk(error)) {
        setSaved(before);
        throw error;
      }
      unsaved = waiting;
      // The label names records: the log must hold nothing of the user's work.
      const why = systemCode(error.cause) || error.code;
      options.log('error', `Change ${waiting.at(-1)?.change.seq} was not saved: ${why}.`);
      tryAgainLater();
      const { message } = error;
      return { status: 'failed', reason: reasonOf(error), message, unsaved: waiting.length };
    }
  }

  function tryAgainLater(): void {
    if (closed) return;
    timer = setTimeout(() => void save(), options.retryMs ?? RETRY_MS);
    timer.unref();
  }

  function save(): Promise<void> {
    return queue.run(async () => {
      if (unsaved.length > 0) setSaved(await write(unsaved));
    });
  }

  /** The change is in memory: a listener that fails must not make it look refused. */
  function tell(change: Change): void {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        options.log('error', `A listener failed after change ${change.seq}: ${String(error)}`);
      }
    }
  }

  return {
    saved: () => saved,
    revision,
    unsaved: () => unsaved,
    commit: (step) => {
      if (closed)
        return Promise.reject(new AppError('cancelled', 'The dossier was closed meanwhile.'));
      return queue.run(() => run(step));
    },
    save,
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      await save();
      clearTimeout(timer);
      if (saved.status === 'failed') throw new AppError('storage', saved.message);
    },
  };
}

/** Anything else is a defect, or a refusal that trying again can't mend. */
function isOfTheDisk(error: unknown): error is AppError {
  return error instanceof AppError && ['storage', 'read_only', 'damaged'].includes(error.code);
}

/** The entries are checked, and as they will be read back (`opsOf`); here it is what stands around them. */
function lineOf(change: Change): Line {
  const checked = ChangeFrame.safeParse(change);
  if (!checked.success)
    throw new AppError('invalid_input', `${change.label}: ${firstIssue(checked.error)}.`);
  return { seq: change.seq, json: JSON.stringify(change) };
}
