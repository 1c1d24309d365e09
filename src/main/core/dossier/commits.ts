/**
 * The life of a write: one at a time, from a step to a change in the log, then memory, then whoever
 * listens.
 */
import type { SavedState } from '#shared/contract/events.ts';
import { AppError } from '#shared/contract/errors.ts';
import { Change, type Layer } from '#shared/model/layer.ts';
import { applyOps, opsOf } from './apply-ops.ts';
import { firstIssue } from './durable-json.ts';
import { parseJson } from './parse-json.ts';
import { systemCode } from './file-errors.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { ChangeLog } from './change-log.ts';
import type { Log, OpenDossier, Step } from '../context.ts';

export type Commits = Pick<OpenDossier, 'saved' | 'commit' | 'onCommit'> & {
  /** Resolves when all commits that were asked for are settled; further ones are refused. */
  readonly close: () => Promise<void>;
};

export type CommitOptions = {
  layer: Layer;
  changeLog: ChangeLog;
  clock: () => Date;
  newId: () => string;
  log: Log;
  onSaved: (state: SavedState) => void;
  /** Before each append. Rejects when nothing can be written now. */
  begin: () => Promise<void>;
  /** After each commit, before the listeners. */
  committed: () => void;
};

export function createCommits(options: CommitOptions): Commits {
  const { layer, changeLog } = options;
  const queue = createSerialQueue();
  const listeners = new Set<(change: Change) => void>();
  let saved: SavedState = { status: 'saved', at: null };
  let closed = false;

  function setSaved(state: SavedState): void {
    saved = state;
    options.onSaved(state);
  }

  async function run(step: Step): Promise<Change | null> {
    const ops = opsOf(layer, step.drafts(layer));
    if (ops.length === 0) return null;
    const { change, json } = asStored({
      seq: changeLog.position().seq + 1,
      at: options.clock().toISOString(),
      label: step.label,
      group: step.group ?? options.newId(),
      ops,
    });
    await write(change, json);
    applyOps(layer, change.ops);
    options.committed();
    setSaved({ status: 'saved', at: change.at });
    tell(change);
    return change;
  }

  /**
   * From here on the change is committed, or nothing has happened but that the user is told why.
   */
  async function write(change: Change, json: string): Promise<void> {
    setSaved({ status: 'saving' });
    try {
      await options.begin();
      await changeLog.append(change.seq, json);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setSaved({ status: 'failed', message });
      // The label names records: the log must hold nothing of the user's work.
      options.log(
        'error',
        `Change ${change.seq} was not saved: ${systemCode(error) || 'no reason given'}.`,
      );
      throw error;
    }
  }

  /** The change is on the disk: a listener that fails must not make it look refused. */
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
    commit: (step) => {
      if (closed)
        return Promise.reject(new AppError('cancelled', 'The dossier was closed meanwhile.'));
      return queue.run(() => run(step));
    },
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      closed = true;
      return queue.idle();
    },
  };
}

/**
 * Memory gets exactly what the next opening will read: the text goes through the same parser and
 * the same schema.
 */
function asStored(draft: Change): { change: Change; json: string } {
  const json = JSON.stringify(draft);
  const parsed = Change.safeParse(parseJson(json));
  if (!parsed.success)
    throw new AppError('invalid_input', `${draft.label}: ${firstIssue(parsed.error)}.`);
  return { change: parsed.data, json };
}
