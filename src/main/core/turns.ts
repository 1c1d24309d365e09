/**
 * Long work in the worker, in slices: between two of them other calls are answered. What has had the fewest slices comes first:
 * so what is new begins at once, and what is short never waits for the end of what is long.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { Core } from './context.ts';
import type { Steps } from '#shared/steps.ts';

/** Nobody notices that they waited for it. */
const SLICE_MS = 10;

export type TurnOptions<Step> = {
  signal?: AbortSignal | undefined;
  /** After everything else. */
  background?: boolean;
  onStep?: (step: Step) => void;
  /** After others had their turn. What it throws ends the work. */
  onTurn?: () => void;
};

export type Turns = Pick<Core, 'inTurns'> & {
  /** What is still at work rejects with `cancelled`. */
  readonly stop: () => void;
};

type Work = {
  background: boolean;
  /** That it has had. */
  slices: number;
  /** Goes on for a slice; true at the end of it all. */
  goOn: (until: number) => boolean;
  fail: (error: unknown) => void;
};

export function createTurns(): Turns {
  /** In the order in which they were asked. */
  const works: Work[] = [];
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || works.length === 0) return;
    isPlanned = true;
    setImmediate(turn);
  }

  function turn(): void {
    isPlanned = false;
    const work = nextOf(works);
    if (work === undefined) return;
    work.slices += 1;
    try {
      if (work.goOn(performance.now() + SLICE_MS)) remove(work);
    } catch (error) {
      remove(work);
      work.fail(error);
    }
    plan();
  }

  function remove(work: Work): void {
    const at = works.indexOf(work);
    if (at >= 0) works.splice(at, 1);
  }

  function inTurns<T, Step>(
    steps: Steps<T, Step>,
    { signal, background = false, onStep, onTurn }: TurnOptions<Step> = {},
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const work: Work = { background, slices: 1, goOn, fail: reject };
      function goOn(until: number): boolean {
        signal?.throwIfAborted();
        if (work.slices > 1) onTurn?.();
        do {
          const step = steps.next();
          if (step.done) {
            resolve(step.value);
            return true;
          }
          onStep?.(step.value);
        } while (performance.now() < until);
        return false;
      }
      // What is quick is answered at once.
      if (!background && finishes(work)) return;
      works.push(work);
      plan();
    });
  }

  function finishes(work: Work): boolean {
    try {
      return work.goOn(performance.now() + SLICE_MS);
    } catch (error) {
      work.fail(error);
      return true;
    }
  }

  return {
    inTurns,
    stop() {
      for (const work of works.splice(0))
        work.fail(new AppError('cancelled', 'The program is closing.'));
    },
  };
}

/** The same items, so many at a time as fit into a slice: for what is written as it is read. */
export async function* turned<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let begun = performance.now();
  for await (const item of items) {
    yield item;
    if (performance.now() - begun < SLICE_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}

/** Of those that have had as many slices the one asked last; the background only when there is nothing else. */
function nextOf(works: readonly Work[]): Work | undefined {
  let next: Work | undefined;
  for (const work of works) {
    if (!next || isBefore(work, next)) next = work;
  }
  return next;
}

const isBefore = (work: Work, other: Work): boolean =>
  work.background === other.background ? work.slices <= other.slices : other.background;
