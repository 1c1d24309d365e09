import { expect, test } from 'vitest';
import type { LinkView } from '#shared/contract/links-api.ts';
import { openCore, type TestCore } from '../test-core.ts';

const event = (record: string) => ({ collection: 'events', record });

async function ownLeader(core: TestCore, name: string) {
  const { record } = await core.page.records.create({ collection: 'leaders', values: { name } });
  return { collection: 'leaders', record };
}

const told = (links: LinkView[]): string[] =>
  links.map(({ words, other }) => `${words} ${other.title}`);

test('a link is there from both ends, each with its own words, over a restart', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  const { id } = await core.page.links.create({
    kind: 'commanded',
    from: khan,
    to: event('e2'),
    certainty: 'probable',
    interval: '2015/2016',
    note: 'As a report has it.',
  });
  expect(core.events.at(-1)).toMatchObject({
    type: 'changed',
    links: true,
    notes: false,
    collections: ['leaders', 'events'],
    records: [khan.record, 'e2'],
  });
  const [link] = await core.page.links.ofRecord(khan);
  expect(link).toMatchObject({
    id,
    kind: 'commanded',
    direction: 'out',
    words: 'commanded',
    certainty: 'probable',
    interval: '2015/2016',
    note: 'As a report has it.',
    other: { ...event('e2'), title: 'Event 2', hint: '2011-04', missing: false },
  });
  await core.host.host.close({});
  const next = core.again();
  await next.host.host.start({ dossier: null });
  expect(await next.page.links.ofRecord(khan)).toEqual([link]);
  expect(await next.page.links.ofRecord(event('e2'))).toMatchObject([
    { id, direction: 'in', words: 'was commanded by', other: { ...khan, title: 'Khan' } },
  ]);
  expect(await next.page.links.ofRecord(event('e1'))).toEqual([]);
});

test('they come by kind, then by title', async () => {
  const core = await openCore();
  const [b, a] = [await ownLeader(core, 'Beta'), await ownLeader(core, 'Alpha')];
  const to = event('e1');
  await core.page.links.create({ kind: 'related', from: to, to: event('e2') });
  await core.page.links.create({ kind: 'led-to', from: event('e3'), to });
  await core.page.links.create({ kind: 'led-to', from: to, to: event('e2') });
  await core.page.links.create({ kind: 'commanded', from: b, to });
  await core.page.links.create({ kind: 'commanded', from: a, to });
  expect(told(await core.page.links.ofRecord(to))).toEqual([
    'was commanded by Alpha',
    'was commanded by Beta',
    'led to Event 2',
    'came of Event 3',
    'is related to Event 2',
  ]);
});

test('what can be said of a record hangs on its collection, and on those that there are', async () => {
  const core = await openCore();
  const words = async (collection: string): Promise<string[]> =>
    (await core.page.links.kinds({ collection })).map(({ words: one }) => one);
  // There is no collection of groups in this dossier, so nobody can be a member of one.
  expect(await words('leaders')).toEqual([
    'took part in',
    'commanded',
    'succeeded',
    'was succeeded by',
    'is part of',
    'has as part',
    'is about',
    'is the subject of',
    'led to',
    'came of',
    'is related to',
    'is the same as',
    'may be the same as',
    'is not the same as',
  ]);
  expect(await core.page.links.kinds({ collection: 'events' })).toContainEqual({
    kind: 'commanded',
    direction: 'in',
    words: 'was commanded by',
    collections: ['leaders'],
  });
  expect(await core.page.links.kinds({ collection: 'events' })).toContainEqual({
    kind: 'same',
    direction: 'out',
    words: 'is the same as',
    collections: ['events'],
  });
  await expect(words('nowhere')).rejects.toMatchObject({ code: 'not_found' });
});

test('what does not fit is refused, and nothing is written', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  const written = core.events.length;
  const to = event('e1');
  const refused = [
    [{ kind: 'commanded', from: to, to: khan }, 'invalid_input', /“commanded” is not said/],
    [{ kind: 'succeeded', from: khan, to }, 'invalid_input', /“was succeeded by” is not said/],
    [{ kind: 'related', from: to, to }, 'invalid_input', /to itself/],
    [{ kind: 'related', from: to, to: event('e9') }, 'not_found', /no record e9/],
    [{ kind: 'same', from: khan, to }, 'invalid_input', /one collection/],
    [{ kind: 'related', from: khan, to, interval: 'lately' }, 'invalid_input', /^When: /],
  ] as const;
  for (const [input, code, message] of refused)
    await expect(core.page.links.create(input)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  await core.page.records.delete({ collection: 'events', records: ['e1'] });
  await expect(core.page.links.create({ kind: 'commanded', from: khan, to })).rejects.toMatchObject(
    { code: 'not_found' },
  );
  expect(core.events.slice(written).filter((one) => one.type === 'changed')).toHaveLength(1);
});

