/** Imports that are taken out again: with their records, and with the collection that was made for them once nothing is left in it. */
import { beforeEach, expect, test } from 'vitest';
import { openSession, type ImportSession } from './test-session.ts';

let session: ImportSession;
beforeEach(async () => {
  session = await openSession();
});

const table = 'id,title,killed\nA1,One,5\nA2,Two,7\nA3,Three,2\n';

async function collections(): Promise<string[]> {
  const state = await session.core.page.dossier.state({});
  return state.status === 'open' ? state.collections.map(({ id }) => id) : [];
}

async function takeOut(): Promise<void> {
  const [newest] = await session.core.page.imports.list({});
  await session.core.page.imports.remove({ import: newest!.id });
}

test('with the collection that was made for it; and all comes back by one undo', async () => {
  const { collection } = await session.takeIn(await session.openText('set.csv', table));
  const { views, imports, history } = session.core.page;
  const sort = [{ field: 'killed', direction: 'descending' as const }];
  const id = `current:${collection}`;
  await views.save({ id, collection, columns: [], sort, filters: [] });
  await takeOut();
  expect(await imports.list({})).toEqual([]);
  expect(await collections()).not.toContain(collection);
  await history.undo({});
  expect(await session.rows(collection)).toHaveLength(3);
  expect(await views.get({ collection })).toMatchObject({ sort });
});

test('not with a collection in which the user wrote', async () => {
  const { collection } = await session.takeIn(await session.openText('set.csv', table));
  const { records, history, views } = session.core.page;
  await records.setValue({ collection, record: 'set-A1', field: 'killed', text: '9' });
  await takeOut();
  expect(await collections()).toContain(collection);
  expect(await session.rows(collection)).toEqual([]);
  await history.undo({});
  await history.undo({});
  await views.put({ view: { collection, name: 'Mine', columns: [], sort: [], filters: [] } });
  await takeOut();
  expect(await collections()).toContain(collection);
  await history.undo({});
  await history.undo({});
  await takeOut();
  expect(await collections()).not.toContain(collection);
});

test('not with a collection that another import fills, or that is the dossier’s', async () => {
  const { collection } = await session.takeIn(await session.openText('set.csv', table));
  const others = 'id,title,killed\nB1,Else,1\n';
  await session.takeIn(await session.openText('b.csv', others), { kind: 'into', collection });
  await takeOut();
  expect(await session.rows(collection)).toHaveLength(3);
  await session.takeIn(await session.openText('in.csv', 'title,fog\nRaid,2\n'), {
    kind: 'into',
    collection: 'incidents',
  });
  await takeOut();
  expect(await collections()).toContain('incidents');
});
