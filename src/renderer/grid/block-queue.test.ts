import { expect, test } from 'vitest';
import { createBlockQueue, type Block } from './block-queue.ts';

/** Blocks of a hundred, by their number; each is read when it is told to. */
function queueWith(inSight: (number: number) => boolean) {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const queue = createBlockQueue(({ from }: Block) => inSight(from / 100));
  return {
    begun,
    ask: (number: number): void => {
      queue({ from: number * 100, to: number * 100 + 100 }, () => {
        begun.push(number);
        return new Promise((resolve) => ends.set(number, resolve));
      });
    },
    end: async (number: number): Promise<void> => {
      ends.get(number)?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('what was asked last is read before what one has scrolled past', async () => {
  const { begun, ask, end } = queueWith(() => false);
  for (let number = 0; number < 5; number++) ask(number);
  expect(begun).toEqual([0, 1]);
  for (const number of [0, 1, 4, 3]) await end(number);
  expect(begun).toEqual([0, 1, 4, 3, 2]);
});

test('what is in sight is read first, also where one has scrolled back', async () => {
  const { begun, ask, end } = queueWith((number) => number === 2);
  for (let number = 0; number < 5; number++) ask(number);
  await end(0);
  expect(begun).toEqual([0, 1, 2]);
  await end(2);
  expect(begun).toEqual([0, 1, 2, 4]);
});
