/** One run of an operation on a disk that fails, with all that must hold whatever fails, and when. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { lockDossier } from '../lock.ts';
import { stateOf } from './states.ts';
import type { FileSystem } from '../file-system.ts';
import type { OpenDossier } from '../../context.ts';
import type { Operation, Part, Stage } from './stage.ts';

/** A disk that an operation is about to run on, with a fault to come. */
export type Ground = {
  fs: FileSystem;
  /** Where the operation finds what it starts from. */
  home: string;
  /** Whether any call met the fault so far. */
  met: () => boolean;
  /** The disk is well from here on. */
  heal: () => void;
  /** For each way in which the program may end now, the state that the next one finds. */
  endings: () => Promise<[ending: string, state: string][]>;
  /** The state that is found now. */
  look: () => Promise<string>;
};

export type FaultyRun = {
  operation: Operation;
  /** Before the operation, and after each of its parts. */
  states: readonly string[];
  ground: Ground;
  /** What the user does who was refused something: tries again once the disk is well, or closes the dossier as it is. */
  ending: 'retry' | 'give up';
  /** Takes a protection out of the file system that the store works on. */
  weaken?: ((fs: FileSystem) => FileSystem) | undefined;
};

/**
 * Answers what did not hold. Of each part of the operation: it is done, in memory and on the disk; or the user is told, by
 * its rejection, with memory as it was, or by the saved state, with the change in memory. Whatever was acknowledged before
 * is on the disk all the time, however the program ends. Once the disk is well, the same works, and the dossier opens.
 */
export async function runFaulty(run: FaultyRun): Promise<string[]> {
  const { operation, states, ground } = run;
  const findings: string[] = [];
  let done = 0;

  async function part(given: Part): Promise<void> {
    const outcome = await attempt(given, given.run);
    findings.push(...(await check(given, outcome)));
    if (outcome.is === 'done' || given.once) return void (done += 1);
    if (run.ending === 'give up') throw new GaveUp(outcome);
    ground.heal();
    const retry = outcome.is === 'in memory' ? () => given.dossier?.save() : given.run;
    const second = await attempt(given, async () => retry());
    if (isThere(second) && (await ground.look()) === states[done + 1]) throw new GaveUp(second);
    findings.push(...(await check(given, second)));
    if (second.is !== 'done') throw new GaveUp(second);
    done += 1;
  }

  async function check({ name, dossier }: Part, outcome: Outcome): Promise<string[]> {
    if (!ground.met()) return [];
    const found: string[] = [];
    const after = outcome.is === 'refused' ? done : done + 1;
    if (dossier && states[after]?.startsWith(stateOf(dossier)) !== true)
      found.push(`memory holds ${stateOf(dossier)}, not ${states[after]}`);
    if (outcome.is === 'refused' && !isForTheUser(outcome.error))
      found.push(`the user is told ${String(outcome.error)}`);
    const expected =
      outcome.is === 'done' ? states.slice(done + 1, done + 2) : states.slice(done, done + 2);
    for (const [end, state] of await ground.endings()) {
      if (!expected.includes(state)) found.push(`${end} now, it is ${state}`);
    }
    return found.map((what) => `${name}, ${outcome.is}: ${what}`);
  }

  const { home } = ground;
  const fs = run.weaken?.(ground.fs) ?? ground.fs;
  const stage: Stage = { fs, home, folder: join(home, operation.dossier), part, opened: [] };
  try {
    await operation.run(stage);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    if (run.ending === 'retry' && !isThere(error.outcome))
      findings.push(`a second try: ${String(error.outcome.error)}`);
  }
  findings.push(...(await closeAll(stage.opened)));
  ground.heal();
  findings.push(...(await lockProblem(ground.fs, stage.folder)));
  const state = await ground.look();
  if (!states.slice(done, done + 2).includes(state)) findings.push(`in the end it is ${state}`);
  return findings;
}

async function closeAll(opened: readonly OpenDossier[]): Promise<string[]> {
  const findings: string[] = [];
  for (const dossier of opened) {
    const closed = await attempt({}, () => dossier.close());
    if (closed.is === 'refused' && !isForTheUser(closed.error))
      findings.push(`closing: the user is told ${String(closed.error)}`);
  }
  return findings;
}

/** Whatever failed, the next program must be able to open the dossier. */
async function lockProblem(fs: FileSystem, folder: string): Promise<string[]> {
  if (fs.infoNow(folder) === null) return [];
  try {
    const unlock = await lockDossier(fs, folder);
    await unlock();
    return [];
  } catch (error) {
    return [`in the end: ${String(error)}`];
  }
}

type Outcome = { is: 'done' | 'in memory' | 'refused'; error: unknown };

class GaveUp extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('The user gave up.');
    this.outcome = outcome;
  }
}

async function attempt(
  { dossier }: Pick<Part, 'dossier'>,
  run: () => Promise<unknown>,
): Promise<Outcome> {
  try {
    await run();
    const saved = dossier?.saved();
    if (saved?.status === 'failed') return { is: 'in memory', error: saved.message };
    return { is: 'done', error: null };
  } catch (error) {
    return { is: 'refused', error };
  }
}

/** What could not be finished, nor taken away again, is there, whole, when it is tried again. */
function isThere({ error }: Outcome): boolean {
  return error instanceof AppError && error.code === 'conflict';
}

function isForTheUser(error: unknown): boolean {
  return error instanceof AppError && ['storage', 'read_only'].includes(error.code);
}
