/** One thing after the other. */

export type SerialQueue = {
  /**
   * Runs `work` after all that was given before, whether that failed or not. Answers what `work`
   * answers.
   */
  readonly run: <T>(work: () => Promise<T> | T) => Promise<T>;
  /** Resolves when all that was given so far is done. */
  readonly idle: () => Promise<void>;
};

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = last.then(work);
      // The caller of `work` gets its error; the queue only waits for its end.
      last = result.catch(() => undefined);
      return result;
    },
    idle: () => last.then(() => undefined),
  };
}
