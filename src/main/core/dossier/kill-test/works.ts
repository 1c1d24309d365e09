/**
 * What a program does that may be killed, as one table; by chance, as often as the shares say. A further operation of the
 * store is one more entry. Snapshots and the moving of changes to `history/` go on beside all of it.
 */
import type { Change } from '#shared/model/layer.ts';
import { backUpNow } from '../back-up-now.ts';
import { nodeFileSystem } from '../file-system.ts';
import { importRecords, restoreFirst } from '#core/dossier/faults/capabilities.ts';
import { randomStep } from './random-steps.ts';
import type { OpenDossier } from '../../context.ts';

export type Bench = {
  dossier: OpenDossier;
  random: () => number;
  /** Closes the dossier and opens it again. */
  reopen: () => Promise<OpenDossier>;
  /** To be told of each change that was acknowledged. */
  acknowledged: (change: Change) => void;
};

export type Work = {
  name: string;
  share: number;
  /** Answers the dossier to go on with. */
  run: (bench: Bench) => Promise<OpenDossier>;
};

/** What the child does first. */
export const OPENING = 'opening';

const works: readonly Work[] = [
  { name: 'a change', share: 40, run: oneChange },
  { name: 'several changes at once, as a page may ask for them', share: 10, run: severalChanges },
  { name: 'a pause, in which a snapshot is made', share: 15, run: pause },
  { name: 'a backup', share: 2, run: backup },
  { name: 'an import', share: 5, run: importing },
  { name: 'putting a backup back', share: 4, run: restoring },
  { name: 'closing and opening', share: 2, run: ({ reopen }) => reopen() },
];

export function chooseWork(random: () => number): Work {
  let left = random() * works.reduce((sum, { share }) => sum + share, 0);
  return works.find(({ share }) => (left -= share) < 0) ?? (works[0] as Work);
}

async function oneChange({ dossier, random, acknowledged }: Bench): Promise<OpenDossier> {
  const change = await dossier.commit(randomStep(random));
  if (dossier.saved().status === 'failed') throw new Error(JSON.stringify(dossier.saved()));
  if (change !== null) acknowledged(change);
  return dossier;
}

async function severalChanges(bench: Bench): Promise<OpenDossier> {
  const count = 2 + Math.floor(bench.random() * 4);
  await Promise.all(Array.from({ length: count }, () => oneChange(bench)));
  return bench.dossier;
}

async function pause({ dossier, random }: Bench): Promise<OpenDossier> {
  await new Promise((resolve) => setTimeout(resolve, random() * 8));
  return dossier;
}

async function backup({ dossier }: Bench): Promise<OpenDossier> {
  await backUpNow(nodeFileSystem, dossier, new Date(), 'asked');
  return dossier;
}

async function importing({ dossier, random, acknowledged }: Bench): Promise<OpenDossier> {
  const id = `set-${dossier.revision()}-${Math.floor(random() * 1e9)}`;
  const change = await importRecords(nodeFileSystem, dossier, id, 1 + Math.floor(random() * 300));
  if (change !== null) acknowledged(change);
  return dossier;
}

async function restoring({ dossier, acknowledged }: Bench): Promise<OpenDossier> {
  const changes: Change[] = [];
  const stop = dossier.onCommit((change) => changes.push(change));
  await restoreFirst(nodeFileSystem, dossier, new Date());
  stop();
  for (const change of changes) acknowledged(change);
  return dossier;
}
