import { expect, test, vi } from 'vitest';
import { systemError, temporaryFolder } from '../fixture.ts';
import { look, stageOn, statesOf } from './crash-states.ts';
import { runFaulty, type Fault } from './faulty-run.ts';
import { loadDisk, memoryDisk, type Call, type DiskOptions } from './memory-disk.ts';
import { copyOf } from './disk-model.ts';
import { operations } from './operations.ts';

// A file that another program holds is tried for five seconds.
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: () => Promise.resolve(),
}));

function failing(code: string, number: number, stays: boolean): Fault {
  let healed = false;
  let met = false;
  return {
    before(call: Call) {
      if (healed || call.number < number || (met && !stays)) return undefined;
      met = true;
      throw systemError(code);
    },
    heal: () => void (healed = true),
    met: () => met,
  };
}

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s',
  { timeout: 600_000 },
  async (_name, operation) => {
    const home = temporaryFolder();
    await operation.prepare(home.path);
    const states = await statesOf(operation, home.path);
    const calls: Call[] = [];
    const start = loadDisk(home.path);
    const diskWith = (options: DiskOptions) => memoryDisk(copyOf(start.model), options);
    const dry = diskWith({ before: (call) => void calls.push(call) });
    await operation.run(stageOn(operation, dry, async ({ run }) => void (await run())));
    const found = new Map<string, number>();
    const t = performance.now();
    let cases = 0;
    for (const { number, name, path } of calls) {
      for (const code of ['EIO', 'EACCES'])
        for (const stays of [false, true]) {
          for (const then of ['retry', 'give up'] as const) {
            const findings = await runFaulty({
              operation,
              diskWith,
              states,
              fault: failing(code, number, stays),
              then,
            });
            cases += 1;
            for (const finding of findings) {
              const key = `${name} ${path.replace(/^\/[^/]*\//, '').replace(/[0-9a-f]{16}/g, '*').replace(/20[-0-9T]*.[0-9]*Z(.[0-9a-f]*)?/, 'TIME')}: ${finding.replace(/\/disk-[-0-9]*/g, '').replace(/E[A-Z]+/g, 'CODE')}`; found.set(key, (found.get(key) ?? 0) + 1);
            }
          }
        }
    }
    console.info(
      operation.name,
      calls.length,
      'calls',
      cases,
      Math.round(performance.now() - t),
      '\n', [...found].map(([a, b]) => b + ' x ' + a).join('\n'),
    );
  },
);
