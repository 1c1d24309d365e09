/** For tests: whatever a user can do that undo takes back, as one table. Each work may be done in any state, or is refused there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { currentViewId } from '#shared/model/view.ts';
import { CLAIM_COLUMNS } from '#shared/exchange/claims-table.ts';
import type { TestCore } from '../test-core.ts';
import { at, itemsOf, noNotes, noteOn } from './fixture.ts';

/** `n` by chance: which of the things that are there, and what becomes of them. */
export type MixedAction = (core: TestCore, n: number) => Promise<unknown>;

const job = 'mixed';
const collection = 'events';
const recordOf = (n: number): string => `e${1 + (n % 3)}`;
const eventOf = (n: number) => ({ collection, record: recordOf(n) });

export const mixedActions: Readonly<Record<string, MixedAction>> = {
  'type over a value': ({ page }, n) =>
    page.records.setValue({
      ...at(recordOf(n), n % 2 ? 'title' : 'date'),
      text: n % 2 ? `T${n}` : `20${10 + (n % 9)}`,
    }),
  'back to the sources': ({ page }, n) => page.records.revertValue(at(recordOf(n), 'date')),
  'make a record': ({ page }, n) =>
    page.records.create({ collection, values: { title: `Mine ${n}` } }),
  'delete a record': deleteRecord,
  'add a claim': ({ page }, n) => page.claims.add({ ...at(recordOf(n), 'title'), ...claimOf(n) }),
  'change a claim': async ({ page }, n) => {
    const [own] = await claimsOf(page, n, 'own');
    if (own) await page.claims.edit({ id: own, claim: claimOf(n).claim });
  },
  'delete a claim': async ({ page }, n) => {
    const [own] = await claimsOf(page, n, 'own');
    if (own) await page.claims.delete({ ids: [own] });
  },
  'rank a claim': async ({ page }, n) => {
    const all = await claimsOf(page, n);
    const claim = pick(all, n);
    const rank = pick(['preferred', 'normal', 'deprecated'] as const, n) ?? 'normal';
    if (claim)
      await page.claims.setRank({ ...at(recordOf(n), 'title'), claim, rank, reason: `For ${n}` });
  },
  'make a link': ({ page }, n) =>
    page.links.create({ kind: 'related', from: eventOf(n), to: eventOf(n + 1), note: `L${n}` }),
  'change a link': async ({ page }, n) => {
    const link = pick(await page.links.ofRecord(eventOf(n)), n);
    if (link) await page.links.update({ id: link.id, note: `Again ${n}` });
  },
  'delete a link': async ({ page }, n) => {
    const link = pick(await page.links.ofRecord(eventOf(n)), n);
    if (link) await page.links.delete({ ids: [link.id] });
  },
  'say of two that they are one': ({ page }, n) =>
    page.links.identify({
      collection,
      a: recordOf(n),
      b: recordOf(n + 1),
      kind: pick(['same', 'maybe-same', 'different', null] as const, n) ?? null,
    }),
  'add a document': async (core, n) => {
    const handle = await file(core, `text-${n % 4}.txt`, `Some words of text ${n % 4}.`);
    await core.page.documents.add({ handle, source: null, job });
  },
  'delete a document': async ({ page }, n) => {
    const document = pick(await page.documents.list({ source: null }), n);
    if (document) await page.documents.delete({ id: document.id });
  },
  'mark a passage': async ({ page }, n) => {
    const document = pick(await page.documents.list({ source: null }), n);
    if (document)
      await page.passages.create({ document: document.id, start: n % 5, end: 6 + (n % 9) });
  },
  'delete a passage': async ({ page }, n) => {
    const document = pick(await page.documents.list({ source: null }), n);
    const marks = document && (await page.documents.marks({ id: document.id }));
    const passage = pick(marks?.passages ?? [], n);
    if (passage) await page.passages.delete({ ids: [passage.id] });
  },
  'write a note': ({ page }, n) => page.notes.create(noteOn(recordOf(n), `Note ${n}`)),
  'change a note': async ({ page }, n) => {
    const note = pick(await notes(page), n);
    if (note) await page.notes.update({ id: note.id, text: `Again ${n}`, tags: [`t${n % 4}`] });
  },
  'delete a note': async ({ page }, n) => {
    const note = pick(await notes(page), n);
    if (note) await page.notes.delete({ ids: [note.id] });
  },
  'change the view': ({ page }, n) =>
    page.views.save({
      id: currentViewId(collection),
      collection,
      columns: [{ field: 'title', width: 100 + (n % 50) }],
      sort: [],
      filters: [],
    }),
  'keep a view by name': ({ page }, n) =>
    page.views.put({
      view: { collection, name: `View ${n % 9}`, columns: [], sort: [], filters: [] },
      show: n % 2 === 0,
    }),
  'delete a named view': async ({ page }, n) => {
    const view = pick(await page.views.list({ collection }), n);
    if (view) await page.views.delete({ id: view.id });
  },
  import: importTable,
  'take an import out': async ({ page }, n) => {
    const entry = pick(await page.imports.list({}), n);
    if (entry) await page.imports.remove({ import: entry.id });
  },
  'bring in claims': bringInClaims,
  'restore from the trash': async ({ page }, n) => {
    const item = pick(await page.trash.list({}), n);
    if (item) await page.trash.restore({ items: itemsOf([item]) });
  },
  'empty the trash': ({ page }, n) =>
    n % 3 === 0 ? page.trash.empty({ items: null }) : Promise.resolve(),
};

