/** What a file is to be: an update, a neighbour, a dataset, rows of a collection, a collection of its own; and what its cells become. */
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ImportTarget } from '#shared/contract/imports-api.ts';
import { openSession, type ImportSession } from './test-session.ts';
import { inlineRows, xlsxBytes } from './test-xlsx.ts';

const GED = fileURLToPath(new URL('fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));

let session: ImportSession;
beforeEach(async () => {
  session = await openSession();
});

const table = (columns: string, ...rows: string[]): string => `${[columns, ...rows].join('\n')}\n`;
const first = table('id,title,day,killed', 'A1,One,2024-01-03,5', 'A2,Two,2024-02-01,7');
const readFrom = ({ mapping }: ImportTarget) =>
  mapping.fields.map(({ field, reading }) => [field, 'column' in reading ? reading.column : '']);

describe('a later release', () => {
  test('is thought of first where all columns are there, and offered where some are missing', async () => {
    const { id } = await session.takeIn(await session.openText('set.csv', first));
    const same = await session.openText('other-name.csv', first);
    expect(same.earlier).toEqual([id]);
    expect((await session.propose(same)).purpose).toEqual({ kind: 'update', import: id });

    const fewer = await session.openText('set.csv', table('id,title,day', 'A1,One,2024-01-03'));
    expect(fewer.earlier).toEqual([id]);
    expect((await session.propose(fewer)).purpose).toEqual({ kind: 'new' });
    const proposal = await session.propose(fewer, { kind: 'update', import: id });
    expect(proposal).toMatchObject({ missing: ['killed'], left: [], target: { replaces: id } });
    expect(readFrom(proposal.target)).toEqual([
      ['id', 'id'],
      ['title', 'title'],
      ['day', 'day'],
    ]);
  });

  test('is not one without the key, or with other columns', async () => {
    const { id } = await session.takeIn(await session.openText('set.csv', first));
    const keyless = await session.openText('a.csv', table('title,day,killed', 'One,2024-01-03,5'));
    expect(keyless.earlier).toEqual([]);
    await expect(session.propose(keyless, { kind: 'update', import: id })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('“id”') as string,
    });
    const other = await session.openText('b.csv', table('id,name,place,year', 'A1,x,y,2'));
    expect(other.earlier).toEqual([]);
  });

  test('is not thought of first where its columns are a few of many', async () => {
    const { id } = await session.takeIn(await session.openText('set.csv', first));
    const wide = table('id,title,day,killed,a,b,c,d,e', 'A1,x,2024-01-03,5,1,2,3,4,5');
    const draft = await session.openText('wide.csv', wide);
    expect(draft.earlier).toEqual([id]);
    expect((await session.propose(draft)).purpose).toEqual({ kind: 'new' });
  });
});

test('beside an import, the same dataset is kept apart by another prefix', async () => {
  const { id, collection } = await session.takeIn(await session.openText('set.csv', first));
  const draft = await session.openText('set.csv', first);
  const { target } = await session.propose(draft, { kind: 'beside', import: id });
  expect(target).toMatchObject({ replaces: null, mapping: { key: { prefix: 'set2' } } });
  expect(await session.plan(draft, target)).toMatchObject({ new: 2, rejected: 0 });
  await session.core.page.imports.apply({ draft: draft.draft, job: 'apply' });
  expect((await session.rows(collection)).map((row) => row.id)).toEqual([
    'set-A1',
    'set-A2',
    'set2-A1',
    'set2-A2',
  ]);
});

test('a dataset that is here already can come in once more, under a prefix that is free', async () => {
  await session.takeIn(await session.openFile(GED));
  const draft = await session.openFile(GED);
  const { target } = await session.propose(draft, { kind: 'preset' });
  expect(target.mapping.key.prefix).toBe('ged2');
});

describe('into a collection that is there', () => {
  const incidents = { kind: 'into', collection: 'incidents' } as const;

  test('cells go to the fields called as their columns, in the way of those', async () => {
    const draft = await session.openText(
      'more.csv',
      table(
        'Title,Kind,Killed,Weather',
        ...Array.from({ length: 30 }, (_, at) => `Raid ${at},ATTACK,${at},fog ${at}`),
      ),
    );
    const { target, left } = await session.propose(draft, incidents);
    // Nothing of the collection is changed, but for the field that it did not have.
    expect(target.collection.fields.map(({ id }) => id)).toEqual([
      'title',
      'kind',
      'killed',
      'from',
      'to',
      'length',
      'weather',
    ]);
    expect(target.collection.fields[1]?.choices).toHaveLength(1);
    expect(target.collection.fields.at(-1)).toMatchObject({ id: 'weather', type: 'text' });
    expect(left).toEqual([]);
    const sample = await session.core.page.imports.sample({ draft: draft.draft, target });
    const texts = new Map(
      sample.fields.map(({ field, examples }) => [field, examples[1] ?? examples[0]]),
    );
    expect(texts.get('kind')).toMatchObject({ text: 'Attack', raw: 'ATTACK', problems: [] });
    expect(texts.get('killed')).toMatchObject({ text: '1', problems: [] });
    expect(texts.get('weather')).toMatchObject({ text: 'fog 1' });
  });

  test('a column whose field is worked out, or taken by another, is left', async () => {
    const rows = ['a,b,c,P1Y', 'd,e,f,P2Y'];
    const draft = await session.openText('two.csv', table('Title,title,x,Length', ...rows));
    const { target, left } = await session.propose(draft, incidents);
    expect(readFrom(target)).toEqual([
      ['title', 'Title'],
      ['x', 'x'],
    ]);
    expect(left).toEqual(['title', 'Length']);
  });
});

test('a new source does not take the place of one that is there, and a known one has to be', async () => {
  await session.takeIn(await session.openText('set.csv', first));
  const draft = await session.openText('other.csv', table('x,y', 'a,1', 'b,2'));
  const { target } = await session.propose(draft, { kind: 'new' });
  const from = (source: ImportTarget['source'], id: string) =>
    session.plan(draft, { ...target, source, mapping: { ...target.mapping, source: id } });
  if (target.source.kind !== 'new') throw new Error('A new table has a new source.');
  await expect(from({ ...target.source, id: 'set' }, 'set')).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(from({ kind: 'known', record: 'nobody' }, 'nobody')).rejects.toMatchObject({
    code: 'not_found',
  });
  expect(await from({ kind: 'known', record: 'set' }, 'set')).toMatchObject({ new: 2 });
});

test('a table without rows is refused with what to look at', async () => {
  const draft = await session.openText('empty.csv', 'id,title\n');
  await expect(session.propose(draft)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('no rows below its header') as string,
  });
});

