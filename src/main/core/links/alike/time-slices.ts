/** Long work in the worker, in slices: between two of them other calls are answered. */

const SLICE_MS = 15;

/**
 * Goes through the items one by one. `onSlice` is told after each slice how many are done.
 * `work` answers true to end before the last one.
 */
export async function inSlices<T>(
  items: ArrayLike<T>,
  work: (item: T, at: number) => boolean | void,
  onSlice: (done: number) => void = () => undefined,
): Promise<void> {
  let end = performance.now() + SLICE_MS;
  for (let at = 0; at < items.length; at += 1) {
    if (work(items[at]!, at) === true) return;
    if (performance.now() < end) continue;
    onSlice(at + 1);
    await new Promise(setImmediate);
    end = performance.now() + SLICE_MS;
  }
}
