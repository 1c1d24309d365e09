import { expect, test } from 'vitest';
import { openCore, type TestCore } from '../test-core.ts';

const pair = { collection: 'events', a: 'e1', b: 'e2' };
const turned = { collection: 'events', a: 'e2', b: 'e1' };

async function said(core: TestCore): Promise<string[]> {
  const links = await core.page.links.ofRecord({ collection: 'events', record: 'e1' });
  return links.map(({ kind, other }) => `${kind} ${other.record}`);
}

test('one word a pair: another one takes its place, whichever way round it is said', async () => {
  const core = await openCore();
  await core.page.links.identify({ ...pair, kind: 'same', note: 'One night, two reports.' });
  expect(await said(core)).toEqual(['same e2']);
  await core.page.links.identify({ ...turned, kind: 'maybe-same' });
  expect(await said(core)).toEqual(['maybe-same e2']);
  await core.page.links.identify({ ...pair, kind: 'different' });
  expect(await said(core)).toEqual(['different e2']);
  const [link] = await core.page.links.ofRecord({ collection: 'events', record: 'e2' });
  expect(link).toMatchObject({
    kind: 'different',
    words: 'is not the same as',
    note: 'One night, two reports.',
  });
  await core.page.links.identify({ ...turned, kind: null });
  expect(await said(core)).toEqual([]);
  const written = core.events.length;
  await core.page.links.identify({ ...pair, kind: null });
  expect(core.events).toHaveLength(written);
});

test('what is said twice is written once', async () => {
  const core = await openCore();
  await core.page.links.identify({ ...pair, kind: 'same' });
  const written = core.events.length;
  await core.page.links.identify({ ...turned, kind: 'same' });
  expect(core.events).toHaveLength(written);
  await core.page.links.identify({ ...pair, kind: 'same', note: 'why' });
  expect(core.events.length).toBeGreaterThan(written);
});

test('no record is changed, and every word can be undone', async () => {
  const core = await openCore();
  const before = await Promise.all(
    ['e1', 'e2'].map((record) => core.page.records.get({ collection: 'events', record })),
  );
  await core.page.links.identify({ ...pair, kind: 'same' });
  const { change } = await core.page.links.identify({ ...pair, kind: 'different' });
  expect(await core.page.links.identify({ ...pair, kind: 'different' })).toEqual({ change: null });
  expect(
    await Promise.all(
      ['e1', 'e2'].map((record) => core.page.records.get({ collection: 'events', record })),
    ),
  ).toEqual(before);
  expect((await core.page.history.undo({ expected: change ?? 0 })).label).toBe(
    'Say that “Event 1” is not the same as “Event 2”',
  );
  expect(await said(core)).toEqual(['same e2']);
  await core.page.history.undo({});
  expect(await said(core)).toEqual([]);
  await core.page.history.redo({});
  expect(await said(core)).toEqual(['same e2']);
});

test('restoring a word from the trash never brings a second one on a pair', async () => {
  const core = await openCore();
  await core.page.links.identify({ ...pair, kind: 'same' });
  const [link] = await core.page.links.ofRecord({ collection: 'events', record: 'e1' });
  await core.page.links.delete({ ids: [link!.id] });
  await core.page.links.identify({ ...turned, kind: 'different' });
  expect(await core.page.trash.list({})).toEqual([]);
  expect(await said(core)).toEqual(['different e2']);
  await core.page.links.delete({ ids: [link!.id] });
  await core.page.links.create({
    kind: 'maybe-same',
    from: { collection: 'events', record: 'e2' },
    to: { collection: 'events', record: 'e1' },
  });
  await core.page.trash.restore({ items: [{ kind: 'link', id: link!.id }] });
  expect(await said(core)).toEqual(['maybe-same e2']);
});

test('a link that says one of the three words is such a word, too', async () => {
  const core = await openCore();
  const ends = {
    from: { collection: 'events', record: 'e1' },
    to: { collection: 'events', record: 'e2' },
  };
  const other = { from: ends.from, to: { collection: 'events', record: 'e3' } };
  const { id } = await core.page.links.create({ kind: 'same', ...ends });
  for (const kind of ['same', 'maybe-same', 'different'] as const)
    await expect(
      core.page.links.create({ kind, from: ends.to, to: ends.from }),
    ).rejects.toMatchObject({ code: 'conflict' });
  const timeless = { code: 'invalid_input', message: expect.stringContaining('at all times') };
  await expect(core.page.links.update({ id, interval: '2015' })).rejects.toMatchObject(timeless);
  await expect(
    core.page.links.create({ kind: 'same', ...other, certainty: 'probable' }),
  ).rejects.toMatchObject(timeless);
  await core.page.links.update({ id, kind: 'maybe-same' });
  expect(await said(core)).toEqual(['maybe-same e2']);
  await expect(core.page.links.update({ id, kind: 'related' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('refused for one record, for records of other collections, and for those that are gone', async () => {
  const core = await openCore();
  const refused = [
    [{ ...pair, b: 'e1' }, 'invalid_input'],
    [{ ...pair, b: 'e9' }, 'not_found'],
    [{ ...pair, collection: 'leaders' }, 'not_found'],
  ] as const;
  for (const [wrong, code] of refused)
    await expect(core.page.links.identify({ ...wrong, kind: 'same' })).rejects.toMatchObject({
      code,
    });
  await core.page.records.delete({ collection: 'events', records: ['e2'] });
  await expect(core.page.links.identify({ ...pair, kind: 'same' })).rejects.toMatchObject({
    code: 'not_found',
  });
});
