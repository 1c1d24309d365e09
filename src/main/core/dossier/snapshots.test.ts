import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSnapshots, type SnapshotOptions } from './snapshots.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** `took`: milliseconds of each write, the last one of all that follow. `at` says when each began. */
function snapshotsOf(took: number[], options: Partial<SnapshotOptions> = {}) {
  const begun = performance.now();
  const at: number[] = [];
  const failed: unknown[] = [];
  const write = async (): Promise<void> => {
    at.push(Math.round(performance.now() - begun));
    const ms = (took.length > 1 ? took.shift() : took[0]) ?? 0;
    await new Promise((resolve) => setTimeout(resolve, ms));
  };
  const given = { idleMs: 1_000, manyChanges: 1_000, ...options };
  const snapshots = createSnapshots({ write, failed: (error) => failed.push(error), ...given });
  return { snapshots, at, failed };
}

test('one comes when nothing was changed for a while, and none without a change', async () => {
  const { snapshots, at } = snapshotsOf([0]);
  await vi.advanceTimersByTimeAsync(5_000);
  for (let n = 0; n < 4; n += 1) {
    snapshots.changed();
    await vi.advanceTimersByTimeAsync(600);
  }
  expect(at).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toEqual([5_000 + 3 * 600 + 1_000]);
});

test.each([
  ['early in it, so that its wait of the old length ends before that', 1_200],
  ['late in it', 2_700],
])(
  'what is changed while one is written gets the next, which waits as long as this one took it to: %s',
  async (_, when) => {
    const { snapshots, at } = snapshotsOf([2_000, 0]);
    snapshots.changed();
    await vi.advanceTimersByTimeAsync(when);
    snapshots.changed();
    await vi.advanceTimersByTimeAsync(200_000);
    expect(at).toEqual([1_000, 1_000 + 2_000 + 50 * 2_000]);
  },
);

test('after many changes one comes at once', async () => {
  const { snapshots, at } = snapshotsOf([0], { manyChanges: 3 });
  for (let n = 0; n < 3; n += 1) snapshots.changed();
  await vi.advanceTimersByTimeAsync(0);
  expect(at).toEqual([0]);
});

test('one that fails is told, and tried again with the next change', async () => {
  const at: number[] = [];
  const refuse = (): Promise<void> => {
    at.push(performance.now());
    return Promise.reject(new Error('full'));
  };
  const { snapshots, failed } = snapshotsOf([], { write: refuse });
  snapshots.changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toHaveLength(1);
  snapshots.changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(at).toHaveLength(2);
  expect(failed).toEqual([new Error('full'), new Error('full')]);
});

test('closing writes what is pending, after the one that is being written, and leaves no timer', async () => {
  const { snapshots, at } = snapshotsOf([500, 500]);
  snapshots.changed();
  await vi.advanceTimersByTimeAsync(1_100);
  snapshots.changed();
  const flushed = snapshots.flush();
  await vi.advanceTimersByTimeAsync(500 + 500);
  await flushed;
  expect(at).toEqual([1_000, 1_500]);
  expect(vi.getTimerCount()).toBe(0);
  await snapshots.flush();
  expect(at).toHaveLength(2);
});
