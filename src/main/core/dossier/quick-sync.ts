/** How the change log is synced: on the spot where the disk is quick, on another thread where it is slow. */
import { setImmediate as nextTurn } from 'node:timers/promises';

export type Syncs = {
  /** Waits for the disk on this thread. */
  here: () => void;
  elsewhere: () => Promise<void>;
  /** Milliseconds. */
  now: () => number;
};

/** Milliseconds. A frame of a window has sixteen. */
const QUICK = 1;

/**
 * A quick disk is done sooner than another thread begins: it is waited for here. A slow one must not keep the rows of a grid
 * waiting. Which of the two it is, the sync before says; the first goes elsewhere. Rejects as they do.
 */
export function createSync({ here, elsewhere, now }: Syncs): () => Promise<void> {
  let lastTook = Infinity;
  return async () => {
    const start = now();
    const isQuick = lastTook < QUICK;
    if (isQuick) here();
    else await elsewhere();
    lastTook = now() - start;
    // Without a turn of their own, others would wait for the last of many in a row.
    if (isQuick) await nextTurn();
  };
}
