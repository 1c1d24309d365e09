/** The disk is full at every step of 4 KiB of every operation: the old file or the new one, never a mix. */
import { afterAll, expect, test } from 'vitest';
import { bytesInUse } from './disk-model.ts';
import { runFaulty, type FaultyRun } from './faulty-run.ts';
import { ROOM_UNIT } from './memory-disk.ts';
import { largeSave, operations, type Operation } from './operations.ts';
import { tell } from './run-length.ts';
import { groundWith, runWell, setUp, type Fault, type Scene } from './scene.ts';
import { withoutCountingBytes } from './weakened.ts';

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
  const used = bytesInUse(scene.start.model, ROOM_UNIT);
  const most = await mostInUse(scene);
  const findings: string[] = [];
  let runs = 0;
  for (let room = used; room <= most; room += ROOM_UNIT) {
    for (const ending of ['retry', 'give up'] as const) {
      const ground = groundWith(scene, full(room));
      const found = await runFaulty({ operation, states, ground, ending, weaken });
      findings.push(...found.map((what) => `${room - used} bytes free, ${ending}: ${what}`));
      runs += 1;
    }
  }
  return { runs, findings };
}

async function mostInUse({ operation, start }: Scene): Promise<number> {
  let most = 0;
  const disk = start.copy({
    changed: () => (most = Math.max(most, bytesInUse(disk.model, ROOM_UNIT))),
  });
  await runWell(operation, disk);
  return most;
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

test('with short writes that count as done, losses are found', async () => {
  const { findings } = await findingsOf(largeSave, withoutCountingBytes);
  figures.weakened = findings.length;
  expect(findings.length).toBeGreaterThan(0);
});
