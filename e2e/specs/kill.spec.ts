/**
 * `kill -9` of the program at random moments of real work. What was acknowledged is kept outside the dossier, and has
 * to be there after the next start; the dossier opens every time; no process and no temporary file is left.
 */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { Random } from '../kill/lane.ts';
import { ask } from '../kill/observe.ts';
import { checkAll, createLanes, kill, work, type Lanes } from '../kill/program.ts';
import { launchProgram } from '../launch.ts';
import { shippedCopy, temporaryFiles } from '../pages/on-disk.ts';

const ROUNDS = Number(process.env['DOSSIER_KILL_ROUNDS'] ?? 100);
/** Some die before their page is there; the others after so many changes at the most. */
const DIES_AT_START = 0.2;
const MOST_CHANGES = 24;
/** So long after a change the kill comes at the most: within the next ones. */
const INTO_THE_NEXT_MS = 12;

/** Always the same numbers for a seed (mulberry32). */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function pageOf(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'dossier' in globalThis);
  return page;
}

test(`${ROUNDS} rounds of kill -9 lose nothing that was acknowledged`, async ({}, testInfo) => {
  // A round takes about two seconds; a machine that is busy with other things takes many times that.
  test.setTimeout(60_000 + ROUNDS * 15_000);
  const started = performance.now();
  const seed = Number(process.env['DOSSIER_KILL_SEED'] ?? Date.now() % 1_000_000);
  const random = generator(seed);
  const userData = testInfo.outputPath('user-data');
  const documents = testInfo.outputPath('documents');
  for (const folder of [userData, documents]) mkdirSync(folder, { recursive: true });
  const launch = () => launchProgram({ userData, documents, args: [] });
  const strays = () => [...temporaryFiles(documents), ...temporaryFiles(userData)];
  let lanes: Lanes | null = null;
  let dead = async (): Promise<void> => undefined;
  let atStart = 0;
  let cleared = 0;

  async function round(): Promise<void> {
    const app = await launch();
    await dead();
    try {
      if (lanes && random() < DIES_AT_START) {
        atStart += 1;
        await wait(random() * 400);
        return;
      }
      const page = await pageOf(app);
      lanes ??= await createLanes(page);
      await checkAll(page, lanes);
      await work(page, lanes, Math.floor(random() * MOST_CHANGES), random);
      await wait(random() * INTO_THE_NEXT_MS);
    } finally {
      dead = await kill(app);
      cleared += strays().length;
    }
  }

  for (let number = 1; number <= ROUNDS; number += 1) {
    await test.step(`round ${number} of seed ${seed}`, round);
  }
  await dead();

  const { all, edited } = lanes!;
  const last = await launch();
  const page = await pageOf(last);
  const { trash } = await checkAll(page, { all, edited });
  await ask(page, 'trash.restore', { items: trash.map(({ kind, id }) => ({ kind, id })) });
  for (const { lane } of all.values()) lane.restoreAll();
  await checkAll(page, { all, edited });
  await last.close();
  expect(strays()).toEqual([]);

  const quarantine = path.join(shippedCopy(documents), 'quarantine');
  const torn = existsSync(quarantine) ? readdirSync(quarantine).length : 0;
  const each = [...all.values()].map(({ lane }) => lane);
  const acknowledged = each.reduce((sum, lane) => sum + lane.acknowledged, 0);
  const survived = each.reduce((sum, lane) => sum + lane.survived, 0);
  console.info(
    `kill -9: ${ROUNDS} rounds (${atStart} while starting), seed ${seed}: ${acknowledged} changes acknowledged, 0 lost, ` +
      `${survived} there though not acknowledged, ${torn} torn tails, ${cleared} temporary files cleared, ` +
      `${Math.round((performance.now() - started) / 1_000)} s`,
  );
  expect(acknowledged).toBeGreaterThan(ROUNDS * 4);
});
