/** For tests: a small dossier with marked sources, Arabic, and text that tries to be more than text. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMAT } from '#shared/model/dossier.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { ReportRequest } from '#shared/report/options.ts';
import { openCore, type TestCore } from '../test-core.ts';

/** Words that only the source marked red says. */
export const SECRET = 'Meeting behind closed doors';
export const AWKWARD =
  '<script>alert(1)</script> | [x](javascript:alert(1)) *a* `b` ~c~ &amp; # 1. "q" \\';
export const ARABIC = 'ولاية خراسان';

const collections = [
  {
    id: 'events',
    title: 'Events',
    singular: 'event',
    titleField: 'title',
    fields: [
      { id: 'title', title: 'Title', type: 'text' },
      { id: 'date', title: 'Date', type: 'date' },
      { id: 'country', title: 'Country', type: 'list' },
      { id: 'killed', title: 'Killed', type: 'quantity', unit: 'people' },
      { id: 'description', title: 'Description', type: 'longtext' },
      { id: 'aliases', title: 'Other names', type: 'names' },
    ],
  },
  {
    id: 'sources',
    title: 'Sources',
    singular: 'source',
    titleField: 'title',
    fields: [
      { id: 'title', title: 'Title', type: 'text' },
      { id: 'author', title: 'Author', type: 'text' },
      { id: 'url', title: 'Address', type: 'text' },
      { id: 'marking', title: 'Marking', type: 'text' },
    ],
  },
];

const events: BaseRecord[] = [
  {
    id: 'e1',
    statements: [
      {
        source: 'open',
        locator: { section: 'Summary', paragraph: 2 },
        grade: { reliability: 'B', credibility: 2 },
        values: { title: 'First event', date: '2019-05-01', country: ['A'], killed: { best: 10 } },
      },
      { source: 'red', values: { killed: { best: 98_765 } } },
    ],
  },
  {
    id: 'e2',
    statements: [
      { source: 'red', values: { title: SECRET, date: '2019-06', killed: { best: 7 } } },
    ],
  },
  {
    id: 'e3',
    statements: [
      {
        source: 'open',
        values: {
          title: AWKWARD,
          date: '2020',
          country: ['A', 'B'],
          killed: { low: 3, high: 5 },
          description: `${ARABIC}\nSecond line`,
          aliases: [{ name: ARABIC, lang: 'ar' }],
        },
      },
      { source: 'other', values: { killed: { best: 4, bound: 'at-least' } } },
    ],
  },
  { id: 'e4', statements: [{ source: 'other', values: { title: 'Without a figure' } }] },
];

const sources: BaseRecord[] = [
  {
    id: 'open',
    statements: [
      {
        source: 'editor',
        values: { title: 'Open report', author: 'A. Author', url: 'javascript:alert(1)' },
      },
    ],
  },
  {
    id: 'other',
    statements: [
      { source: 'editor', values: { title: 'Other report', url: 'https://example.org/a?b=1&c=2' } },
    ],
  },
  {
    id: 'red',
    statements: [{ source: 'editor', values: { title: 'Red cable', marking: 'red' } }],
  },
];

/** A core with this dossier open. `more`: further events. */
export async function reportCore(
  ports: Parameters<typeof openCore>[0] = {},
  more: readonly BaseRecord[] = [],
): Promise<TestCore> {
  const core = await openCore(ports);
  const folder = join(core.folder, 'reports.dossier');
  mkdirSync(join(folder, 'base'), { recursive: true });
  const imports = [
    write(folder, 'events', [...events, ...more]),
    write(folder, 'sources', sources),
  ];
  const file = { format: FORMAT, id: 'reports', title: 'A dossier', description: '', collections };
  writeFileSync(join(folder, 'dossier.json'), JSON.stringify({ ...file, imports }));
  await core.host.host.open({ path: folder });
  return core;
}

function write(folder: string, collection: string, records: readonly BaseRecord[]) {
  const bytes = JSON.stringify({ collection, records });
  const file = `base/${collection}.json`;
  writeFileSync(join(folder, file), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { id: `import-${collection}`, collection, file, sha256 };
}

export const eventsRequest: ReportRequest = {
  template: 'casualties',
  scope: { kind: 'query', query: { collection: 'events', search: '', filter: null, sort: [] } },
  sections: null,
  figures: null,
  place: null,
  ceiling: 'green',
  dates: 'words',
  paper: 'a4',
  title: '',
};
