/**
 * When the layer's snapshot is written: soon after the user pauses, after many changes, and at
 * closing.
 */

export type Snapshots = {
  /** After each commit. Never waits. */
  readonly changed: () => void;
  /**
   * Resolves once all changes so far are in a snapshot, or it could not be written (`failed` was
   * told).
   */
  readonly flush: () => Promise<void>;
};

export type SnapshotOptions = {
  write: () => Promise<void>;
  /**
   * A snapshot that could not be written is no loss: the log holds all of it. The next one tries
   * again.
   */
  failed: (error: unknown) => void;
  /** Changes that are in no snapshot yet. */
  pending?: number;
  idleMs?: number;
  manyChanges?: number;
};

/**
 * A large layer takes longer to write, so it waits longer for a pause: at most 2 % of the time is
 * spent on it.
 */
const PAUSE_PER_WRITE = 50;

export function createSnapshots(options: SnapshotOptions): Snapshots {
  const idleMs = options.idleMs ?? 2_000;
  const manyChanges = options.manyChanges ?? 500;
  let pending = options.pending ?? 0;
  let lastTookMs = 0;
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function write(): Promise<void> {
    const included = pending;
    const start = performance.now();
    let left = 0;
    try {
      await options.write();
      left = included;
    } catch (error) {
      options.failed(error);
    }
    lastTookMs = performance.now() - start;
    stopWaiting();
    // What was changed meanwhile waits as long as this one took it to.
    if (pending > included) startWhenIdle();
    pending -= left;
  }

  function start(): Promise<void> {
    stopWaiting();
    running ??= write().finally(() => {
      running = null;
    });
    return running;
  }

  function stopWaiting(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function startWhenIdle(): void {
    // After each commit: a timer that begins anew costs less than a new one.
    if (timer !== undefined) return void timer.refresh();
    timer = setTimeout(() => void start(), Math.max(idleMs, lastTookMs * PAUSE_PER_WRITE));
    // A pending snapshot must not keep the process alive: closing writes it.
    timer.unref();
  }

  if (pending > 0) startWhenIdle();
  return {
    changed() {
      pending += 1;
      if (pending >= manyChanges && running === null) void start();
      else startWhenIdle();
    },
    async flush() {
      stopWaiting();
      if (running !== null) await running;
      if (pending > 0) await start();
    },
  };
}