test('examples show what cells become: problems first, then unlike ones, with the first ids', async () => {
  const rows = ['a;12/03/15', 'b;25/03/15', 'c;25/03/15', 'd;n/a', 'e;soon'];
  const draft = await session.openText('s.csv', table('key;day', ...rows));
  const { target } = await session.propose(draft);
  const mapping = {
    ...target.mapping,
    key: { kind: 'columns' as const, prefix: 's', columns: ['key'] },
    fields: [
      {
        field: 'day',
        reading: { kind: 'date' as const, column: 'day', order: null, firstYear: 1950 },
        unknown: [{ text: 'n/a', label: 'not said' }],
      },
    ],
  };
  const collection = {
    ...target.collection,
    fields: [{ id: 'day', title: 'Day', type: 'date' as const }],
  };
  const { fields, ids } = await session.core.page.imports.sample({
    draft: draft.draft,
    target: { ...target, collection, mapping },
  });
  expect(ids).toEqual(['s-a', 's-b', 's-c']);
  expect(fields).toEqual([
    {
      field: 'day',
      examples: [
        {
          line: 2,
          raw: '12/03/15',
          text: '',
          label: null,
          unknown: false,
          problems: [expect.stringContaining('two days') as string],
        },
        { line: 3, raw: '25/03/15', text: '2015-03-25', label: null, unknown: false, problems: [] },
        { line: 5, raw: 'n/a', text: '', label: 'not said', unknown: true, problems: [] },
      ],
    },
  ]);
});

describe('the header under other settings', () => {
  test('is found anew for another delimiter, when asked for', async () => {
    const text = 'Report of 2015\n\nid;title;place, district\n1;Raid;Kabul, 5\n2;Clash;Herat, 1\n';
    const draft = await session.openText('r.csv', text);
    if (draft.settings.kind !== 'csv') throw new Error('It is a CSV.');
    const wrong = { ...draft.settings, delimiter: ',', header: { names: null, tags: null } };
    const ask = (guessHeader: boolean) =>
      session.core.page.imports.settings({
        draft: draft.draft,
        table: 0,
        settings: { ...wrong, delimiter: ';' },
        guessHeader,
        job: 'settings',
      });
    expect((await ask(false)).settings).toMatchObject({ header: { names: null } });
    const { settings, columns } = await ask(true);
    expect(settings).toMatchObject({ delimiter: ';', header: { names: 2, tags: null } });
    expect(columns.map(({ name }) => name)).toEqual(['id', 'title', 'place, district']);
  });

  test('is found anew for another sheet', async () => {
    const bytes = xlsxBytes({
      sheets: {
        Notes: inlineRows([['Title of all'], ['x', 'y'], ['1', '2']]),
        Data: inlineRows([
          ['a', 'b'],
          ['1', '2'],
        ]),
      },
    });
    const draft = await session.openText('book.xlsx', bytes);
    const settings = { kind: 'xlsx' as const, sheet: 'Data', header: { names: 2, tags: null } };
    const changed = await session.core.page.imports.settings({
      draft: draft.draft,
      table: 0,
      settings,
      guessHeader: true,
      job: 'settings',
    });
    expect(changed.settings).toMatchObject({ sheet: 'Data', header: { names: 1 } });
  });
});

test('a table of very many short rows can be opened', { timeout: 30_000 }, async () => {
  const draft = await session.openText('short.csv', `a,b\n${'1,2\n'.repeat(300_000)}`);
  expect(draft.sample).toHaveLength(60);
});
