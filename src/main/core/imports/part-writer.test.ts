import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../dossier/fixture.ts';
import { nodeFileSystem } from '../dossier/file-system.ts';
import { writeParts } from './part-writer.ts';

test('parts that were thrown away can’t be kept: an import without records would look like one', async () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const writer = await writeParts(nodeFileSystem, join(path, 'study'), 'i', 'events');
  await writer.add({ id: 'ged-1', statements: [{ source: 'ged', values: { title: 'One' } }] });
  await writer.end();
  expect(await writer.keep()).toHaveLength(1);
  await writer.discard();
  await expect(writer.keep()).rejects.toMatchObject({ code: 'conflict' });
});
