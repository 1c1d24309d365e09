/** A plan that leaves out more rows than can be kept to be saved is none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeFileSystem } from '../dossier/file-system.ts';
import { temporaryFolder } from '../dossier/fixture.ts';
import { memoryCore, memoryDossier } from '../query/fixture.ts';
import { openDraft } from './drafts.ts';
import { makePlan } from './plan.ts';
import { propose } from './propose.ts';

test('too many rejected rows are refused with the first reason', async () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const core = memoryCore({ ...memoryDossier([], {}), folder: path });
  const file = join(path, 'twice.csv');
  writeFileSync(file, 'id,title\nA1,One\nA1,Two\nA1,Three\nA1,Four\n');
  const { signal } = new AbortController();
  const draft = await openDraft('d', file, signal);
  const options = { signal, onProgress: () => undefined };
  const { target } = await propose(core, draft, { ...options, purpose: { kind: 'new' } });
  const key = { kind: 'columns' as const, prefix: 'set', columns: ['id'] };
  const wanted = { ...target, mapping: { ...target.mapping, key } };
  const made = (mostRejected: number) =>
    makePlan(core, nodeFileSystem, draft, wanted, { ...options, mostRejected });
  expect((await made(3)).rejected).toHaveLength(3);
  await expect(made(2)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('Line 3: Its key') as string,
  });
});
