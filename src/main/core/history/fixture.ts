/** For tests of undo: work on the small dossier, and what of it the user can see. */
import { createHash } from 'node:crypto';
import type { TrashView } from '#shared/contract/notes-api.ts';
import { openCore, type TestCore } from '../test-core.ts';

export const quiet = { backups: { firstMs: 1e9, everyMs: 1e9 } };
export const open = (): Promise<TestCore> => openCore(quiet);

export async function restart(core: TestCore): Promise<TestCore> {
  await core.host.host.close({});
  const next = core.again(quiet);
  await next.host.host.start({ dossier: null });
  return next;
}

export const at = (record: string, field: string) => ({ collection: 'events', record, field });

export const noNotes = {
  search: '',
  tags: [] as string[],
  status: null,
  target: null,
  collection: null,
  record: null,
};

export const noteOn = (record: string, text: string) => ({
  target: { kind: 'record' as const, collection: 'events', record },
  text,
  tags: [],
  status: 'open' as const,
});

export const itemsOf = (entries: Pick<TrashView, 'kind' | 'id'>[]) =>
  entries.map(({ kind, id }) => ({ kind, id }));

/** Of all that the user can see of their work. */
export async function stateHash({ page }: TestCore): Promise<string> {
  const query = { collection: 'events', search: '', filter: null, sort: [] };
  const { result, count } = await page.records.query(query);
  const { rows } = await page.records.rows({ result, from: 0, to: Math.max(1, count) });
  const notes = await page.notes.list({ ...noNotes, sort: 'created' as const });
  const seen = [
    rows.toSorted(byId),
    notes.notes.toSorted(byId),
    (await page.trash.list({})).toSorted(byId),
    await page.views.get({ collection: 'events' }),
    (await page.views.list({ collection: null })).toSorted(byId),
    (await page.documents.list({ source: null })).toSorted(byId),
    (await page.imports.list({})).toSorted(byId),
    ...(await Promise.all(['e1', 'e2', 'e3'].map((record) => recordSeen(page, record)))),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

async function recordSeen(page: TestCore['page'], record: string): Promise<unknown> {
  const links = await page.links.ofRecord({ collection: 'events', record });
  return [await page.records.get({ collection: 'events', record }), links.toSorted(byId)];
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
