/**
 * One of several programs that want the same dossier: opens it as soon as the others let it, makes a few changes, closes it,
 * and so on for so many times. `ACK seq hash` for each change, `LOCKED` for each time that another one had it.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors.ts';
import { generator, randomStep } from '#core/dossier/kill-test/random-steps.ts';
import { nodeFileSystem } from '../file-system.ts';
import { openDossier } from '../open.ts';
import type { OpenDossier } from '../../context.ts';

const MOST_PAUSE_MS = 4;
const MOST_CHANGES = 3;

// Another platform has its lock elsewhere: two that differ in it don't see each other's.
const [folder = '', seed = '1', times = '1', platform = process.platform] = process.argv.slice(2);
const random = generator(Number(seed));
const tell = (line: string): void => void writeSync(1, `${line}\n`);

async function openWhenFree(): Promise<OpenDossier> {
  for (;;) {
    try {
      return await openDossier(folder, {
        fs: { ...nodeFileSystem, platform: platform as NodeJS.Platform },
        clock: () => new Date(),
        newId: () => `notice-${seed}`,
        log: () => undefined,
        onSaved: () => undefined,
        onNotice: () => undefined,
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'locked') throw error;
      tell('LOCKED');
      await sleep(random() * MOST_PAUSE_MS);
    }
  }
}

try {
  for (let time = 0; time < Number(times); time += 1) {
    const dossier = await openWhenFree();
    for (let n = 0; n < 1 + random() * MOST_CHANGES; n += 1) {
      const change = await dossier.commit(randomStep(random));
      if (change === null) continue;
      tell(
        `ACK ${change.seq} ${createHash('sha256').update(JSON.stringify(change)).digest('hex')}`,
      );
      await sleep(random() * MOST_PAUSE_MS);
    }
    await dossier.close();
  }
} catch (error) {
  tell(`FAIL ${String(error)}`);
  process.exitCode = 1;
}
