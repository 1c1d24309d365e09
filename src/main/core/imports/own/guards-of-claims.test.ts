/** What claims of a file must not do: take the place of what the user prefers, of newer work, or of what sources say. */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { TestCore } from '../../test-core.ts';
import { shippedCore } from '../../test-work.ts';
import { allClaims, lookAtFile, writeOut } from '../test-exchange.ts';

const KERMAN = { collection: 'events', record: 'ev-2024-01-03-kerman' };
const killed = { ...KERMAN, field: 'killed' };

let core: TestCore;
beforeEach(async () => {
  core = await shippedCore();
});

async function own({ page }: TestCore, text: string): Promise<string> {
  const { id } = await page.claims.add({ ...killed, claim: { text, source: 'editor' } });
  await page.claims.setRank({ ...killed, claim: id, rank: 'preferred', reason: 'Counted.' });
  return id;
}
const look = async (path: string): Promise<ExchangeLook> => (await lookAtFile(core, path))!;
const apply = ({ draft }: ExchangeLook, replace: boolean) =>
  core.page.exchange.apply({ draft, replace });

const claimsOf = async ({ page }: TestCore) => {
  const { fields } = await page.records.get(KERMAN);
  return fields.find(({ field }) => field === 'killed')!;
};
/** What is shown, and how many of the user's own are preferred. */
const shown = async (): Promise<{ text: string; preferred: number }> => {
  const { text, claims } = await claimsOf(core);
  const mine = claims.filter(({ origin, rank }) => origin === 'own' && rank === 'preferred');
  return { text, preferred: mine.length };
};

/** The row of a claim becomes these. */
function rewrite(path: string, claim: string, change: (row: string) => string[]): void {
  const lines = readFileSync(path, 'utf8').split('\r\n');
  const changed = lines.flatMap((row) => (row.startsWith(`${claim},`) ? change(row) : [row]));
  expect(changed).not.toEqual(lines);
  writeFileSync(path, changed.join('\r\n'));
}
const called = (row: string, id: string): string => row.replace(/^[^,]*/, id);

describe('what another prefers', () => {
  let path: string;
  beforeEach(async () => {
    const other = await shippedCore();
    await own(other, '50');
    path = await writeOut(other, allClaims);
    await own(core, '60');
  });

  test('comes as a rival, and counts only where it is to', async () => {
    const found = await look(path);
    expect(found).toMatchObject({ new: 1, changed: 1, refused: 0 });
    await apply(found, false);
    expect(await shown()).toEqual({ text: '60', preferred: 1 });
    const again = await look(path);
    expect(again).toMatchObject({ new: 0, changed: 1, same: found.same, refused: 0 });
    await apply(again, true);
    expect(await shown()).toEqual({ text: '50', preferred: 1 });
  });

  test('makes the user’s own step back at once where it is to count', async () => {
    await apply(await look(path), true);
    expect(await shown()).toEqual({ text: '50', preferred: 1 });
  });
});

test('an imported claim that another prefers is preferred here only where that is to count', async () => {
  const other = await shippedCore();
  const { claims, text } = await claimsOf(other);
  const rival = claims.find((claim) => claim.text !== text)!;
  await other.page.claims.setRank({
    ...killed,
    claim: rival.id,
    rank: 'preferred',
    reason: 'Later.',
  });
  const path = await writeOut(other, allClaims);
  await own(core, '60');
  const found = await look(path);
  expect(found).toMatchObject({ new: 0, changed: 1, refused: 0 });
  await apply(found, false);
  expect(await shown()).toEqual({ text: '60', preferred: 1 });
  await apply(await look(path), true);
  expect(await shown()).toEqual({ text: rival.text, preferred: 0 });
  // The user's own has stepped back for good, not only out of sight.
  await core.page.claims.setRank({ ...killed, claim: rival.id, rank: 'normal' });
  expect(await shown()).toMatchObject({ preferred: 0 });
});

test('what the file says of a claim counts more than that another one is preferred', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  rewrite(path, id, (row) => [
    row.replace(',preferred,', ',deprecated,'),
    called(row, 'rival').replace(',60,', ',61,'),
  ]);
  await apply(await look(path), true);
  expect(await shown()).toEqual({ text: '61', preferred: 1 });
  const { claims } = await claimsOf(core);
  expect(claims.find((claim) => claim.id === id)?.rank).toBe('deprecated');
});

test('of two that a file prefers for one field, the second is refused', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  rewrite(path, id, (row) => [called(row, 'one'), called(row, 'two')]);
  const found = await look(path);
  expect(found).toMatchObject({ new: 1, changed: 1, refused: 1 });
  await apply(found, false);
  expect(await shown()).toEqual({ text: '60', preferred: 1 });
});

test('a change since the file was looked at is not written over', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  rewrite(path, id, (row) => [row.replace(',60,', ',61,')]);
  const found = await look(path);
  expect(found.changed).toBe(1);
  const bringing = apply(found, true);
  // While the backup is made, before anything is written.
  await core.page.records.setValue({ ...killed, text: '70' });
  await expect(bringing).rejects.toMatchObject({ code: 'conflict' });
  expect((await shown()).text).toBe('70');
});

test('a change before it is brought in is noticed before a backup is made', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  rewrite(path, id, (row) => [row.replace(',60,', ',61,')]);
  const found = await look(path);
  await core.page.records.setValue({ ...killed, text: '70' });
  await expect(apply(found, true)).rejects.toMatchObject({ code: 'conflict' });
  const backups = await core.page.backups.list({});
  expect(backups.filter((one) => one.ok && one.reason === 'import')).toEqual([]);
});

test('own records come with their claims', async () => {
  const other = await shippedCore();
  await other.page.records.create({ collection: 'leaders', values: { name: 'Xyz Xyz' } });
  const found = await look(await writeOut(other, allClaims));
  expect(found).toMatchObject({ new: 1, refused: 0 });
  await apply(found, false);
  const leaders = await core.page.records.find({ text: 'Xyz Xyz', limit: 5 });
  expect(leaders.map(({ title }) => title)).toEqual(['Xyz Xyz']);
});

test('a record is in one collection, here and in the file', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  const elsewhere = (row: string): string =>
    row.replace(',events,', ',leaders,').replace(',killed,', ',name,');
  rewrite(path, id, (row) => {
    const fresh = row.replaceAll(KERMAN.record, 'fresh');
    return [row, called(elsewhere(row), 'a'), called(fresh, 'b'), called(elsewhere(fresh), 'c')];
  });
  const found = await look(path);
  expect(found).toMatchObject({ new: 1, refused: 2 });
  expect(found.reasons).toEqual([
    { reason: 'Its record lies in another collection here.', count: 2 },
  ]);
});

test('a claim that is there twice, or says it is imported and is not, is refused', async () => {
  const id = await own(core, '60');
  const path = await writeOut(core, allClaims);
  rewrite(path, id, (row) => [row, row, called(row.replace(',own,', ',base,'), 'ev#9.killed')]);
  const found = await look(path);
  expect(found).toMatchObject({ new: 0, changed: 0, refused: 2 });
  expect(found.reasons.map(({ reason }) => reason).toSorted()).toEqual([
    'The imported claim is not in this dossier.',
    'The same claim is there twice.',
  ]);
});
