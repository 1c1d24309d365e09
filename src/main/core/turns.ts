/** Long work in the worker, in turns: between two of them other calls are answered. */
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Turns<Step = unknown> = {
  signal?: AbortSignal;
  onStep?: (step: Step) => void;
  /** Called after others had their turn. What it throws ends the work. */
  onTurn?: () => void;
};

/** So long others have to wait: an input is answered within 100 ms, and has more to wait for than this. */
const TURN_MS = 20;

/** The same items, in turns. */
export async function* turned<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  let begun = performance.now();
  for await (const item of items) {
    yield item;
    if (performance.now() - begun < TURN_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}

/** Goes through steps, none of which may take long by itself, to their end. Rejects with the signal's reason. */
export async function inTurns<Step, T>(
  steps: Generator<Step, T>,
  { signal, onStep, onTurn }: Turns<Step>,
): Promise<T> {
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    onStep?.(step.value);
    if (performance.now() - begun < TURN_MS) continue;
    await nextTurn();
    signal?.throwIfAborted();
    onTurn?.();
    begun = performance.now();
  }
}
