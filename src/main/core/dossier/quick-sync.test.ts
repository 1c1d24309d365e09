import { expect, test } from 'vitest';
import { createQuickSync } from './quick-sync.ts';

/** A disk whose next syncs take so many milliseconds; `went` says where each was waited for. */
function diskOf(took: number[]) {
  const went: string[] = [];
  let clock = 0;
  const pass = (): void => void (clock += took.shift() ?? 0);
  const { sync } = createQuickSync({
    here: () => {
      went.push('here');
      pass();
    },
    elsewhere: async () => {
      went.push('elsewhere');
      await Promise.resolve();
      pass();
    },
    now: () => clock,
  });
  return { sync, went };
}

test('a disk is waited for on the spot only as long as it was quick the time before', async () => {
  const { sync, went } = diskOf([0.2, 0.2, 40, 30, 0.9, 0.2]);
  for (let n = 0; n < 6; n += 1) await sync();
  expect(went).toEqual(['elsewhere', 'here', 'here', 'elsewhere', 'elsewhere', 'here']);
});

test('what fails here is told as what fails elsewhere is', async () => {
  const fail = (): never => {
    throw new Error('EIO');
  };
  const here = createQuickSync({ here: fail, elsewhere: () => Promise.resolve(), now: () => 0 });
  expect(here.isQuick()).toBe(false);
  await here.sync();
  expect(here.isQuick()).toBe(true);
  await expect(here.sync()).rejects.toThrow('EIO');
  const elsewhere = createQuickSync({ here: fail, elsewhere: async () => fail(), now: () => 0 });
  await expect(elsewhere.sync()).rejects.toThrow('EIO');
});
