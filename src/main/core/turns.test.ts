import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Steps } from '#shared/steps.ts';
import { createTurns, turned } from './turns.ts';

/** So much for a step that each of them is a slice of its own. */
function* slow(count: number, onStep: (at: number) => void): Steps<string> {
  for (let at = 0; at < count; at++) {
    const end = performance.now() + 12;
    while (performance.now() < end);
    onStep(at);
    yield;
  }
  return 'done';
}

test('others come in between two slices', async () => {
  let steps = 0;
  const seen: number[] = [];
  const work = createTurns().inTurns(slow(5, () => (steps += 1)));
  let isRunning = true;
  const others = (async () => {
    while (isRunning) {
      await nextTurn();
      seen.push(steps);
    }
  })();
  expect(await work).toBe('done');
  isRunning = false;
  await others;
  // The first slice is over before anybody can come in.
  expect([...new Set(seen)]).toEqual([2, 3, 4, 5]);
});

test('what was asked last comes first, what is in the background last', async () => {
  const { inTurns } = createTurns();
  const ended: string[] = [];
  const said = (name: string, background: boolean) =>
    inTurns(
      slow(3, () => undefined),
      { background },
    ).then(() => ended.push(name));
  await Promise.all([
    said('first', false),
    said('background', true),
    said('second', false),
    said('third', false),
  ]);
  expect(ended).toEqual(['third', 'second', 'first', 'background']);
});

test('what is short does not wait for the end of what is long and was asked later', async () => {
  const { inTurns } = createTurns();
  let steps = 0;
  const short = inTurns(slow(3, () => undefined));
  const long = inTurns(slow(30, () => (steps += 1)));
  await short;
  expect(steps).toBeLessThan(6);
  await long;
});

test('what is quick is answered without waiting for what is not', async () => {
  const { inTurns } = createTurns();
  let steps = 0;
  const long = inTurns(slow(4, () => (steps += 1)));
  await inTurns((function* (): Steps<void> {})());
  expect(steps).toBe(1);
  await long;
});

test('what is aborted ends with the reason, and the others go on', async () => {
  const { inTurns } = createTurns();
  const controller = new AbortController();
  let steps = 0;
  const given = inTurns(
    slow(100, () => (steps += 1)),
    { signal: controller.signal },
  );
  const other = inTurns(slow(3, () => undefined));
  controller.abort(new Error('asked anew'));
  await expect(given).rejects.toThrow('asked anew');
  expect(steps).toBe(1);
  expect(await other).toBe('done');
});

test('what fails keeps its error, at once or later, and the others go on', async () => {
  const { inTurns } = createTurns();
  const fails = (at: number) => () =>
    inTurns(
      slow(3, (step) => {
        if (step === at) throw new Error(`step ${at}`);
      }),
    );
  await expect(fails(0)()).rejects.toThrow('step 0');
  const other = inTurns(slow(3, () => undefined));
  await expect(fails(2)()).rejects.toThrow('step 2');
  expect(await other).toBe('done');
});

test('when the program closes, nothing waits for ever', async () => {
  const { inTurns, stop } = createTurns();
  const work = inTurns(slow(100, () => undefined));
  stop();
  await expect(work).rejects.toMatchObject({ code: 'cancelled' });
});

/** Steps that keep the thread busy for two milliseconds each. */
function* busy(count: number): Steps<string, number> {
  for (let step = 1; step <= count; step += 1) {
    const end = performance.now() + 2;
    while (performance.now() < end);
    yield step;
  }
  return 'done';
}

test('items that are made one after the other let others in between', async () => {
  let isRunning = true;
  const all = (async () => {
    for await (const item of turned(busy(100))) expect(item).toBeGreaterThan(0);
    isRunning = false;
  })();
  let turns = 0;
  while (isRunning) {
    await nextTurn();
    turns += 1;
  }
  await all;
  expect(turns).toBeGreaterThan(5);
});

test('each step is told in its order, and the end is answered', async () => {
  const told: number[] = [];
  const onStep = (step: number): void => void told.push(step);
  const answer = await createTurns().inTurns(busy(4), { onStep });
  expect({ told, answer }).toEqual({ told: [1, 2, 3, 4], answer: 'done' });
});

test('what `onTurn` throws ends it, after others had their turn and not before', async () => {
  const told: number[] = [];
  const onTurn = (): void => {
    throw new Error('changed');
  };
  const onStep = (step: number): void => void told.push(step);
  const work = createTurns().inTurns(busy(1_000), { onStep, onTurn });
  await expect(work).rejects.toThrow('changed');
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThan(100);
});
