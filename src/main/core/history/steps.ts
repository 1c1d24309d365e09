/**
 * What undo and redo would do, worked out from the log alone. A step is a run of changes of one group; taking it back
 * appends a change, too, so that the log only ever grows and nothing that was done disappears from it.
 */
import type { StepState } from '#shared/contract/history-api.ts';
import type { Change } from '#shared/model/layer.ts';

/** What steps are made of: the log without its contents. */
export type Entry = Pick<Change, 'seq' | 'at' | 'label' | 'group' | 'origin' | 'step'>;

export type Step = {
  /** The seq of the first and of the last change. */
  first: number;
  last: number;
  state: StepState;
  entries: Entry[];
};

export type Steps = {
  /** All of them in order; undoing and redoing are steps as well. */
  readonly all: () => readonly Step[];
  /** The one that undo takes back next, and the one that redo brings again. */
  readonly undo: () => Step | null;
  readonly redo: () => Step | null;
  readonly find: (first: number) => Step | undefined;
  /** Entries come in the order of the log. */
  readonly add: (entry: Entry) => void;
};

export function createSteps(): Steps {
  const all: Step[] = [];
  const byFirst = new Map<number, Step>();
  const done: Step[] = [];
  let undone: Step[] = [];

  function begin(entry: Entry): Step {
    const step: Step = { first: entry.seq, last: entry.seq, state: 'done', entries: [entry] };
    all.push(step);
    byFirst.set(step.first, step);
    return step;
  }

  /** Moves the step from one list to the other; wherever it stands, since the log is what counts. */
  function move(first: number, from: Step[], to: Step[], state: StepState): void {
    const at = from.findLastIndex((step) => step.first === first);
    const [step] = at < 0 ? [] : from.splice(at, 1);
    if (!step) return;
    step.state = state;
    to.push(step);
  }

  function addOrdinary(entry: Entry): void {
    for (const step of undone) step.state = 'abandoned';
    undone = [];
    const last = all.at(-1);
    const before = last?.entries.at(-1);
    if (last && before?.group === entry.group && isOrdinary(before)) {
      last.entries.push(entry);
      last.last = entry.seq;
    } else done.push(begin(entry));
  }

  return {
    all: () => all,
    undo: () => done.at(-1) ?? null,
    redo: () => undone.at(-1) ?? null,
    find: (first) => byFirst.get(first),
    add(entry) {
      if (isOrdinary(entry)) {
        addOrdinary(entry);
        return;
      }
      begin(entry);
      const { step = 0 } = entry;
      if (entry.origin === 'undo') move(step, done, undone, 'undone');
      else move(step, undone, done, 'done');
    },
  };
}

/** Neither takes back nor does again. */
const isOrdinary = ({ origin, step }: Entry): boolean =>
  step === undefined || (origin !== 'undo' && origin !== 'redo');
