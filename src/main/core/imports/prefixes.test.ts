/** Prefixes that begin alike: refused, since a later release of one import would take in the records of the other. */
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportPurpose } from '#shared/contract/imports-api.ts';
import { fixtureDeps, temporaryFolder, writeFixture } from '../dossier/fixture.ts';
import { openDossier } from '../dossier/open.ts';
import { holderOfPrefix } from './prefixes.ts';
import { openSession, type ImportSession } from './test-session.ts';

let session: ImportSession;
beforeEach(async () => {
  session = await openSession();
});

const table = (...rows: string[]): string => ['id,title', ...rows].join('\n');

async function tryAs(prefix: string, purpose: ImportPurpose = { kind: 'new' }) {
  const draft = await session.openText('other.csv', table('B1,One', 'B2,Two'));
  const { target } = await session.propose(draft, purpose);
  const key = { ...target.mapping.key, prefix };
  return session.plan(draft, { ...target, mapping: { ...target.mapping, key } });
}

async function takeInAs(prefix: string): Promise<string> {
  const draft = await session.openText('one.csv', table('A1,One', 'A2,Two'));
  const { target } = await session.propose(draft, { kind: 'new' });
  const key = { ...target.mapping.key, prefix };
  await session.plan(draft, { ...target, mapping: { ...target.mapping, key } });
  const taken = await session.core.page.imports.apply({ draft: draft.draft, job: 'apply' });
  return taken.import;
}

const conflict = (words: string) => ({
  code: 'conflict',
  message: expect.stringContaining(words) as string,
});

describe('a prefix is refused', () => {
  test.each([
    ['a', 'a-b'],
    ['a-b', 'a'],
    ['a', 'a'],
  ])('that is the beginning of another, or has it as its own: %s, then %s', async (one, other) => {
    await takeInAs(one);
    await expect(tryAs(other)).rejects.toMatchObject(conflict('that of one'));
  });

  test('with which ids of others begin, whosever they are', async () => {
    await session.core.page.records.create({ collection: 'leaders', values: {} });
    await expect(tryAs('own')).rejects.toMatchObject(conflict('records that you make'));
    await takeInAs('a');
    expect(await tryAs('ab')).toMatchObject({ new: 2 });
  });

  test('also by a release that takes the place of another import', async () => {
    const first = await takeInAs('a');
    expect(await tryAs('a', { kind: 'update', import: first })).toMatchObject({ new: 2, gone: 2 });
  });
});

test('a prefix with which an id of the dossier’s first records begins is taken', async () => {
  const root = temporaryFolder();
  const record = { id: 'ev-1', statements: [{ source: 'article', values: { title: 'One' } }] };
  const folder = writeFixture(join(root.path, 'study'), {
    collection: 'events',
    records: [record],
  });
  const dossier = await openDossier(folder, fixtureDeps());
  expect(holderOfPrefix(dossier, 'ev', null)).toBe('the record ev-1');
  expect(holderOfPrefix(dossier, 'e', null)).toBe(null);
  await dossier.close();
  root.remove();
});

test('a prefix that is proposed begins as no record does', async () => {
  const first = await takeInAs('other-set');
  const draft = await session.openText('one.csv', table('A1,One', 'A2,Two'));
  const beside = await session.propose(draft, { kind: 'beside', import: first });
  expect(beside.target.mapping.key.prefix).toBe('otherset2');
  const another = await session.openText('other.csv', table('B1,One', 'B2,Two'));
  const { target } = await session.propose(another, { kind: 'new' });
  expect(target.mapping.key.prefix).toBe('other2');
});
