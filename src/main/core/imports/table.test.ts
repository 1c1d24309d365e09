import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource, memorySource, readWhole } from './byte-source.ts';
import { guessHeader, nameColumns } from './header.ts';
import { detectSourceEncoding } from './source-encoding.ts';
import { findTables } from './source-kind.ts';
import { MOST_ROWS, guessSettings, openTable, type Table, type TableRow } from './table.ts';
import { inlineRows, xlsxBytes } from './test-xlsx.ts';

const GED = fileURLToPath(new URL('fixtures/ged191-myanmar-bangladesh.zip', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dossier-imports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (name: string, content: string | Uint8Array) =>
  findTables(memorySource(name, typeof content === 'string' ? strToU8(content) : content));

async function read(name: string, content: string | Uint8Array) {
  const [found] = await find(name, content);
  const { settings, ...guessed } = await guessSettings(found!);
  const table = await openTable(found!, settings);
  return {
    settings,
    guessed,
    columns: table.columns.map((column) => column.name),
    rows: await allRows(table),
    table,
  };
}

async function allRows(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table.rows()) rows.push(...batch);
  return rows;
}

/** Windows-1256, semicolons, the names in row 3, days like `12-Mar-15`. */
const AWKWARD = Buffer.concat([
  strToU8('Incidents in the province;;\r\n\r\nfor internal use;;\r\nid;place;date\r\n007;'),
  Uint8Array.of(0xdf, 0xc7, 0xc8, 0xe1),
  strToU8(';12-Mar-15\r\n008;'),
  Uint8Array.of(0xe5, 0xd1, 0xc7, 0xca),
  strToU8(';13-Mar-15\r\n'),
]);

describe('a file is a table', () => {
  it('awkward as it may be', async () => {
    const { settings, guessed, columns, rows } = await read('a.csv', AWKWARD);
    expect(settings).toEqual({
      kind: 'csv',
      encoding: 'windows-1256',
      delimiter: ';',
      newline: '\n',
      header: { names: 3, tags: null },
    });
    expect(guessed).toMatchObject({ encodingWhy: 'guess', dialectWhy: 'guess' });
    expect(columns).toEqual(['id', 'place', 'date']);
    expect(rows).toEqual([
      { row: 1, line: 5, cells: ['007', 'كابل', '12-Mar-15'], flaw: null },
      { row: 2, line: 6, cells: ['008', 'هرات', '13-Mar-15'], flaw: null },
    ]);
  });

  it('in a workbook, with a title above it', async () => {
    const cells = [['Incidents'], ['id', 'place', 'note'], ['007', 'Kabul'], ['008', 'Herat', 'x']];
    const { settings, columns, rows, guessed } = await read(
      'a.xlsx',
      xlsxBytes({ sheets: { Events: inlineRows(cells) } }),
    );
    expect(settings).toEqual({ kind: 'xlsx', sheet: 'Events', header: { names: 2, tags: null } });
    expect(guessed.sheets).toMatchObject([{ name: 'Events', isHidden: false }]);
    expect(columns).toEqual(['id', 'place', 'note']);
    expect(rows.map(({ row, line, flaw }) => [row, line, flaw])).toEqual([
      [1, 3, null],
      [2, 4, null],
    ]);
  });

  it('in JSON, with a key that comes late', async () => {
    const { columns, rows } = await read('a.json', '[{"a": 1}, {"a": 2, "": 3, "__proto__": 4}]');
    expect(columns).toEqual(['a', 'Column 2', '__proto__']);
    expect(rows.map(({ cells }) => cells)).toEqual([['1'], ['2', '3', '4']]);
  });

  it('without names, and with HXL tags', async () => {
    expect((await read('a.csv', '1,2015-01-01,Kabul\n2,2015-01-02,Herat\n')).columns).toEqual([
      'Column 1',
      'Column 2',
      'Column 3',
    ]);
    const { columns, rows, table } = await read(
      'a.csv',
      'Day,Place\n#date +start,#adm1\n2015-01-01,Kabul\n',
    );
    expect(columns).toEqual(['Day', 'Place']);
    expect(table.columns[0]).toEqual({ name: 'Day', tag: '#date +start' });
    expect(rows).toHaveLength(1);
    expect((await read('a.csv', '#date,#adm1\n2015-01-01,Kabul\n')).columns).toEqual([
      '#date',
      '#adm1',
    ]);
  });

  it('whose ragged rows are kept and marked', async () => {
    const { rows } = await read('a.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x,1,2\n');
    expect(rows.map(({ cells, flaw }) => [cells.length, flaw])).toEqual([
      [3, null],
      [2, 'few-cells'],
      [4, 'many-cells'],
      [3, 'open-quote'],
    ]);
  });

  it('whose columns are told apart', () => {
    expect(
      nameColumns(['a', ' a ', '', 'a (2)', 'b\n c'], ['', '', '#x'], 6).map(({ name }) => name),
    ).toEqual(['a', 'a (2)', '#x', 'a (2) (2)', 'b c', 'Column 6']);
  });

  it('of the real world: UCDP GED, zipped, with line breaks in cells', async () => {
    const [found] = await findTables(await fileSource(GED));
    expect(found).toMatchObject({ kind: 'csv', source: { name: 'ged191.csv' } });
    const { settings } = await guessSettings(found!);
    expect(settings).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      header: { names: 1, tags: null },
    });
    const table = await openTable(found!, settings);
    const rows = await allRows(table);
    expect(table.columns).toHaveLength(42);
    expect(rows).toHaveLength(3_194);
    expect(rows.flatMap(({ cells }) => cells).filter((cell) => cell.includes('\n'))).toHaveLength(
      79,
    );
    expect(rows.filter(({ flaw }) => flaw !== null)).toEqual([]);
    expect(rows.at(-1)?.line).toBe(
      3_318 - (rows.at(-1)?.cells.join('').split('\n').length ?? 0) + 1,
    );
  });
});

