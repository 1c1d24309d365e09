/** Long work in steps of a few milliseconds: whoever runs it lets others in between two of them (`core/turns.ts`), or doesn't. */

/** Most steps have nothing to tell. */
export type Steps<T, Step = undefined> = Generator<Step, T, undefined>;

/** All of it now, for what can't wait, and where nobody waits meanwhile. */
export function finish<T>(steps: Steps<T, unknown>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
