/** Two calls at once, on the real core and real files: the later one must not rely on what the earlier is changing. */
import { expect, test } from 'vitest';
import { openCore } from '../test-core.ts';

const place = { collection: 'events', record: 'e1', field: 'title' };

test('a value set back while the first edit is on its way to the disk', async () => {
  const { page } = await openCore();
  const before = (await page.records.get({ collection: 'events', record: 'e1' })).title;
  const first = page.records.setValue({ ...place, text: 'Typo' });
  const second = page.records.setValue({ ...place, text: before });
  await Promise.all([first, second]);
  expect((await page.records.get({ collection: 'events', record: 'e1' })).title).toBe(before);
});

test('a value for a record that is on its way to the trash', async () => {
  const { page } = await openCore();
  const deleted = page.records.delete({ collection: 'events', records: ['e1'] });
  const set = page.records.setValue({ ...place, text: 'Too late' });
  await deleted;
  await expect(set).rejects.toMatchObject({ code: 'conflict' });
});

test('a note for a record that is on its way to the trash', async () => {
  const { page } = await openCore();
  const deleted = page.records.delete({ collection: 'events', records: ['e1'] });
  const target = { kind: 'record' as const, collection: 'events', record: 'e1' };
  const note = page.notes.create({ target, text: 'Too late', tags: [], status: 'open' });
  await deleted;
  await expect(note).rejects.toMatchObject({ code: 'not_found' });
});

test('the same record deleted twice at once counts once', async () => {
  const { page } = await openCore();
  const call = { collection: 'events', records: ['e1'] };
  const answers = await Promise.all([page.records.delete(call), page.records.delete(call)]);
  expect(answers).toEqual([{ deleted: 1 }, { deleted: 0 }]);
});