describe('guessHeader', () => {
  it.each<[string, string[][], { names: number | null; tags: number | null }]>([
    [
      'years as names',
      [
        ['place', '2015', '2016'],
        ['Kabul', '1', '2'],
      ],
      { names: 1, tags: null },
    ],
    ['one column', [['place'], ['Kabul'], ['Herat']], { names: 1, tags: null }],
    ['one column of figures', [['1'], ['2']], { names: null, tags: null }],
    [
      'names that repeat',
      [
        ['a', 'a', 'a'],
        ['x', 'y', 'z'],
      ],
      { names: null, tags: null },
    ],
    ['an empty table', [], { names: null, tags: null }],
    [
      'titles of one cell',
      [
        ['Title'],
        ['by somebody'],
        ['a', 'b', 'c', 'd'],
        ['1', '2', '3', '4'],
        ['1', '2', '3', '4'],
      ],
      { names: 3, tags: null },
    ],
  ])('%s', (_, rows, place) => {
    expect(guessHeader(rows)).toEqual(place);
  });
});

describe('findTables', () => {
  it('takes what is in a zip, and leaves what is about it', async () => {
    const zip = zipSync({
      'readme.txt': strToU8('About'),
      'data/events.csv': strToU8('a,b\n1,2\n'),
      '__MACOSX/data/._events.csv': strToU8('x'),
      'book.xlsx': xlsxBytes({ sheets: { A: '' } }),
      'list.json': strToU8('[{"a": 1}]'),
      'inner.zip': zipSync({ 'a.csv': strToU8('a') }),
      'picture.csv': Uint8Array.from([0x25, 0x50, 0x44, 0x46]),
    });
    const found = await find('all.zip', zip);
    expect(found.map(({ kind, source }) => [kind, source.name])).toEqual([
      ['csv', 'events.csv'],
      ['xlsx', 'book.xlsx'],
      ['json', 'list.json'],
    ]);
    const only = await find('only.zip', zipSync({ 'data.txt': strToU8('a\tb\n') }));
    expect(only).toMatchObject([{ kind: 'csv', source: { name: 'data.txt' } }]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['events.txt', '[{"a": 1}]', 'json'],
    ['events.csv', '[id],[place]\n1,Kabul', 'csv'],
    ['events.csv', xlsxBytes({ sheets: { A: '' } }), 'xlsx'],
    ['events', 'a;b', 'csv'],
    ['events.json', Buffer.from('\ufeff[{"a": 1}]', 'utf16le'), 'json'],
  ])('goes by what is in %s, not by its name', async (name, content, kind) => {
    expect((await find(name, content)).map((one) => one.kind)).toEqual([kind]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel file/],
    ['a.pdf', strToU8('%PDF-1.7'), /a PDF/],
    ['a.csv.gz', Buffer.from('1f8b08', 'hex'), /gzip/],
    ['a.bin', Uint8Array.from({ length: 500 }, (_, at) => at % 13), /not a text/],
    ['a.csv', new Uint8Array(), /empty/],
    [
      'a.docx',
      zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }),
      /Office document/,
    ],
    ['a.ods', zipSync({ mimetype: strToU8('x') }), /OpenDocument/],
    ['a.zip', zipSync({ 'a.png': strToU8('x') }), /without a table/],
    ['a.zip', zipSync({ 'a.csv': strToU8('%PDF-1.7') }), /a PDF/],
    ['a.zip', zipSync({ 'a.csv': zipSync({ 'b.csv': strToU8('a,b') }) }), /without a table/],
  ])('refuses %s with what it is', async (name, bytes, message) => {
    await expect(find(name, bytes)).rejects.toThrow(message);
  });

  it('reads files only, and says what is wrong with one', async () => {
    await expect(fileSource(folder)).rejects.toThrow(/is not a file/);
    await expect(fileSource(join(folder, 'gone.csv'))).rejects.toMatchObject({ code: 'storage' });
    const path = join(folder, 'a.csv');
    await writeFile(path, 'a,b\n1,2\n');
    const source = await fileSource(path);
    expect(source).toMatchObject({ name: 'a.csv', size: 8 });
    await expect(readWhole(source, 4)).rejects.toThrow(/larger than/);
    await rm(path);
    await expect(readWhole(source, 100)).rejects.toMatchObject({ code: 'storage' });
  });
});

