/**
 * Runs operations of the store on a real disk, with `fail-call.c` preloaded, once for each call, way and ending. Says what
 * did not hold, as JSON. Without a weakness nothing may be found.
 */
import { cpSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../file-system.ts';
import { runFaulty, type FaultyRun, type Ground } from './faulty-run.ts';
import { operations } from './operations.ts';
import type { Operation } from './stage.ts';
import { lookInto } from './scene.ts';
import { systemCallFaults, WAYS, type Way } from './system-call-faults.ts';
import { withoutCountingBytes } from './weakened.ts';

/** `all`: every operation, way and ending. Else one operation, where each call fails in one way and one ending. */
const [work = '', home = '', extent = '', weakness = ''] = process.argv.slice(2);
const faults = systemCallFaults(openSync(process.env['DOSSIER_FAULT_CONTROL'] ?? '', 'r+'));
const weaken = weakness === 'short writes count' ? withoutCountingBytes : undefined;

type Case = { way: Way; call: number; stays: boolean; ending: FaultyRun['ending'] };

let runs = 0;
const findings: string[] = [];
for (const operation of operations) {
  if (extent === 'all' || operation.name === 'changes and a snapshot') await runAll(operation);
}
process.stdout.write(JSON.stringify({ runs, findings }));

async function runAll(operation: Operation): Promise<void> {
  const prepared = join(work, 'prepared');
  rmSync(prepared, { recursive: true, force: true });
  mkdirSync(prepared);
  await operation.prepare(prepared);
  const begin = (): void => {
    rmSync(home, { recursive: true, force: true });
    cpSync(prepared, home, { recursive: true });
  };
  const { states, calls } = await goWell(operation, begin);
  for (const one of casesOf(calls)) {
    begin();
    faults.arm(one);
    const ground = groundOf(operation);
    const found = await runFaulty({ operation, states, ground, ending: one.ending, weaken });
    findings.push(...found.map((what) => `${operation.name}, ${JSON.stringify(one)}: ${what}`));
    runs += 1;
  }
  rmSync(prepared, { recursive: true });
}

async function goWell(operation: Operation, begin: () => void) {
  const { endings, look: _, ...rest } = groundOf(operation);
  const states: string[] = [];
  const look = async (): Promise<void> => void states.push((await endings())[0]?.[1] ?? '');
  const stage = { ...rest, folder: join(home, operation.dossier), opened: [] };
  begin();
  await look();
  await operation.run({
    ...stage,
    part: async ({ run }) => {
      await run();
      await look();
    },
  });
  begin();
  faults.arm('only count');
  await operation.run({ ...stage, part: async ({ run }) => void (await run()) });
  faults.disarm();
  return { states, calls: faults.calls() };
}

function casesOf(calls: readonly { isWrite: boolean }[]): Case[] {
  return calls.flatMap(({ isWrite }, at) => {
    const ways = WAYS.filter((way) => (way === 'short' ? isWrite : weaken === undefined));
    const all = ways.flatMap((way): Case[] => [
      { way, call: at + 1, stays: false, ending: 'retry' },
      { way, call: at + 1, stays: true, ending: 'retry' },
      { way, call: at + 1, stays: true, ending: 'give up' },
    ]);
    // A rename that stays refused is tried for five seconds: the harness over the port goes through that.
    const quick = all.filter(({ way, stays }) => way !== 'EACCES' || !stays);
    return extent === 'all' ? quick : quick.slice(at % quick.length, (at % quick.length) + 1);
  });
}

function groundOf(operation: Operation): Ground {
  const copy = join(work, 'copy');
  const look = (): Promise<string> =>
    faults.aside(async () => {
      cpSync(home, copy, { recursive: true });
      const state = await lookInto(operation, nodeFileSystem, copy);
      rmSync(copy, { recursive: true });
      return state;
    });
  return {
    fs: nodeFileSystem,
    home,
    met: faults.met,
    heal: faults.disarm,
    endings: async () => [['killed', await look()]],
    look,
  };
}
