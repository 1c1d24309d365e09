/** Every state in which a power cut may leave the disk during an operation, and what the dossier is then. */
import { generator } from '#core/dossier/kill-test/random-steps.ts';
import { afterPowerCut, keyOf, undecided, type Disk } from './disk-model.ts';
import { memoryDisk, type DiskOptions } from './memory-disk.ts';
import { stageOn, type Scene } from './scene.ts';
import type { FileSystem } from '../file-system.ts';

export type CrashOptions = Pick<DiskOptions, 'renameUnsettlesLength'> & {
  /** Of the states at one moment so many are looked at: all where there are no more, else some by chance. */
  most?: number;
  /** States that are as good as the first one until the first part is done: nobody was promised more. */
  unpromised?: readonly string[];
  /** Takes a protection out of the file system that the store works on. */
  weaken?: (fs: FileSystem) => FileSystem;
};

export type CrashReport = {
  /** Different states that were opened. */
  states: number;
  /** Moments at which there were too many to look at all. */
  sampled: number;
  /** States that are neither the old nor the new one: what was done, and what was found. */
  losses: string[];
};

/** A state of the disk, what the dossier may be then, and when it was first possible. */
type Crash = { disk: Disk; expected: Set<string>; moment: string };

export async function crashStatesOf(
  { operation, start, states, look }: Scene,
  options: CrashOptions = {},
): Promise<CrashReport> {
  const crashes = new Map<string, Crash>();
  const most = options.most ?? 4096;
  let sampled = 0;
  let done = 0;
  let running = '';
  const disk = start.copy({
    ...options,
    changed: ({ name, number }) => cutPower(`${running}, after call ${number}, ${name}`),
  });

  function cutPower(moment: string): void {
    if (combinations(disk.model) > most) sampled += 1;
    const expected = new Set(states.slice(done, running === '' ? done + 1 : done + 2));
    if (done === 0) for (const state of options.unpromised ?? []) expected.add(state);
    for (const crash of powerCuts(disk.model, most)) take({ disk: crash, expected, moment });
  }

  /** The same state at two moments must fit both. */
  function take(crash: Crash): void {
    const key = keyOf(crash.disk);
    const known = crashes.get(key);
    if (!known) crashes.set(key, crash);
    else known.expected = new Set([...known.expected].filter((state) => crash.expected.has(state)));
  }

  const stage = stageOn(operation, disk, async ({ name, run }) => {
    running = name;
    await run();
    done += 1;
    running = '';
    // What was acknowledged must stay, also when no further call follows.
    cutPower(`${name}, when it is done`);
  });
  await operation.run({ ...stage, fs: options.weaken?.(disk.fs) ?? disk.fs });
  const losses: string[] = [];
  for (const { disk: left, expected, moment } of crashes.values()) {
    const found = await look(memoryDisk(left));
    if (!expected.has(found)) losses.push(`${operation.name}, ${moment}: ${found}`);
  }
  return { states: crashes.size, sampled, losses };
}

const combinations = (disk: Disk): number =>
  undecided(disk).reduce((product, { length }) => product * length, 1);

function* powerCuts(disk: Disk, most: number): Generator<Disk> {
  const counts = undecided(disk).map(({ length }) => length);
  const all = combinations(disk);
  if (all <= most) {
    for (let number = 0; number < all; number += 1)
      yield afterPowerCut(disk, digitsOf(number, counts));
    return;
  }
  for (const choices of corners(counts)) yield afterPowerCut(disk, choices);
  const random = generator(counts.length);
  for (let n = 0; n < most; n += 1)
    yield afterPowerCut(
      disk,
      counts.map((count) => Math.floor(random() * count)),
    );
}

/** A number as digits, each with a base of its own. */
function digitsOf(number: number, bases: readonly number[]): number[] {
  let rest = number;
  return bases.map((base) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  });
}

/** Nothing reached the disk, everything did, all but one thing did, or only one. */
function corners(counts: readonly number[]): number[][] {
  const none = counts.map(() => 0);
  const all = counts.map((count) => count - 1);
  return [
    none,
    all,
    ...counts.map((_, index) => none.with(index, all[index] ?? 0)),
    ...counts.map((_, index) => all.with(index, 0)),
  ];
}