describe('the encoding of a file', () => {
  const plain = strToU8('place,note\nKabul,x\n'.repeat(100_000));
  it.each<[string, Uint8Array[], string]>([
    [
      'that is plain for a long while',
      [plain, Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x0a)],
      'windows-1252',
    ],
    [
      'in UTF-8 with a damaged place far behind',
      [strToU8('كابل\n'), plain, Uint8Array.of(0xff, 0x0a)],
      'utf-8',
    ],
    [
      'in UTF-8 whose characters are cut between pieces',
      [plain, strToU8('ك'.repeat(700_001))],
      'utf-8',
    ],
    [
      'in UTF-8 that ends in the middle of a character',
      [plain, Uint8Array.of(0xd9)],
      'windows-1252',
    ],
  ])('%s', async (_, parts, encoding) => {
    const source = memorySource('a.csv', Buffer.concat(parts));
    expect((await detectSourceEncoding(source)).encoding).toBe(encoding);
  });
});

describe('reading', () => {
  const text = strToU8('a,b\n' + '1,2\n'.repeat(1_000_000));

  it('tells how far it is, and ends when it is told to', async () => {
    const [found] = await find('a.csv', text);
    const table = await openTable(found!, (await guessSettings(found!)).settings);
    const controller = new AbortController();
    const seen: number[] = [];
    const run = async () => {
      for await (const batch of table.rows({
        signal: controller.signal,
        onProgress: (done, total) => seen.push(done / total),
      })) {
        expect(batch.length).toBeGreaterThan(0);
        if (seen.length === 2) controller.abort();
      }
    };
    await expect(run()).rejects.toThrow(/abort/i);
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBeCloseTo(1_048_576 / text.length, 6);
  });

  it('ends at the most rows that a table may have: five million, where nothing else is said', async () => {
    const [found] = await find('a.csv', strToU8(`a\n${'1\n'.repeat(1_001)}`));
    const header = { names: 1, tags: null };
    const settings = {
      kind: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      newline: '\n',
      header,
    } as const;
    const table = await openTable(found!, settings);
    const run = async (mostRows?: number) => {
      let rows = 0;
      for await (const batch of table.rows({ mostRows })) rows += batch.length;
      return rows;
    };
    await expect(run(1_000)).rejects.toThrow(/more than 1000 rows/);
    expect(await run(1_001)).toBe(1_001);
    expect(await run()).toBe(1_001);
    expect(MOST_ROWS).toBe(5_000_000);
  });

  it('of a sheet that is not there, and of a row that is too wide, is refused', async () => {
    const [found] = await find('a.xlsx', xlsxBytes({ sheets: { A: '' } }));
    await expect(
      openTable(found!, { kind: 'xlsx', sheet: 'B', header: { names: null, tags: null } }),
    ).rejects.toThrow(/no sheet called “B”/);
    await expect(read('a.csv', 'a,'.repeat(900_000))).rejects.toThrow(
      /The header has 900001 cells/,
    );
    await expect(read('a.csv', `a,b\n${'x,'.repeat(3_000)}\n`)).rejects.toThrow(
      /3001 cells, and 2000 is the most/,
    );
  });
});
