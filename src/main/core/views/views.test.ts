import { expect, test } from 'vitest';
import { currentViewId, type View } from '#shared/model/view.ts';
import { openCore } from '../test-core.ts';

const view: View = {
  id: currentViewId('events'),
  collection: 'events',
  columns: [
    { field: 'date', width: 200, pinned: 'left' },
    { field: 'title', hidden: true },
  ],
  sort: [{ field: 'date', direction: 'descending' }],
  filters: [{ op: 'text', field: 'title', mode: 'contains', text: '2' }],
};

test('a view is kept for its collection, over a restart, until it is reset', async () => {
  const core = await openCore();
  expect(await core.page.views.get({ collection: 'events' })).toBe(null);
  await core.page.views.save(view);
  expect(core.events.at(-1)).toMatchObject({
    type: 'changed',
    views: true,
    collections: [],
    notes: false,
  });
  await core.host.host.close({});
  const next = core.again();
  await next.host.host.start({ dossier: null });
  expect(await next.page.views.get({ collection: 'events' })).toEqual(view);
  expect(await next.page.views.get({ collection: 'leaders' })).toBe(null);
  await next.page.views.reset({ collection: 'events' });
  expect(await next.page.views.get({ collection: 'events' })).toBe(null);
});

test('a view of another name, or of no collection, is refused', async () => {
  const core = await openCore();
  await expect(core.page.views.save({ ...view, id: 'mine' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  const nowhere = { ...view, collection: 'nowhere', id: currentViewId('nowhere') };
  await expect(core.page.views.save(nowhere)).rejects.toMatchObject({ code: 'not_found' });
  await expect(core.page.views.reset({ collection: 'nowhere' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('named views: saved, changed, renamed, listed by name, and to the trash and back', async () => {
  const core = await openCore();
  const { id: _, ...content } = view;
  const list = async (): Promise<(string | undefined)[]> =>
    (await core.page.views.list({ collection: 'events' })).map(({ name }) => name);
  const { id } = await core.page.views.put({ view: { ...content, name: 'Worst first' } });
  await core.page.views.put({ view: { ...content, name: 'Afghanistan' } });
  await core.page.views.put({ view: { ...content, collection: 'leaders', name: 'Elsewhere' } });
  expect(await list()).toEqual(['Afghanistan', 'Worst first']);
  await expect(
    core.page.views.put({ view: { ...content, name: 'worst FIRST' } }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await core.page.views.put({ view: { ...content, name: 'By date', sort: [] }, id });
  expect(await list()).toEqual(['Afghanistan', 'By date']);
  await core.page.views.delete({ id });
  expect(await list()).toEqual(['Afghanistan']);
  expect(await core.page.trash.list({})).toMatchObject([
    { kind: 'view', id, title: 'By date', place: 'View of Events' },
  ]);
  await core.page.trash.restore({ items: [{ kind: 'view', id }] });
  expect(await core.page.views.list({ collection: 'events' })).toContainEqual({
    ...content,
    id,
    name: 'By date',
    sort: [],
  });
  await expect(core.page.views.delete({ id: view.id })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await core.page.history.list(everything)).steps.map(({ label }) => label)).toEqual([
    'Restore view',
    'Delete view “By date”',
    'Rename view “Worst first”',
    'Save view “Elsewhere”',
    'Save view “Afghanistan”',
    'Save view “Worst first”',
  ]);
});

test('showing a named view is one step; undo looks at the collection as before, search and all', async () => {
  const core = await openCore();
  const { id: _, ...content } = view;
  const named = { ...content, name: 'Afghanistan', search: 'kabul' };
  const get = () => core.page.views.get({ collection: 'events' });
  const { id } = await core.page.views.put({ view: named });
  expect(await get()).toBe(null);
  const before = { ...view, sort: [], search: 'herat' };
  await core.page.views.save(before);
  await core.page.views.show({ id });
  const shown = { ...view, search: 'kabul', named: id };
  expect(await get()).toEqual(shown);
  expect((await core.page.history.undo({})).label).toBe('Show view “Afghanistan”');
  expect(await get()).toEqual(before);
  await core.page.history.redo({});
  expect(await get()).toEqual(shown);
  // Changed on the screen, it is the same named view still, and that one is as it was saved.
  await core.page.views.save({ ...shown, sort: [] });
  expect(await core.page.views.list({ collection: 'events' })).toEqual([{ ...named, id }]);

  await core.page.views.delete({ id });
  await expect(core.page.views.show({ id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(core.page.views.show({ id: view.id })).rejects.toMatchObject({ code: 'not_found' });
});

test('a view that is saved from the screen is the one that is shown, in the same step', async () => {
  const core = await openCore();
  const { id: _, ...content } = view;
  await core.page.views.save(view);
  const { id } = await core.page.views.put({ view: { ...content, name: 'Mine' }, show: true });
  expect(await core.page.views.get({ collection: 'events' })).toEqual({ ...view, named: id });
  await core.page.history.undo({});
  expect(await core.page.views.get({ collection: 'events' })).toEqual(view);
  expect(await core.page.views.list({ collection: 'events' })).toEqual([]);
});

test('the views of all collections, by name', async () => {
  const core = await openCore();
  const { id: _, ...content } = view;
  await core.page.views.put({ view: { ...content, name: 'B' } });
  await core.page.views.put({ view: { ...content, collection: 'leaders', name: 'A' } });
  const all = await core.page.views.list({ collection: null });
  expect(all.map(({ name, collection }) => [name, collection])).toEqual([
    ['A', 'leaders'],
    ['B', 'events'],
  ]);
});

const everything = {
  search: '',
  origins: [],
  views: true,
  collection: null,
  record: null,
  from: null,
  to: null,
  before: null,
  limit: 100,
};

test('what was done to a view is said for the history', async () => {
  const core = await openCore();
  await core.page.views.save({ ...view, filters: [], sort: [] });
  await core.page.views.save({ ...view, filters: [] });
  await core.page.views.save(view);
  await core.page.views.save({ ...view, search: 'kabul' });
  expect((await core.page.history.list(everything)).steps.map(({ label }) => label)).toEqual([
    'Search Events',
    'Filter Events',
    'Sort Events',
    'Change view of Events',
  ]);
});
