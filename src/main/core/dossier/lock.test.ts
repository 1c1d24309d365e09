import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from './fixture.ts';
import { lockAddress, lockFolder } from './lock.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

// `darwin` stands for every system without abstract names: a socket file, which this system can
// make too.
describe.each(
  process.platform === 'win32' ? (['win32'] as const) : ([process.platform, 'darwin'] as const),
)('the lock on %s', (platform) => {
  test('has one holder', async () => {
    const unlock = await lockFolder(folder.path, platform);
    await expect(lockFolder(folder.path, platform)).rejects.toMatchObject({ code: 'locked' });
    await unlock();
    await (
      await lockFolder(folder.path, platform)
    )();
  });

  test('is one for each folder', async () => {
    const unlocks = await Promise.all(
      ['a', 'b'].map((name) => lockFolder(`${folder.path}/${name}`, platform)),
    );
    for (const unlock of unlocks) await unlock();
  });

  test.skipIf(platform === 'win32')('is freed when its process is killed', async () => {
    const address = lockAddress(folder.path, platform);
    const child = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen(${JSON.stringify(address)}, () => console.log('locked'))`,
    ]);
    await once(child.stdout, 'data');
    await expect(lockFolder(folder.path, platform)).rejects.toMatchObject({ code: 'locked' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (
      await lockFolder(folder.path, platform)
    )();
  });
});
