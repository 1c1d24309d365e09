/**
 * Works on a dossier until it is killed. After each acknowledged commit it writes `ACK seq hash` to
 * the pipe, where the parent keeps it: outside the dossier, so that the dossier can't vouch for
 * itself.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { nodeFileSystem } from '../file-system.ts';
import { openDossier } from '../open.ts';
import { generator, randomStep } from './random-steps.ts';
import type { OpenDossier } from '../../context.ts';

const [folder = '', seed = '1'] = process.argv.slice(2);
const random = generator(Number(seed));
let ids = 0;

// A pipe takes short lines in one piece and at once: what was told is told, whenever the kill
// comes.
const tell = (line: string): void => void writeSync(1, `${line}\n`);

async function commitAndTell(dossier: OpenDossier): Promise<void> {
  const change = await dossier.commit(randomStep(random));
  if (change === null) return;
  tell(`ACK ${change.seq} ${createHash('sha256').update(JSON.stringify(change)).digest('hex')}`);
}

async function work(): Promise<never> {
  const dossier = await openDossier(folder, {
    fs: nodeFileSystem,
    clock: () => new Date(),
    newId: () => `group-${seed}-${(ids += 1)}`,
    log: () => undefined,
    onSaved: () => undefined,
    onNotice: () => undefined,
    snapshots: { idleMs: 3, manyChanges: 7 },
  });
  tell('OPEN');
  for (;;) {
    // Mostly one after the other, as a user works; sometimes several at once, as a page may.
    const atOnce = random() < 0.2 ? 1 + Math.floor(random() * 5) : 1;
    await Promise.all(Array.from({ length: atOnce }, () => commitAndTell(dossier)));
    if (random() < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 8));
  }
}

work().catch((error: unknown) => {
  tell(`FAIL ${String(error)}`);
  process.exit(1);
});
