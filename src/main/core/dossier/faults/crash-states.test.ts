/**
 * A power cut at any moment of every operation, on a disk that may have written anything that no sync has ordered: the
 * dossier is then as it was before, or as it is after, and one can go on.
 */
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { crashStatesOf, type CrashOptions, type CrashReport } from './crash-states.ts';
import { appending, goingOn, operations } from './operations.ts';
import type { Operation } from './stage.ts';
import { shortOrLong, tell } from './run-length.ts';
import { runWell, setUp, setUpFrom } from './scene.ts';
import { NONE } from './states.ts';
import type { MemoryDisk } from './memory-disk.ts';
import {
  inPlace,
  withoutFileSyncs,
  withoutFolderSyncs,
  withoutSecondSync,
  withoutSyncs,
} from './weakened.ts';

const BLOCK = 512;
const timeout = shortOrLong(120_000, 3_600_000);
const figures: string[] = [];
const protectedRuns = { states: 0, sampled: 0, losses: 0 };
afterAll(() => {
  const { states, sampled, losses } = protectedRuns;
  tell(
    `power cuts in the model: ${losses} of ${states} states lost (at ${sampled} moments a part of them, by chance); ` +
      figures.join('; '),
  );
});

async function crash(
  of: readonly Operation[],
  { blockBytes = BLOCK, ...options }: CrashOptions & { blockBytes?: number },
): Promise<CrashReport> {
  const reports = [];
  for (const operation of of)
    reports.push(await crashStatesOf(await setUp(operation, blockBytes), options));
  return {
    states: reports.reduce((sum, report) => sum + report.states, 0),
    sampled: reports.reduce((sum, report) => sum + report.sampled, 0),
    losses: reports.flatMap((report) => report.losses),
  };
}

function count({ states, sampled, losses }: CrashReport): void {
  protectedRuns.states += states;
  protectedRuns.sampled += sampled;
  protectedRuns.losses += losses.length;
}

async function lossesOf(...given: Parameters<typeof crash>): Promise<string[]> {
  const report = await crash(...given);
  count(report);
  return report.losses;
}

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  (_name, operation) => {
    test.each([
      ['in blocks of 512 bytes', {}],
      // More things that can be written or not than a real disk has; a part of them, by chance.
      ['in blocks of 100 bytes', { blockBytes: 100, most: shortOrLong(50, 5_000) }],
    ])('%s', { timeout }, async (_blocks, options) => {
      expect(await lossesOf([operation], options)).toEqual([]);
    });
  },
);

/** Where the line of `appending(0)` begins and ends in the log. */
async function appendedAt(): Promise<[number, number]> {
  const { operation, start } = await setUp(appending(0));
  const disk = start.copy();
  const sizeOfLog = (): number =>
    disk.fs.infoNow(join(disk.root, operation.dossier, 'changes.jsonl'))?.size ?? 0;
  const before = sizeOfLog();
  await runWell(operation, disk);
  return [before, sizeOfLog()];
}

test('a change that begins and ends anywhere in a block', { timeout }, async () => {
  const [start, end] = await appendedAt();
  const near = [-2, -1, 0, 1, 2, 3].flatMap((byte) => [start + byte, end + byte]);
  const everywhere = [...Array(BLOCK).keys()].map((byte) => start + byte);
  const paddings = shortOrLong(near, everywhere).map((place) => BLOCK - (place % BLOCK));
  expect(await lossesOf(paddings.map(appending), {})).toEqual([]);
});

describe('a program that is killed at any moment, the next one that goes on, and then a power cut', () => {
  const slow = ['lifting an older format', 'a backup', 'saving what is damaged'];
  const some = operations.filter(({ name }) => shortOrLong(!slow.includes(name), true));

  test.each(some.map((operation) => [operation.name, operation] as const))(
    'in the middle of: %s',
    { timeout },
    async (_name, operation) => {
      const { killed, states: unpromised } = await killsOf(operation);
      const losses: string[] = [];
      for (const { disk, moment } of killed) {
        const scene = await setUpFrom(goingOn(operation), disk);
        const report = await crashStatesOf(scene, { most: shortOrLong(30, 1_000), unpromised });
        count(report);
        losses.push(...report.losses.map((loss) => `${moment}; ${loss}`));
      }
      expect(losses).toEqual([]);
    },
  );
});

type Kill = { disk: MemoryDisk; moment: string };

/** The disk as a kill leaves it after each call that changes it: whole to look at, and not all of it settled. */
async function killsOf(
  operation: Operation,
): Promise<{ killed: Kill[]; states: readonly string[] }> {
  const { start, states, look } = await setUp(operation, BLOCK);
  const kills: Kill[] = [];
  const disk = start.copy({
    changed: ({ name, number }) =>
      kills.push({ disk: disk.copy(), moment: `killed after call ${number}, ${name}` }),
  });
  await runWell(operation, disk);
  const killed: Kill[] = [];
  for (const kill of kills) if (!(await look(kill.disk)).startsWith(NONE)) killed.push(kill);
  return { killed, states };
}

describe('without', () => {
  test.each([
    ['syncs of files', withoutFileSyncs],
    ['syncs of folders', withoutFolderSyncs],
    ['any sync', withoutSyncs],
    ['a new file for each save', inPlace],
  ])('%s losses are found', { timeout }, async (what, weaken) => {
    const some = operations.filter(({ name }) =>
      ['the first change', 'changes and a snapshot', 'moving changes to history'].includes(name),
    );
    const { states, losses } = await crash(some, { most: 100, weaken });
    figures.push(`without ${what} ${losses.length} of ${states}`);
    expect(losses.length).toBeGreaterThan(0);
  });
});

// There the length of a file is written anew by a rename, and no program can make the two one: what the second sync mends
// is that it may stay so for long.
describe('on FAT', () => {
  const fat = { most: 100, renameUnsettlesLength: true };
  const some = operations.filter(({ name }) => name === 'the first change');
  const afterRename = (losses: string[]): string[] =>
    losses.filter((loss) => !/call \d+, rename:/.test(loss));

  test('a save is whole once the call after the rename is done', async () => {
    const { losses } = await crash(some, fat);
    expect(afterRename(losses)).toEqual([]);
  });

  test('without the second sync it is not', async () => {
    const { losses } = await crash(some, { ...fat, weaken: withoutSecondSync });
    expect(afterRename(losses).length).toBeGreaterThan(0);
  });
});
