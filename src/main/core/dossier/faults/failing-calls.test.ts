/**
 * Each call that an operation makes to the disk fails: once, or from then on, and in each of the usual ways. The user is
 * told, nothing is lost, memory is kept, and the same works once the disk is well.
 */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { systemError } from '../fixture.ts';
import { runFaulty, type FaultyRun } from './faulty-run.ts';
import { operations } from './operations.ts';
import type { Operation } from './stage.ts';
import { shortOrLong, tell } from './run-length.ts';
import { groundWith, setUp, type Fault } from './scene.ts';
import { withoutCountingBytes, withoutSyncErrors } from './weakened.ts';
import type { Call } from './memory-disk.ts';

// A rename that is refused because another program holds the file is tried again for five seconds.
vi.mock('node:timers/promises', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  setTimeout: () => Promise.resolve(),
}));

const timeout = shortOrLong(120_000, 3_600_000);
const figures = { runs: 0, findings: 0, weakened: [] as string[] };
afterAll(() => {
  const { runs, findings, weakened } = figures;
  tell(`failing calls: ${runs} runs, ${findings} findings; ${weakened.join('; ')}`);
});

const WAYS = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'short'] as const;
type Way = (typeof WAYS)[number];

/** Call `number` and, when it `stays`, all after it. A short write takes half; one that stays takes nothing more after that. */
function failing(way: Way, { number }: Call, stays: boolean): Fault {
  let healed = false;
  let met = false;
  return {
    before(call) {
      if (healed || call.number < number || (met && !stays)) return undefined;
      const isFirst = !met;
      met = true;
      if (way !== 'short') throw systemError(way);
      return call.name === 'write' ? (isFirst ? 100 : 0) : undefined;
    },
    heal: () => void (healed = true),
    met: () => met,
  };
}

type Ending = FaultyRun['ending'];
const ENDINGS: [stays: boolean, ending: Ending][] = [
  [false, 'retry'],
  [true, 'retry'],
  [true, 'give up'],
];

/** In the short cut each call fails in one way, the next one in another. */
function waysFor({ name, number }: Call): Way[] {
  const ways = WAYS.filter((way) => way !== 'short' || name === 'write');
  return shortOrLong([ways[number % ways.length] ?? 'EIO'], ways);
}

async function findingsOf(
  operation: Operation,
  weaken?: FaultyRun['weaken'],
): Promise<{ runs: number; findings: string[] }> {
  const scene = await setUp(operation);
  const { states } = scene;
  const findings: string[] = [];
  let runs = 0;
  for (const call of scene.calls) {
    for (const way of waysFor(call)) {
      for (const [stays, ending] of ENDINGS) {
        const ground = groundWith(scene, failing(way, call, stays));
        const found = await runFaulty({ operation, states, ground, ending, weaken });
        const where = `${way} ${stays ? 'from' : 'at'} call ${call.number}, ${call.name} ${call.path}, ${ending}`;
        findings.push(...found.map((what) => `${where}: ${what}`));
        runs += 1;
      }
    }
  }
  return { runs, findings };
}

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  { timeout },
  async (_name, operation) => {
    const { runs, findings } = await findingsOf(operation);
    figures.runs += runs;
    figures.findings += findings.length;
    expect(findings).toEqual([]);
  },
);

describe('with', () => {
  test.each([
    ['short writes that count as done', withoutCountingBytes],
    ['failed syncs that count as done', withoutSyncErrors],
  ])('%s, losses are found', { timeout }, async (what, weaken) => {
    const operation = operations.find(({ name }) => name === 'changes and a snapshot');
    if (!operation) throw new Error('The operation has another name now.');
    const { runs, findings } = await findingsOf(operation, weaken);
    figures.weakened.push(`with ${what} ${findings.length} in ${runs} runs`);
    expect(findings.length).toBeGreaterThan(0);
  });
});
