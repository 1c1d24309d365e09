/** Long work in the worker, in slices: between two of them other calls are answered. */

const SLICE_MS = 15;

export type TimeSlices = {
  /** The slice is used up: it is time to await `next`. */
  readonly isOver: () => boolean;
  readonly next: () => Promise<void>;
};

export function timeSlices(): TimeSlices {
  let end = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() >= end,
    next: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          end = performance.now() + SLICE_MS;
          resolve();
        });
      }),
  };
}
