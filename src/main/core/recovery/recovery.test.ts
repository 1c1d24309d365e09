/** A damaged dossier, from the refusal to open it to the work going on. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import { openCore, type TestCore } from '../test-core.ts';

const quiet = { backups: { firstMs: 1e9, everyMs: 1e9 } };

async function damagedCore(): Promise<{ core: TestCore; folder: string }> {
  const first = await openCore(quiet);
  for (const text of ['one', 'two', 'three'])
    await first.page.records.setValue({ collection: 'events', record: 'e1', field: 'title', text });
  const { folder } = (await first.page.dossier.state({})) as Extract<
    DossierState,
    { status: 'open' }
  >;
  await first.host.host.close({});
  const path = join(folder, 'changes.jsonl');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"value":"two"', '"value":"TWO"'));
  const core = first.again(quiet);
  await core.host.host.start({ dossier: null });
  return { core, folder };
}

test('there is nothing to recover while everything is in order', async () => {
  const core = await openCore(quiet);
  await expect(core.page.recovery.inspect({})).rejects.toMatchObject({ code: 'not_found' });
  await expect(core.page.recovery.run({})).rejects.toMatchObject({ code: 'not_found' });
});

test('the user’s copy of the shipped dossier, named by nobody, is looked at as well', async () => {
  const { core, folder } = await damagedCore();
  await expect(core.page.dossier.openShipped({})).rejects.toMatchObject({ code: 'damaged' });
  expect(await core.page.dossier.state({})).toMatchObject({ problem: { folder } });
  expect(await core.page.recovery.inspect({})).toMatchObject({ folder });
});

test('a damaged dossier is looked at, saved, opened; what is lost can be exported', async () => {
  const { core, folder } = await damagedCore();
  expect(await core.page.dossier.state({})).toMatchObject({
    status: 'closed',
    problem: { code: 'damaged', folder },
  });
  const report = await core.page.recovery.inspect({});
  expect(report).toMatchObject({
    title: 'A fixture',
    imported: 3,
    files: expect.arrayContaining([
      expect.objectContaining({ path: 'changes.jsonl', state: 'damaged' }),
      expect.objectContaining({ path: 'dossier.json', state: 'good' }),
      expect.objectContaining({ path: 'layer.json', state: 'good' }),
    ]),
  });
  expect(await core.page.recovery.run({})).toEqual(report);
  expect(await core.page.dossier.state({})).toMatchObject({ status: 'open', folder });
  expect((await core.page.records.get({ collection: 'events', record: 'e1' })).title).toBe('three');
  expect(readdirSync(join(folder, 'quarantine'))).toHaveLength(1);
  await core.page.records.setValue({
    collection: 'events',
    record: 'e1',
    field: 'title',
    text: 'four',
  });
  await expect(core.page.recovery.inspect({})).rejects.toMatchObject({ code: 'not_found' });
  await core.host.host.grant({ handle: 'lost', path: join(core.folder, 'lost.csv') });
  const { rows } = await core.page.recovery.exportLost({ target: 'lost' });
  expect(rows).toBe(report.lostCount);
  expect(readFileSync(join(core.folder, 'lost.csv'), 'utf8').split('\r\n')).toHaveLength(rows + 2);
});
