/** Every state in which a power cut may leave the disk during an operation, and what the dossier is then. */
import { join } from 'node:path';
import { temporaryFolder } from '../fixture.ts';
import { generator } from '#core/dossier/kill-test/random-steps.ts';
import { afterPowerCut, keyOf, undecided, type Disk } from './disk-model.ts';
import { loadDisk, memoryDisk, type DiskOptions, type MemoryDisk } from './memory-disk.ts';
import { stateFound } from './states.ts';
import type { FileSystem } from '../file-system.ts';
import type { Operation, Part, Stage } from './operations.ts';

export type CrashOptions = Pick<DiskOptions, 'renameUnsettlesLength'> & {
  blockBytes?: number;
  /** Of the states at one moment so many are looked at: all where there are no more, else some by chance. */
  most?: number;
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
  operation: Operation,
  options: CrashOptions = {},
): Promise<CrashReport> {
  const home = temporaryFolder();
  try {
    await operation.prepare(home.path);
    const states = await statesOf(operation, home.path);
    const { crashes, sampled } = await crashesOf(operation, home.path, states, options);
    const losses: string[] = [];
    for (const { disk, expected, moment } of crashes) {
      const found = await look(operation, memoryDisk(disk));
      if (!expected.has(found)) losses.push(`${operation.name}, ${moment}: ${found}`);
    }
    return { states: crashes.length, sampled, losses };
  } finally {
    home.remove();
  }
}

/** The state before the operation, and after each of its parts, on a disk that is well. */
export async function statesOf(operation: Operation, home: string): Promise<string[]> {
  const disk = loadDisk(home);
  const states = [await look(operation, disk.copy())];
  const part = async ({ run }: Part): Promise<void> => {
    await run();
    states.push(await look(operation, disk.copy()));
  };
  await operation.run(stageOn(operation, disk, part));
  return states;
}

export function stageOn(operation: Operation, disk: MemoryDisk, part: Stage['part']): Stage {
  const { fs, root } = disk;
  return { fs, home: root, folder: join(root, operation.dossier), part, opened: [] };
}

/** What is found on the disk; it is changed by looking. */
export async function look(operation: Operation, { fs, root }: MemoryDisk): Promise<string> {
  const folder = join(root, operation.dossier);
  const also = await operation.alsoMade?.(fs, folder).catch((error: unknown) => String(error));
  const state = await stateFound(fs, folder);
  return also === undefined ? state : `${state}; ${also}`;
}

async function crashesOf(
  operation: Operation,
  home: string,
  states: readonly string[],
  options: CrashOptions,
): Promise<{ crashes: Crash[]; sampled: number }> {
  const crashes = new Map<string, Crash>();
  const most = options.most ?? 4096;
  let sampled = 0;
  let done = 0;
  let running = '';
  const disk = loadDisk(
    home,
    {
      ...options,
      changed: ({ name, number }) => {
        if (combinations(disk.model) > most) sampled += 1;
        const expected = new Set(states.slice(done, running === '' ? done + 1 : done + 2));
        for (const crash of powerCuts(disk.model, most)) {
          take({ disk: crash, expected, moment: `${running}, after call ${number}, ${name}` });
        }
      },
    },
    options.blockBytes,
  );

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
  });
  await operation.run({ ...stage, fs: options.weaken?.(disk.fs) ?? disk.fs });
  return { crashes: [...crashes.values()], sampled };
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
