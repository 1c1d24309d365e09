/**
 * kill -9 at random moments of real work: nothing acknowledged is lost, the dossier opens every time, and nothing temporary
 * is left after that.
 */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild } from '#core/dossier/kill-test/bundle.ts';
import type { Weakness } from '#core/dossier/kill-test/kill-child.ts';
import { temporaryFolder } from '../fixture.ts';
import { killed, killRounds, type KillFigures, type KillRun } from './kill-rounds.ts';
import { shortOrLong, tell } from './run-length.ts';

const ROUNDS = Number(process.env['DOSSIER_KILL_ROUNDS'] ?? shortOrLong(300, 10_000));
const SEED = Number(process.env['DOSSIER_KILL_SEED'] ?? Date.now() % 1_000_000);
/** At the same time: a child waits for the disk most of the time. */
const LANES = 2;
const EARLY_ROUNDS = 12;
/** Works that some must be ended in the middle of. */
const DURING = ['an import', 'putting a backup back', 'lifting an older format'];

const folder = temporaryFolder();
let program: string;
beforeAll(async () => {
  const child = fileURLToPath(new URL('../kill-test/kill-child.ts', import.meta.url));
  program = await bundleChild(child, folder.path);
}, 60_000);
afterAll(() => folder.remove());

function run(rounds: number, weakness: Weakness, end = killed): Promise<KillFigures[]> {
  const lanes = Array.from({ length: LANES }, (_, lane): KillRun => {
    const seed = SEED + lane * 1_000_000;
    return { program, work: folder.path, rounds: rounds / LANES, seed, weakness, end };
  });
  return Promise.all(lanes.map(killRounds));
}

const sum = (all: KillFigures[], of: (one: KillFigures) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

test(`${ROUNDS} rounds of kill -9`, { timeout: 90_000 + ROUNDS * 1_000 }, async () => {
  const all = await run(ROUNDS, 'none');
  const losses = all.flatMap((one) => one.losses);
  tell(
    `kill -9: ${ROUNDS} rounds, seed ${SEED}: ${sum(all, ({ kept }) => kept)} changes kept, ${losses.length} rounds with losses, ` +
      `${sum(all, (one) => one.unacknowledged)} kept though not yet acknowledged, ` +
      `${sum(all, (one) => one.temporaries)} temporary files cleared; ended in the middle of ` +
      DURING.map((work) => `${work}: ${sum(all, ({ during }) => during.get(work) ?? 0)}`).join(
        ', ',
      ),
  );
  expect(losses).toEqual([]);
  expect(sum(all, ({ kept }) => kept)).toBeGreaterThan(ROUNDS);
  for (const work of DURING)
    expect([work, sum(all, ({ during }) => during.get(work) ?? 0)]).not.toEqual([work, 0]);
});

test('a program that acknowledges too early is found out', { timeout: 90_000 }, async () => {
  const all = await run(EARLY_ROUNDS, 'early', { ...killed, roundsPerLook: 1 });
  const losses = all.flatMap((one) => one.losses);
  tell(
    `kill -9 of a program that acknowledges too early: losses on ${losses.length} of ${LANES} dossiers`,
  );
  expect(losses.length).toBeGreaterThan(0);
});
