/** A dossier opened for reading: nothing of it changes, whoever has it, and nobody is told that it was open. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf, noteStep, fixtureDeps } from '../dossier/fixture.ts';
import { openDossier } from '../dossier/open.ts';
import { testCore } from '../test-core.ts';

test('is not locked, not written to, not recent, and refuses every change', async () => {
  const core = testCore();
  const folder = join(core.folder, 'shipped');
  const before = contentOf(folder);
  await core.host.host.openForReading({ path: folder });
  const state = await core.page.dossier.state({});
  expect(state).toMatchObject({ status: 'open', access: { mode: 'read', why: 'asked' } });
  const note = core.page.notes.create({
    target: { kind: 'dossier' },
    text: 'x',
    tags: [],
    status: 'open',
  });
  await expect(note).rejects.toMatchObject({ code: 'read_only' });
  const other = await openDossier(folder, fixtureDeps());
  await other.close();
  expect(await core.page.dossier.recent({})).toEqual([]);
  await core.core.close();
  expect(contentOf(folder)).toEqual(before);
});

test('is read while another program has it for work', async () => {
  const core = testCore();
  const folder = join(core.folder, 'shipped');
  const other = await openDossier(folder, fixtureDeps());
  try {
    await other.commit(noteStep('n1', 'By the other one.'));
    await core.host.host.openForReading({ path: folder });
    expect(await core.page.dossier.state({})).toMatchObject({ notes: 1 });
  } finally {
    await other.close();
  }
});

test('a guest reads the preferences and leaves them as they are', async () => {
  const core = testCore();
  await core.host.host.start({ dossier: null });
  await core.core.close();
  const userData = join(core.folder, 'userData');
  const before = contentOf(userData);
  const guest = core.again({ isGuest: true });
  expect(await guest.page.dossier.recent({})).toHaveLength(1);
  await guest.host.host.open({ path: join(core.folder, 'shipped') });
  await guest.core.close();
  expect(contentOf(userData)).toEqual(before);
});

test('a guest makes no folder, and moves nothing aside', async () => {
  const core = testCore({ isGuest: true });
  const userData = join(core.folder, 'userData');
  expect(await core.page.dossier.recent({})).toEqual([]);
  expect(existsSync(userData)).toBe(false);
  mkdirSync(userData);
  writeFileSync(join(userData, 'preferences.json'), 'no JSON');
  const before = contentOf(userData);
  const next = core.again({ isGuest: true });
  expect(await next.page.dossier.recent({})).toEqual([]);
  expect(contentOf(userData)).toEqual(before);
});
