/**
 * Works on a dossier until it is killed. It waits for the word, on its standard input, which dossier and how, so that it can
 * be started ahead. After each acknowledged commit it writes `ACK seq hash` to the pipe, where the parent keeps it: outside
 * the dossier, so that the dossier can't vouch for itself. Before each work it writes `DOING name`.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { nodeFileSystem, type FileSystem } from '../file-system.ts';
import { openDossier } from '../open.ts';
import { slowWrites, withoutSyncs } from '#core/dossier/faults/weakened.ts';
import { generator } from './random-steps.ts';
import { chooseWork, OPENING } from './works.ts';
import type { Change } from '#shared/model/layer.ts';
import type { OpenDossier } from '../../context.ts';

/** Without a protection: `early` says of a change that it is saved as soon as that begins, `unsynced` syncs nothing. */
export type Weakness = 'none' | 'early' | 'unsynced';
export type Word = { folder: string; seed: number; weakness: Weakness };

const fileSystems: Record<Weakness, FileSystem> = {
  none: nodeFileSystem,
  early: slowWrites(nodeFileSystem),
  unsynced: withoutSyncs(nodeFileSystem),
};

// A pipe takes short lines in one piece and at once: what was told is told, whenever the kill
// comes.
const tell = (line: string): void => void writeSync(1, `${line}\n`);
const hashOf = (change: Change): string =>
  createHash('sha256').update(JSON.stringify(change)).digest('hex');

async function work({ folder, seed, weakness }: Word): Promise<never> {
  const random = generator(seed);
  const isEarly = weakness === 'early';
  let ids = 0;
  let dossier: OpenDossier | null = null;
  const open = () =>
    openDossier(folder, {
      fs: fileSystems[weakness],
      clock: () => new Date(),
      newId: () => `notice-${seed}-${(ids += 1)}`,
      log: () => undefined,
      onSaved: ({ status }) => {
        if (isEarly && dossier && status === 'saving') tell(`ACK ${dossier.revision() + 1}`);
      },
      onNotice: () => undefined,
      snapshots: { idleMs: 3, manyChanges: 7 },
      mostLogBytes: 20_000,
    });
  tell(`DOING ${OPENING}`);
  dossier = await open();
  for (;;) {
    const opened: OpenDossier = dossier;
    const chosen = chooseWork(random);
    tell(`DOING ${chosen.name}`);
    dossier = await chosen.run({
      dossier: opened,
      random,
      reopen: () => opened.close().then(open),
      acknowledged: (change) => {
        if (!isEarly) tell(`ACK ${change.seq} ${hashOf(change)}`);
      },
    });
  }
}

try {
  tell('READY');
  await work(JSON.parse(await text(process.stdin)) as Word);
} catch (error) {
  tell(`FAIL ${String(error)}`);
  process.exitCode = 1;
}
