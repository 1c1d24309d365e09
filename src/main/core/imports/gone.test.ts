/** Records that a later release does not have: kept, marked, and found by a filter; and what the user made of values is told before. */
import { beforeEach, expect, test } from 'vitest';
import { openSession, type ImportSession } from './test-session.ts';

let session: ImportSession;
beforeEach(async () => {
  session = await openSession();
});

const release = (...rows: string[]): string => `id,title,killed\n${rows.join('\n')}\n`;
const first = release('A1,One,5', 'A2,Two,7', 'A3,Three,2');
const gone = { op: 'gone', gone: true } as const;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test('are marked in rows and details, and filtered, until the release is undone or has them again', async () => {
  const { collection } = await session.takeIn(await session.openText('set.csv', first));
  expect(await session.rows(collection, gone)).toEqual([]);

  const draft = await session.openText('set.csv', release('A1,One,5', 'A4,Four,1'));
  const { target } = await session.propose(draft);
  await session.plan(draft, { ...target, version: '2' });
  await session.core.page.imports.apply({ draft: draft.draft, job: 'apply' });

  const rows = await session.rows(collection);
  expect(rows.filter((row) => row.gone).map(({ id }) => id)).toEqual(['set-A2', 'set-A3']);
  expect(ids(await session.rows(collection, gone))).toEqual(['set-A2', 'set-A3']);
  expect(ids(await session.rows(collection, { ...gone, gone: false }))).toEqual([
    'set-A1',
    'set-A4',
  ]);
  const detail = (record: string) => session.core.page.records.get({ collection, record });
  expect(await detail('set-A2')).toMatchObject({ goneFrom: 'set 2' });
  expect(await detail('set-A1')).not.toHaveProperty('goneFrom');

  await session.takeIn(await session.openText('set.csv', release('A2,Two,7', 'A4,Four,1')));
  expect(ids(await session.rows(collection, gone))).toEqual(['set-A1', 'set-A3']);
  await session.core.page.history.undo({});
  expect(ids(await session.rows(collection, gone))).toEqual(['set-A2', 'set-A3']);
  await session.core.page.history.undo({});
  expect(await session.rows(collection, gone)).toEqual([]);
});

test('are gone once: the same release again changes nothing, and one that has them again says so', async () => {
  await session.takeIn(await session.openText('set.csv', first));
  const second = release('A1,One,5', 'A3,Three,2');
  await session.takeIn(await session.openText('set.csv', second));

  const again = await session.openText('set.csv', second);
  const { target } = await session.propose(again);
  const nothing = { new: 0, changed: 0, same: 2, gone: 0 };
  expect(await session.plan(again, target)).toMatchObject(nothing);
  await expect(
    session.core.page.imports.apply({ draft: again.draft, job: 'apply' }),
  ).rejects.toMatchObject({ code: 'conflict' });

  const back = await session.openText('set.csv', first);
  const proposal = await session.propose(back);
  const some = { new: 0, changed: 1, same: 2, gone: 0 };
  expect(await session.plan(back, proposal.target)).toMatchObject(some);
  const rows = { draft: back.draft, kind: 'changed' as const, from: 0, limit: 9 };
  expect((await session.core.page.imports.planRows(rows)).rows).toMatchObject([
    { record: 'set-A2', cells: [], reasons: [expect.stringContaining('again') as string] },
  ]);
  const { import: id } = await session.core.page.imports.apply({ draft: back.draft, job: 'apply' });
  expect(await session.core.page.imports.list({})).toMatchObject([{ id, gone: 0 }]);
});

test('values that were preferred, refused or typed are listed with what the release says', async () => {
  const { collection } = await session.takeIn(await session.openText('set.csv', first));
  const { claims, records, imports } = session.core.page;
  const place = { collection, record: 'set-A1', field: 'killed' };
  const { fields } = await records.get({ collection, record: 'set-A1' });
  const claim = fields.find(({ field }) => field === 'killed')!.claims[0]!.id;
  await claims.setRank({ ...place, claim, rank: 'preferred', reason: 'Counted twice.' });
  await records.setValue({ collection, record: 'set-A2', field: 'killed', text: '8' });
  // Not of a field that changes: nothing has to be kept of it.
  await records.setValue({ collection, record: 'set-A3', field: 'title', text: 'Third' });

  const changed = release('A1,One,6', 'A2,Two,9', 'A3,Three,4');
  const draft = await session.openText('set.csv', changed);
  const { target } = await session.propose(draft);
  expect(await session.plan(draft, target)).toMatchObject({ changed: 3, kept: 2 });
  const { rows, total } = await imports.planRows({
    draft: draft.draft,
    kind: 'kept',
    from: 0,
    limit: 10,
  });
  expect(total).toBe(2);
  expect(rows).toMatchObject([
    {
      record: 'set-A1',
      title: 'One',
      line: 2,
      cells: [{ title: 'killed', before: '5', after: '6' }],
    },
    {
      record: 'set-A2',
      title: 'Two',
      line: 3,
      cells: [{ title: 'killed', before: '8', after: '9' }],
    },
  ]);
  await imports.apply({ draft: draft.draft, job: 'apply' });
  const now = await session.rows(collection);
  expect(now.map(({ cells }) => cells['killed']?.text)).toEqual(['5', '8', '4']);
});
