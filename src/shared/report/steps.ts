/** Long work on a report, in steps of a few milliseconds: whoever runs it can let others in between two of them. */

/** Yields how many records were told with a step. */
export type Steps<T> = Generator<number, T>;

/** For where nobody waits meanwhile. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