/** Not done where the program refuses it as things are: what is there twice, or would change nothing. */
export async function doAction(core: TestCore, kind: string, n: number): Promise<void> {
  try {
    await mixedActions[kind]?.(core, n);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
  }
}

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const claimOf = (n: number) => ({
  claim: { text: `Claimed ${n}`, source: 'editor', quote: `words ${n}`, asOf: '2020' },
});

async function claimsOf(page: TestCore['page'], n: number, origin?: 'own'): Promise<string[]> {
  const { fields } = await page.records.get(eventOf(n));
  const title = fields.find(({ field }) => field === 'title');
  return (title?.claims ?? [])
    .filter((claim) => origin === undefined || claim.origin === origin)
    .map(({ id }) => id);
}

async function notes(page: TestCore['page']) {
  return (await page.notes.list({ ...noNotes, sort: 'created' as const })).notes;
}

async function deleteRecord({ page }: TestCore, n: number): Promise<void> {
  const query = { collection, search: '', filter: null, sort: [] };
  const { result, count } = await page.records.query(query);
  const { ids } = await page.records.ids({ result, from: 0, to: Math.max(1, count) });
  const own = pick(
    ids.filter((id) => id.startsWith('own-')),
    n,
  );
  if (own) await page.records.delete({ collection, records: [own] });
}

async function file(core: TestCore, name: string, text: string): Promise<string> {
  const path = join(core.folder, name);
  writeFileSync(path, text);
  await core.host.host.grant({ handle: name, path });
  return name;
}

/** A collection of its own, or a later release of the file of that name. */
async function importTable(core: TestCore, n: number): Promise<void> {
  const { imports } = core.page;
  const text = `id,title,killed\nA1,One ${n},5\nA${2 + (n % 3)},Two,${n}\n`;
  const handle = await file(core, `set${n % 3}.csv`, text);
  const { draft } = await imports.open({ handle, job });
  const { target } = await imports.propose({ draft, purpose: null, job });
  await imports.plan({ draft, target, job });
  await imports.apply({ draft, job });
}

async function bringInClaims(core: TestCore, n: number): Promise<void> {
  const cells: Partial<Record<string, string>> = {
    claim: `brought-${n % 20}`,
    ...at(recordOf(n), 'title'),
    value: `Brought ${n}`,
    source: 'editor',
    rank: 'normal',
    origin: 'own',
  };
  const row = CLAIM_COLUMNS.map((name) => cells[name] ?? '');
  const handle = await file(core, 'claims.csv', `${CLAIM_COLUMNS.join(',')}\n${row.join(',')}\n`);
  const look = await core.page.exchange.look({ handle, job });
  if (look) await core.page.exchange.apply({ draft: look.draft, replace: true });
}
