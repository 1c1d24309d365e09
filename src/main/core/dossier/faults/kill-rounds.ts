/** Rounds in which a child works on a dossier until it is ended by force, and then the dossier is looked at. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createOracle, type Oracle } from '#core/dossier/kill-test/oracle.ts';
import type { Weakness, Word } from '#core/dossier/kill-test/kill-child.ts';
import { OPENING } from '#core/dossier/kill-test/works.ts';
import { generator } from '#core/dossier/kill-test/random-steps.ts';
import { listBackups, readBackup } from '../backup-files.ts';
import { nodeFileSystem } from '../file-system.ts';
import { fixtureDeps, writeFixture } from '../fixture.ts';
import { openDossier } from '../open.ts';
import { spareWorkers, type SpareWorkers, type Worker } from './killed-process.ts';

export type KillRun = {
  /** The child's program. */
  program: string;
  /** A folder for the dossiers. */
  work: string;
  rounds: number;
  seed: number;
  weakness: Weakness;
  end: Ending;
  /** Once a dossier was made. */
  settle?: () => void;
};

export type Ending = {
  /** Ends the child; answers the lines of it that are to be believed. */
  run: (worker: Worker) => Promise<readonly string[]>;
  /** In between it is left to the next child to put in order what this one left behind. */
  roundsPerLook: number;
  /** Changes that may be on the disk though nobody heard of them, each time. */
  mostUnheard: number;
};

export const killed: Ending = {
  async run(worker) {
    await worker.kill();
    return worker.lines();
  },
  roundsPerLook: 2,
  mostUnheard: 1,
};

export type KillFigures = {
  kept: number;
  /** Kept though not acknowledged yet. */
  unacknowledged: number;
  /** Temporary files that were left, and cleared at the next start. */
  temporaries: number;
  /** How many were ended in the middle of which work. */
  during: Map<string, number>;
  /** What was lost, in words. */
  losses: string[];
};

/** So many die while they open what the last one left; the others at work, after so many changes at the most ... */
const AT_OPENING = 0.3;

/**
 * What a dossier starts from, how many rounds it serves, how long its first opening takes at the most, and how often the first
 * child dies in it.
 */
type Start = {
  make: (folder: string) => void;
  changes: number;
  rounds: number;
  openMs: number;
  first: { opening: string; share: number };
};

const older = fileURLToPath(new URL('../fixtures/format-1', import.meta.url));
const starts: readonly Start[] = [
  {
    make: writeFixture,
    changes: 0,
    rounds: 20,
    openMs: 40,
    first: { opening: OPENING, share: AT_OPENING },
  },
  // To be killed while it is lifted to the present format.
  {
    make: (folder) => cpSync(older, folder, { recursive: true }),
    changes: 7,
    rounds: 3,
    openMs: 120,
    first: { opening: 'lifting an older format', share: 1 },
  },
];

const MOST_CHANGES = 20;
/** ... and so much later at the most: in the middle of the next one, or of a snapshot. */
const INTO_THE_NEXT_MS = 6;

export async function killRounds(run: KillRun): Promise<KillFigures> {
  const figures: KillFigures = {
    kept: 0,
    unacknowledged: 0,
    temporaries: 0,
    during: new Map(),
    losses: [],
  };
  const random = generator(run.seed);
  const spare = spareWorkers(run.program);
  let left = run.rounds;
  for (let n = 0; left > 0; n += 1) {
    const start = starts[n % starts.length] as Start;
    const rounds = Math.min(left, start.rounds);
    await killOnOne({ ...run, rounds, seed: run.seed + left }, start, spare, random, figures);
    left -= rounds;
  }
  await spare.stop();
  return figures;
}

/** All rounds on one dossier, or until something is lost. */
async function killOnOne(
  run: KillRun,
  start: Start,
  spare: SpareWorkers,
  random: () => number,
  figures: KillFigures,
): Promise<void> {
  const folder = join(run.work, `${run.seed}.dossier`);
  start.make(folder);
  run.settle?.();
  const oracle = createOracle(start.changes);
  try {
    for (let round = 1; round <= run.rounds; round += 1) {
      const worker = spare.take();
      const word = { folder, seed: run.seed + round * 1_000, weakness: run.weakness };
      const isFirst = round === 1;
      const atOpening = random() < (isFirst ? start.first.share : AT_OPENING);
      await workUntilItEnds(worker, word, random, atOpening ? start.openMs : null);
      oracle.hear(await run.end.run(worker));
      count(figures.during, isFirst ? start.first.opening : OPENING, worker.lines());
      figures.temporaries += temporariesBelow(folder).length;
      const { roundsPerLook, mostUnheard } = run.end;
      if (round % roundsPerLook !== 0 && round !== run.rounds) continue;
      const acknowledged = oracle.lastAcknowledged();
      await openAndCheck(folder, oracle, roundsPerLook * mostUnheard);
      figures.unacknowledged += oracle.lastAcknowledged() - acknowledged;
    }
  } catch (error) {
    figures.losses.push(`${folder}: ${String(error)}`);
  }
  figures.kept += oracle.lastAcknowledged() - start.changes;
  rmSync(folder, { recursive: true });
}

async function workUntilItEnds(
  worker: Worker,
  word: Word,
  random: () => number,
  openMs: number | null,
): Promise<void> {
  await worker.begin(word);
  if (openMs !== null) await sleep(random() * openMs);
  else {
    await worker.until('ACK', Math.floor(random() * MOST_CHANGES));
    await sleep(random() * INTO_THE_NEXT_MS);
  }
}

/** Of the work that was going on when the child ended. `opening`: what its first work is called. */
function count(during: Map<string, number>, opening: string, lines: readonly string[]): void {
  const last = lines.findLast((line) => line.startsWith('DOING '))?.slice('DOING '.length);
  const work = last === OPENING ? opening : last;
  if (work !== undefined) during.set(work, (during.get(work) ?? 0) + 1);
}

/** `unheard`: changes that may be there though nobody heard of them. */
async function openAndCheck(folder: string, oracle: Oracle, unheard: number): Promise<void> {
  const dossier = await openDossier(folder, fixtureDeps());
  try {
    if (existsSync(join(folder, 'changes.jsonl')))
      oracle.check(folder, dossier.revision(), dossier.layer, unheard);
    const left = temporariesBelow(folder);
    if (left.length > 0) throw new Error(`left over: ${left.join(', ')}`);
    for (const found of await listBackups(nodeFileSystem, folder)) {
      if (!found.ok) throw new Error(`backup ${found.name}: ${found.problem}`);
      await readBackup(nodeFileSystem, folder, found.manifest);
    }
  } finally {
    await dossier.close();
  }
}

function temporariesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.tmp'));
}
