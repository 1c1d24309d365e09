/** Where the disk is waited for: on the spot where it is quick, on another thread where it is slow. */

export type Syncs = {
  /** Waits for the disk on this thread. */
  here: () => void;
  elsewhere: () => Promise<void>;
  /** Milliseconds. */
  now: () => number;
};

export type QuickSync = {
  /** The sync before took no time to speak of. Not known before the first. */
  readonly isQuick: () => boolean;
  /** Rejects as `here` and `elsewhere` do. */
  readonly sync: () => Promise<void>;
};

/** Milliseconds. A frame of a window has sixteen. */
const QUICK = 1;

/**
 * A quick disk is done sooner than another thread begins: it is waited for here. A slow one must not keep the rows of a grid
 * waiting. Which of the two it is, the sync before says; the first goes elsewhere.
 */
export function createQuickSync({ here, elsewhere, now }: Syncs): QuickSync {
  let lastTook = Infinity;
  const isQuick = (): boolean => lastTook < QUICK;
  return {
    isQuick,
    async sync() {
      const start = now();
      if (isQuick()) here();
      else await elsewhere();
      lastTook = now() - start;
    },
  };
}
