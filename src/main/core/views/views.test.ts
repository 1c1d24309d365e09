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