test('the same link twice is refused, but not the same one at another time', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  const link = { kind: 'commanded', from: khan, to: event('e1') } as const;
  await core.page.links.create(link);
  await expect(core.page.links.create(link)).rejects.toMatchObject({ code: 'conflict' });
  await core.page.links.create({ ...link, interval: '2015' });
  await core.page.links.create({ ...link, interval: '2017' });
  await expect(core.page.links.create({ ...link, interval: '2017' })).rejects.toMatchObject({
    code: 'conflict',
  });
  // Said the other way round, what is mutual is the same; what has a direction is not.
  await core.page.links.create({ kind: 'related', from: event('e1'), to: event('e2') });
  await expect(
    core.page.links.create({ kind: 'related', from: event('e2'), to: event('e1') }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await core.page.links.create({ kind: 'led-to', from: event('e1'), to: event('e2') });
  await core.page.links.create({ kind: 'led-to', from: event('e2'), to: event('e1') });
});

test('a link can be changed in each of its parts, and nothing is written where nothing changes', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  const ends = { from: khan, to: event('e1') };
  const { id } = await core.page.links.create({ kind: 'commanded', ...ends, note: 'n' });
  await core.page.links.update({ id, certainty: 'disputed', interval: '2015~', note: null });
  const [link] = await core.page.links.ofRecord(khan);
  expect(link).toMatchObject({ kind: 'commanded', certainty: 'disputed', interval: '2015~' });
  expect(link).not.toHaveProperty('note');
  const written = core.events.length;
  await core.page.links.update({ id, certainty: 'disputed' });
  expect(core.events).toHaveLength(written);
  await core.page.links.update({ id, kind: 'took-part', interval: null });
  expect(told(await core.page.links.ofRecord(event('e1')))).toEqual(['had as participant Khan']);

  const refused = [
    [{ id, kind: 'succeeded' }, 'invalid_input'],
    [{ id, kind: 'same' }, 'invalid_input'],
    [{ id, interval: '2015-13' }, 'invalid_input'],
    [{ id: 'none', note: 'n' }, 'not_found'],
  ] as const;
  for (const [input, code] of refused)
    await expect(core.page.links.update(input)).rejects.toMatchObject({ code });
  await core.page.links.create({ kind: 'commanded', ...ends });
  await expect(core.page.links.update({ id, kind: 'commanded' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('deleting goes to the trash, and restoring brings the same link back', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  const { id } = await core.page.links.create({ kind: 'commanded', from: khan, to: event('e1') });
  await core.page.links.delete({ ids: [id] });
  expect(core.events.at(-1)).toMatchObject({ links: true, trash: true });
  expect(await core.page.links.ofRecord(khan)).toEqual([]);
  expect(await core.page.trash.list({})).toMatchObject([
    { kind: 'link', id, title: 'Khan commanded Event 1', place: 'Link' },
  ]);
  await expect(core.page.links.delete({ ids: [id] })).rejects.toMatchObject({ code: 'not_found' });
  await expect(core.page.links.update({ id, note: 'n' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await core.page.trash.restore({ items: [{ kind: 'link', id }] });
  expect(told(await core.page.links.ofRecord(event('e1')))).toEqual(['was commanded by Khan']);
});

test('a link to a record in the trash is shown as missing, and goes for good with it', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, 'Khan');
  await core.page.links.create({ kind: 'commanded', from: khan, to: event('e1') });
  await core.page.records.delete({ collection: 'leaders', records: [khan.record] });
  expect(await core.page.links.ofRecord(event('e1'))).toMatchObject([
    { other: { title: 'Khan', missing: true } },
  ]);
  await core.page.trash.empty({ items: null });
  expect(await core.page.links.ofRecord(event('e1'))).toEqual([]);
});

test('each step has words for the history', async () => {
  const core = await openCore();
  const khan = await ownLeader(core, `Khan ${'n'.repeat(200)}`);
  const { id } = await core.page.links.create({ kind: 'commanded', from: khan, to: event('e1') });
  await core.page.links.update({ id, certainty: 'possible' });
  await core.page.links.delete({ ids: [id] });
  const { changes } = await core.page.history.ofRecord({ ...event('e1'), field: null, limit: 10 });
  const name = `“Khan ${'n'.repeat(74)}…”`;
  expect(changes.map(({ label }) => label)).toEqual([
    `Delete link: ${name} commanded “Event 1”`,
    `Change link: ${name} commanded “Event 1”`,
    `Add link: ${name} commanded “Event 1”`,
  ]);
});
