import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUpNow } from './back-up-now.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { fixtureDeps, noteStep, temporaryFolder, writeFixture } from './fixture.ts';
import { openDossier } from './open.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  writeFixture(folder.path);
});
afterEach(() => folder.remove());

test('a file of history that gives way to a longer one meanwhile is no damage', async () => {
  const first = await openDossier(folder.path, fixtureDeps({ mostLogBytes: 1 }));
  await first.commit(noteStep('a', 'one'));
  await first.close();
  const history = join(folder.path, 'history');
  const [segment = ''] = readdirSync(history);
  let isMerged = false;
  const fs: FileSystem = {
    ...nodeFileSystem,
    info: (path) => {
      if (!isMerged && path.endsWith(segment)) {
        isMerged = true;
        renameSync(join(history, segment), join(history, 'changes-1-2.jsonl'));
      }
      return nodeFileSystem.info(path);
    },
  };
  const dossier = await openDossier(folder.path, fixtureDeps());
  const { files } = await backUpNow(fs, dossier, new Date(), 'asked');
  await dossier.close();
  expect(isMerged).toBe(true);
  expect(files.map(({ path }) => path)).toContain('history/changes-1-2.jsonl');
});
