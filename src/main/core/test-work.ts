/** For tests: the shipped dossier, and work of every kind on it. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CorePorts } from './app.ts';
import { testCore, type TestCore } from './test-core.ts';

const SHIPPED = fileURLToPath(new URL('../../../data/iskp', import.meta.url));
export const job = 'own';

/** A core with a copy of the shipped dossier open. */
export async function shippedCore(ports: Partial<CorePorts> = {}): Promise<TestCore> {
  const core = testCore(ports);
  cpSync(SHIPPED, join(core.folder, 'shipped'), { recursive: true });
  await core.host.host.start({ dossier: null });
  return core;
}

export const grant = (core: TestCore, handle: string, path: string) =>
  core.host.host.grant({ handle, path });

/** Something of everything that a user can write. Needs the thread that reads documents. */
export async function workOn({ page, ...core }: TestCore): Promise<void> {
  writeFileSync(join(core.folder, 'a.txt'), 'Words, "of" a source.');
  await core.host.host.grant({ handle: 'a', path: join(core.folder, 'a.txt') });
  const { document } = await page.documents.add({ handle: 'a', source: 'wikipedia-iskp', job });
  const { id: passage } = await page.passages.create({ document, start: 0, end: 5 });
  await page.notes.create({
    target: { kind: 'passage', passage },
    text: 'On words.',
    tags: [],
    status: 'done',
  });
  const [kerman] = await page.records.find({ text: 'Kerman', collection: 'events', limit: 1 });
  const ref = { collection: 'events', record: kerman!.record };
  const { fields } = await page.records.get(ref);
  const killed = fields.find(({ field }) => field === 'killed')!;
  await page.claims.setRank({
    ...ref,
    field: 'killed',
    claim: killed.claims[1]!.id,
    rank: 'preferred',
    reason: 'Later,\n"counted" anew.',
  });
  await page.claims.add({
    ...ref,
    field: 'killed',
    claim: {
      text: '90 (80–100)',
      source: 'wikipedia-iskp',
      locator: { section: 'Lead', paragraph: 1 },
      quote: '=some, "words"; ولاية\r\n',
      grade: { reliability: 'B', credibility: 2 },
      asOf: '2024-01~',
      comment: "'x",
    },
  });
  const { id: own } = await page.claims.add({
    ...ref,
    field: 'title',
    claim: { text: 'Other', source: 'editor' },
  });
  await page.claims.delete({ ids: [own] });
  await page.records.setValue({ ...ref, field: 'place', text: 'کرمان' });
  const created = await page.records.create({
    collection: 'events',
    values: { title: 'Own', date: '2020' },
  });
  await page.records.delete({ collection: 'events', records: [created.record] });
  await page.records.create({ collection: 'leaders', values: { name: 'Own leader' } });
  const note = { tags: ['a b', 'ü'], status: 'open' as const, marking: 'amber' as const };
  await page.notes.create({ target: { kind: 'record', ...ref }, text: '', ...note });
  await page.notes.create({
    target: { kind: 'field', ...ref, field: 'killed' },
    text: '# =1\n"x";',
    ...note,
  });
  await page.notes.create({ target: { kind: 'dossier' }, text: '\ufeff sep=;', ...note });
  const [other] = await page.records.find({ text: 'Crocus', collection: 'events', limit: 1 });
  await page.links.create({
    kind: 'related',
    from: ref,
    to: { collection: 'events', record: other!.record },
    certainty: 'possible',
    interval: '2024',
    note: 'Both, 2024.',
  });
  await page.views.put({
    view: {
      collection: 'events',
      name: 'Deadly',
      columns: [],
      sort: [],
      filters: [{ op: 'blank', field: 'killed', blank: false }],
    },
  });
}
