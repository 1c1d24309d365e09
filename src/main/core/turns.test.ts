import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns, turned } from './turns.ts';

/** Steps that keep the thread busy for two milliseconds each. */
function* busy(steps: number): Generator<number, string> {
  for (let step = 1; step <= steps; step += 1) {
    const end = performance.now() + 2;
    while (performance.now() < end);
    yield step;
  }
  return 'done';
}

/** How often others had their turn meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isRunning = true;
  const ended = work.finally(() => {
    isRunning = false;
  });
  let turns = 0;
  while (isRunning) {
    await nextTurn();
    turns += 1;
  }
  await ended;
  return turns;
}

const { signal } = new AbortController();

test('steps that take long together let others in between', async () => {
  expect(await turnsDuring(inTurns(busy(100), { signal }))).toBeGreaterThan(5);
});

test('so do items that are made one after the other', async () => {
  const all = async (): Promise<void> => {
    for await (const item of turned(busy(100))) expect(item).toBeGreaterThan(0);
  };
  expect(await turnsDuring(all())).toBeGreaterThan(5);
});

test('each step is told in its order, and the end is answered', async () => {
  const told: number[] = [];
  const answer = await inTurns(busy(4), { signal, onStep: (step) => told.push(step) });
  expect({ told, answer }).toEqual({ told: [1, 2, 3, 4], answer: 'done' });
});

test('the signal ends it after the turn in which it came, and so does what `onTurn` throws', async () => {
  const abort = new AbortController();
  const told: number[] = [];
  const onStep = (step: number): void => {
    told.push(step);
    if (step === 1) abort.abort(new Error('stopped'));
  };
  await expect(inTurns(busy(1_000), { signal: abort.signal, onStep })).rejects.toThrow('stopped');
  expect(told.length).toBeLessThan(100);
  const onTurn = (): void => {
    throw new Error('changed');
  };
  await expect(inTurns(busy(1_000), { signal, onTurn })).rejects.toThrow('changed');
});
