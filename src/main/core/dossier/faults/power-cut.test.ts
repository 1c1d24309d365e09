/**
 * Power cuts on real file systems, as far as Linux can make them: a loop-mounted one is shut down in the middle of work, once
 * with what its journal holds and once without (`xfs_io -c shutdown`), and mounted again.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { bundleChild } from '#core/dossier/kill-test/bundle.ts';
import type { Weakness } from '#core/dossier/kill-test/kill-child.ts';
import { temporaryFolder } from '../fixture.ts';
import { killRounds, type KillFigures } from './kill-rounds.ts';
import { shortOrLong, tell } from './run-length.ts';
import type { Worker } from './killed-process.ts';

const ROUNDS = shortOrLong(6, 100);
const UNSYNCED_ROUNDS = 6;
const SEED = Date.now() % 1_000_000;
/** XFS takes no less than 300. */
const IMAGE_BYTES = 400 * 1024 * 1024;
/** With what the journal holds, though not the files; and without it. */
const CUTS = ['shutdown -f', 'shutdown'];

const folder = temporaryFolder();
let program: string;
beforeAll(async () => {
  const child = fileURLToPath(new URL('../kill-test/kill-child.ts', import.meta.url));
  program = await bundleChild(child, folder.path);
}, 60_000);
afterAll(() => folder.remove());

const run = (command: string, ...args: string[]): Buffer =>
  execFileSync(command, args, { stdio: 'pipe' });

/** A file system in a file. Skips the test, with the reason, where that can't be had. */
function mountOrSkip(type: string, context: TestContext): string {
  const [image, mounted] = [join(folder.path, `${type}.img`), join(folder.path, type)];
  try {
    if (process.getuid?.() !== 0) throw new Error('only root may mount');
    writeFileSync(image, '');
    truncateSync(image, IMAGE_BYTES);
    run(`mkfs.${type}`, '-q', image);
    mkdirSync(mounted, { recursive: true });
    run('mount', '-o', 'loop', image, mounted);
    run('xfs_io', '-c', 'help shutdown', mounted);
  } catch (error) {
    const reason = `No power cuts on ${type}: ${String(error)}`;
    tell(reason);
    context.skip(reason);
  }
  return mounted;
}

async function powerCuts(
  type: string,
  context: TestContext,
  rounds: number,
  weakness: Weakness,
): Promise<KillFigures> {
  const mounted = mountOrSkip(type, context);
  let cuts = 0;
  async function cutPower(worker: Worker): Promise<readonly string[]> {
    // What it says from here on may be true of a disk that is not there any more: a sync can succeed after the cut.
    const heard = worker.lines();
    run('xfs_io', '-x', '-c', CUTS[(cuts += 1) % CUTS.length] ?? '', mounted);
    await worker.kill();
    run('umount', mounted);
    run('mount', '-o', 'loop', join(folder.path, `${type}.img`), mounted);
    return heard;
  }
  try {
    const end = { run: cutPower, roundsPerLook: 1, mostUnheard: Infinity };
    const settle = (): void => void run('sync', '-f', mounted);
    const work = { program, work: mounted, rounds, seed: SEED, weakness };
    return await killRounds({ ...work, end, settle });
  } finally {
    run('umount', mounted);
  }
}

describe.each(['ext4', 'xfs'])('%s', (type) => {
  test(`${ROUNDS} power cuts`, { timeout: 60_000 + ROUNDS * 10_000 }, async (context) => {
    const { kept, losses, temporaries } = await powerCuts(type, context, ROUNDS, 'none');
    tell(
      `power cuts on ${type}: ${ROUNDS} rounds, seed ${SEED}: ${kept} changes kept, ${losses.length} rounds with losses, ` +
        `${temporaries} temporary files cleared`,
    );
    expect(losses).toEqual([]);
    expect(kept).toBeGreaterThan(ROUNDS);
  });

  test('without syncs, losses are found', { timeout: 120_000 }, async (context) => {
    const { losses } = await powerCuts(type, context, UNSYNCED_ROUNDS, 'unsynced');
    tell(`power cuts on ${type} without syncs: ${losses.length} rounds with losses`);
    expect(losses.length).toBeGreaterThan(0);
  });
});
