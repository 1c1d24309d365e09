/** Two programs that want the same dossier at the same time: one at a time has it, and nothing of either is lost. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleChild } from '#core/dossier/kill-test/bundle.ts';
import { createOracle } from '#core/dossier/kill-test/oracle.ts';
import { fixtureDeps, temporaryFolder, writeFixture } from '../fixture.ts';
import { openDossier } from '../open.ts';
import { shortOrLong, tell } from './run-length.ts';

const ROUNDS = shortOrLong(200, 2_000);
const folder = temporaryFolder();
let program: string;
beforeAll(async () => {
  const child = fileURLToPath(new URL('writer-child.ts', import.meta.url));
  program = await bundleChild(child, folder.path);
}, 60_000);
afterAll(() => folder.remove());

type Contest = { changes: number; waits: number; losses: string[] };

/** `platforms`: of the two programs; of different ones, neither sees the other's lock. */
async function contest(rounds: number, platforms: readonly [string, string]): Promise<Contest> {
  const study = writeFixture(join(folder.path, `${platforms.join('-')}.dossier`));
  const said = await Promise.all(
    platforms.map((platform, at) => write(study, String(at), rounds / 2, platform)),
  );
  const lines = said.flat();
  const changes = lines.filter((line) => line.startsWith('ACK'));
  const losses: string[] = [];
  try {
    const seqs = changes.map((line) => line.split(' ')[1]);
    if (new Set(seqs).size < seqs.length)
      throw new Error('two programs were given the same change');
    const oracle = createOracle();
    oracle.hear(lines);
    const dossier = await openDossier(study, fixtureDeps());
    oracle.check(study, dossier.revision(), dossier.layer, 0);
    await dossier.close();
  } catch (error) {
    losses.push(String(error));
  }
  if (readdirSync(study).includes('quarantine')) losses.push('something was put into quarantine');
  return { changes: changes.length, waits: lines.length - changes.length, losses };
}

async function write(
  study: string,
  seed: string,
  times: number,
  platform: string,
): Promise<string[]> {
  const child = promisify(execFile)(process.execPath, [
    program,
    study,
    seed,
    String(times),
    platform,
  ]);
  // It says itself what failed, as its last line.
  const { stdout } = await child.catch((error: { stdout: string }) => error);
  return stdout.split('\n').slice(0, -1);
}

const here = process.platform;

test(`${ROUNDS} rounds of two writers`, { timeout: 60_000 + ROUNDS * 1_000 }, async () => {
  const { changes, waits, losses } = await contest(ROUNDS, [here, here]);
  tell(
    `two writers: ${ROUNDS} rounds, ${changes} changes, ${losses.length} losses, ${waits} times one waited for the other`,
  );
  expect(losses).toEqual([]);
  expect(changes).toBeGreaterThan(ROUNDS);
  expect(waits).toBeGreaterThan(0);
});

test.skipIf(here !== 'linux')(
  'without the lock, losses are found',
  { timeout: 60_000 },
  async () => {
    const { losses } = await contest(20, [here, 'darwin']);
    expect(losses.length).toBeGreaterThan(0);
  },
);
