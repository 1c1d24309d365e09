/** The disk is full at every step of 4 KiB of every operation: the old file or the new one, never a mix. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { bundleChild } from '#core/dossier/kill-test/bundle.ts';
import { runFaulty, type FaultyRun } from './faulty-run.ts';
import { ROOM_UNIT } from './memory-disk.ts';
import { memoryFolder } from './memory-folder.ts';
import { largeSave, operations } from './operations.ts';
import type { Operation } from './stage.ts';
import { isLong, shortOrLong, tell } from './run-length.ts';
import { bytesUsedBy, groundWith, setUp, type Fault } from './scene.ts';
import { withoutCountingBytes } from './weakened.ts';

const timeout = shortOrLong(120_000, 3_600_000);
const figures = { runs: 0, findings: 0, weakened: 0 };
afterAll(() => {
  const { runs, findings, weakened } = figures;
  tell(
    `full disks in the model: ${runs} runs, ${findings} findings; ${weakened} with short writes that count as done`,
  );
});

function full(room: number): Fault {
  let healed = false;
  return {
    room: () => (healed ? Infinity : room),
    heal: () => void (healed = true),
    met: () => true,
  };
}

async function findingsOf(
  operation: Operation,
  weaken?: FaultyRun['weaken'],
): Promise<{ runs: number; findings: string[] }> {
  const scene = await setUp(operation);
  const { states } = scene;
  const { before, most } = await bytesUsedBy(scene);
  const findings: string[] = [];
  let runs = 0;
  for (let room = before; room <= most; room += ROOM_UNIT) {
    for (const ending of ['retry', 'give up'] as const) {
      const ground = groundWith(scene, full(room));
      const found = await runFaulty({ operation, states, ground, ending, weaken });
      findings.push(...found.map((what) => `${room - before} bytes free, ${ending}: ${what}`));
      runs += 1;
    }
  }
  return { runs, findings };
}

test.each([...operations, largeSave].map((operation) => [operation.name, operation] as const))(
  '%s',
  async (_name, operation) => {
    const { runs, findings } = await findingsOf(operation);
    figures.runs += runs;
    figures.findings += findings.length;
    expect(findings).toEqual([]);
  },
);

test('in the model, with short writes that count as done, losses are found', async () => {
  const { findings } = await findingsOf(largeSave, withoutCountingBytes);
  figures.weakened = findings.length;
  expect(findings.length).toBeGreaterThan(0);
});

describe('a small disk that is real', () => {
  const folder = memoryFolder();
  let program: string;
  beforeAll(async () => {
    const child = fileURLToPath(new URL('full-disk-child.ts', import.meta.url));
    program = await bundleChild(child, folder.path);
  }, 60_000);
  afterAll(() => folder.remove());

  type Report = { cannot: string | null; runs: number; findings: string[] };

  /** In a mount namespace: root may make one, and others may where the system lets them be root in it. */
  function reportOf(context: TestContext, extent: string, weakness = ''): Report {
    const namespace = process.getuid?.() === 0 ? '-m' : '-Urm';
    const run = (...args: string[]): string =>
      execFileSync('unshare', [namespace, ...args], {
        encoding: 'utf8',
        stdio: 'pipe',
        maxBuffer: 2 ** 28,
      });
    const skip = (reason: string): never => {
      tell(`No small disk can be mounted here: ${reason}`);
      return context.skip(reason);
    };
    try {
      run('true');
    } catch (error) {
      skip(String(error));
    }
    const said = run(process.execPath, program, folder.path, extent, weakness);
    const report = JSON.parse(said) as Report;
    return report.cannot === null ? report : skip(report.cannot);
  }

  test('at every step', { timeout }, (context) => {
    const { runs, findings } = reportOf(context, isLong ? 'all' : 'some');
    tell(`full disks (tmpfs): ${runs} runs, ${findings.length} findings`);
    expect(findings).toEqual([]);
    expect(runs).toBeGreaterThan(20);
  });

  test('with short writes that count as done, losses are found', { timeout }, (context) => {
    const { findings } = reportOf(context, 'some', 'short writes count');
    tell(`full disks (tmpfs), with short writes that count as done: ${findings.length} findings`);
    expect(findings.length).toBeGreaterThan(0);
  });
});
