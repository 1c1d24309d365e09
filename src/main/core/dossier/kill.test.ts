/**
 * kill -9 at random moments of real work: nothing acknowledged is lost, and the dossier opens every
 * time.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixtureDeps, temporaryFolder, writeFixture } from './fixture.ts';
import { bundleChild } from './kill-test/bundle.ts';
import { createOracle, type Oracle } from './kill-test/oracle.ts';
import { generator } from './kill-test/random-steps.ts';
import { openDossier } from './open.ts';

const ROUNDS = Number(process.env['DOSSIER_KILL_ROUNDS'] ?? 100);
/**
 * Some die while they start and put in order what the last one left; most at work, after so many
 * changes at the most.
 */
const START_MS = 250;
const MOST_CHANGES = 30;
/**
 * A kill comes this much after a change at the most: in the middle of the next one, or of a
 * snapshot.
 */
const INTO_THE_NEXT_MS = 6;

const program = temporaryFolder();
const work = temporaryFolder();
let child: string;
beforeAll(async () => {
  child = await bundleChild(
    fileURLToPath(new URL('kill-test/kill-child.ts', import.meta.url)),
    program.path,
  );
}, 60_000);
afterAll(() => {
  program.remove();
  work.remove();
});

/** Lets the child work, kills it at a random moment, and answers the lines that it wrote. */
async function killAtWork(folder: string, seed: number, random: () => number): Promise<string[]> {
  const worker = spawn(process.execPath, [child, folder, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(worker, 'close');
  let said = '';
  worker.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  if (random() < 0.25) {
    await Promise.race([sleep(random() * START_MS), ended]);
  } else {
    const wanted = Math.floor(random() * MOST_CHANGES);
    while (said.split('ACK').length - 1 < wanted) {
      const next = once(worker.stdout, 'data').then(() => true);
      if (!(await Promise.race([next, ended.then(() => false)]))) break;
    }
    await sleep(random() * INTO_THE_NEXT_MS);
  }
  worker.kill('SIGKILL');
  await ended;
  // The last line may have been cut off by the kill: then nobody was told.
  return said.split('\n').slice(0, -1);
}

async function openAndCheck(folder: string, oracle: Oracle): Promise<void> {
  const dossier = await openDossier(folder, fixtureDeps());
  try {
    if (existsSync(join(folder, 'changes.jsonl')))
      oracle.check(folder, dossier.revision(), dossier.layer);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  } finally {
    await dossier.close();
  }
}

test(`${ROUNDS} rounds of kill -9`, { timeout: 90_000 + ROUNDS * 1_000 }, async () => {
  const seed = Number(process.env['DOSSIER_KILL_SEED'] ?? Date.now() % 1_000_000);
  const random = generator(seed);
  const oracle = createOracle();
  const folder = writeFixture(join(work.path, 'study.dossier'));
  let unacknowledged = 0;
  let temporaries = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const lines = await killAtWork(folder, seed + round, random);
    oracle.hear(lines);
    const acknowledged = oracle.lastAcknowledged();
    temporaries += readdirSync(folder).filter((name) => name.endsWith('.tmp')).length;
    // Every other time a copy is opened, so that the next child has to put in order what the kill
    // left behind.
    const opened = round % 2 === 0 ? join(work.path, `copy-${round}`) : folder;
    if (opened !== folder) cpSync(folder, opened, { recursive: true });
    await expect(
      openAndCheck(opened, oracle),
      `round ${round} of seed ${seed}`,
    ).resolves.toBeUndefined();
    unacknowledged += oracle.lastAcknowledged() - acknowledged;
  }
  const kept = oracle.lastAcknowledged();
  // oxlint-disable-next-line no-console -- the figures are the point
  console.info(
    `kill -9: ${ROUNDS} rounds, seed ${seed}: ${kept} changes kept, 0 lost, ${unacknowledged} kept though not yet acknowledged, ` +
      `${temporaries} temporary files cleared`,
  );
  expect(kept).toBeGreaterThan(ROUNDS);
});
