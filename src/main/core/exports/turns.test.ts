/** Exports let others in between, and are of one moment. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Steps } from '#shared/steps.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { range, temporaryFolder } from '../dossier/fixture.ts';
import { baseRecord, memoryCore, memoryDossier, type MemoryDossier } from '../query/fixture.ts';
import type { Column } from '../query/column.ts';
import type { Tables } from '../query/tables.ts';
import { exportsHandlers } from './handlers.ts';

const events: Collection = {
  id: 'events',
  title: 'Events',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'before', title: 'Before', type: 'reference', collection: 'events' },
    { id: 'text', title: 'Text', type: 'longtext' },
  ],
};
const records = range(1, 3_000).map((at) =>
  baseRecord(`e${at}`, {
    title: `Event ${at}`,
    before: `e${3_001 - at}`,
    text: `${at} ${'words '.repeat(60)}`,
  }),
);
const query = { collection: 'events', search: '', filter: null, sort: [] };
const dialect = { delimiter: ',', bom: false, mode: 'exact' } as const;
const of = (columns: string[]) =>
  ({ kind: 'records', query, columns, records: null, ids: true, notes: false }) as const;
const table: ExportWhat = { kind: 'csv', subject: of(['title', 'before', 'text']), dialect };
const job = 'j';
type Handlers = ReturnType<typeof exportsHandlers>;
const claims: ExportWhat = {
  kind: 'csv',
  subject: { kind: 'claims', query: null, records: null },
  dialect,
};

/** Every file that it begins has its disk changed by `onWrite` when the first bytes come. */
function exporting(onWrite: (dossier: MemoryDossier) => void) {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const dossier = memoryDossier([events], { events: records });
  const core = memoryCore(dossier);
  core.paths.set('out', join(folder, 'out'));
  const fs: FileSystem = {
    ...nodeFileSystem,
    async open(path, mode) {
      const file = await nodeFileSystem.open(path, mode);
      const write: typeof file.write = (bytes, position) => {
        if (position === 0) onWrite(dossier);
        return file.write(bytes, position);
      };
      return { ...file, write };
    },
  };
  const write = exportsHandlers(core, fs)['exports.write'];
  return { folder, core, write: (what: ExportWhat) => write({ target: 'out', what, job: 'j' }) };
}

/** Other titles for all. */
function rename(dossier: MemoryDossier): void {
  const at = '2026-01-01T00:00:00.000Z';
  const drafts = records.map(({ id: record }) => {
    const id = `own:${record}#title`;
    const claim = { id, collection: 'events', record, field: 'title', source: 'editor' };
    const times = { createdAt: at, updatedAt: at };
    const after = { ...claim, value: 'CHANGED', rank: 'preferred' as const, ...times };
    return { table: 'claims' as const, id, after };
  });
  void dossier.commit({ label: 'Rename', drafts: () => drafts });
}

test.each([
  ['claims', claims],
  ['a package', { kind: 'package', documents: false }],
  ['titles of other records', { kind: 'csv', subject: of(['title', 'before', 'text']), dialect }],
] as [string, ExportWhat][])(
  '%s that change while they are written are refused, and nothing is left',
  async (_, what) => {
    const { folder, write } = exporting(rename);
    await expect(write(what)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('changed while the file was made') as string,
    });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.each([
  ['csv', { kind: 'csv', subject: of(['title', 'text']), dialect }],
  ['json', { kind: 'json', subject: of(['title', 'before', 'text']) }],
] as [string, ExportWhat][])('values as %s are those of when it began', async (_, what) => {
  const { folder, write } = exporting(rename);
  expect(await write(what)).toMatchObject({ rows: 3_000 });
  const text = readFileSync(join(folder, 'out'), 'utf8');
  expect(text).toContain('Event 3000');
  expect(text).not.toContain('CHANGED');
});

test.each([
  ['json', { kind: 'json', subject: of(['title', 'text']) }],
  ['claims', claims],
  ['package', { kind: 'package', documents: false }],
] as [string, ExportWhat][])('%s leaves nothing when it is stopped half way', async (_, what) => {
  const { folder, core, write } = exporting(() => core.abort.abort());
  await expect(write(what)).rejects.toThrow(/abort/);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a look at a table', (handlers: Handlers) => handlers['exports.preview']({ what: table })],
  [
    'a package',
    (handlers: Handlers) =>
      handlers['exports.write']({
        target: 'out',
        what: { kind: 'package', documents: false },
        job,
      }),
  ],
])('%s makes its columns ready in turns', async (_, work) => {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const core = memoryCore(memoryDossier([events], { events: records }));
  core.paths.set('out', join(folder, 'out'));
  const asked: string[] = [];
  const tables: Tables = {
    ...core.tables(),
    *select(query) {
      const found = yield* core.tables().select(query);
      const column = (id: string): Column => {
        asked.push(id);
        return found.table.column(id);
      };
      const prepareColumn = (id: string): Steps<void> => {
        asked.push(`${id} in steps`);
        return found.table.prepareColumn(id);
      };
      return { ...found, table: { ...found.table, column, prepareColumn } };
    },
  };
  await work(exportsHandlers({ ...core, tables: () => tables }));
  for (const { id } of events.fields)
    expect(asked.indexOf(`${id} in steps`)).toBeLessThan(asked.indexOf(id));
  expect(asked).toContain('text in steps');
});

test('passages and notes, and sources, tell how far they are', async () => {
  const { core, write } = exporting(() => undefined);
  await write({ kind: 'annotations' });
  await nextTurn();
  expect(core.events.at(-1)).toMatchObject({ type: 'progress', job: 'j' });
});
