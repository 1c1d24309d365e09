import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { memorySource, type ByteSource } from './byte-source.ts';
import { guessDialect, usualDelimiters } from './csv-dialect.ts';
import { readCsv } from './csv-rows.ts';
import { createCsvScanner, LONGEST_ROW } from './csv-scanner.ts';
import type { SourceRow } from './row-source.ts';

const COMMA = { delimiter: ',', newline: '\n' } as const;

function rowsOf(
  text: string,
  dialect: { delimiter: string; newline: '\n' | '\r' } = COMMA,
): SourceRow[] {
  return createCsvScanner(dialect)(text, true);
}
const cellsOf = (text: string): string[][] => rowsOf(text).map(({ cells }) => cells);

describe('rows', () => {
  it.each<[string, string[][]]>([
    ['', []],
    ['a', [['a']]],
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d\r\ne,f',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      ',\n,,',
      [
        ['', ''],
        ['', '', ''],
      ],
    ],
    ['a,\n', [['a', '']]],
    ['a,', [['a', '']]],
    ['\n\na\n\r\n\n', [['a']]],
    ['""\n""', [[''], ['']]],
    ['"a,b","c\nd","e""f"', [['a,b', 'c\nd', 'e"f']]],
    ['"a\r\nb\r"\r\nc', [['a\r\nb\r'], ['c']]],
    ['"a" ,b', [['a', 'b']]],
    ['a"b,c""d', [['a"b', 'c""d']]],
    [' "a",b', [[' "a"', 'b']]],
    ['"",""', [['', '']]],
    ['""""', [['"']]],
    ['"a"', [['a']]],
    ['007,1e5, x ', [['007', '1e5', ' x ']]],
    ['a\rb,c\n', [['a\rb', 'c']]],
  ])('%j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('of an old Macintosh end with a carriage return', () => {
    expect(rowsOf('a,b\r"c\nd",e\r\rf', { delimiter: ',', newline: '\r' })).toEqual([
      { line: 1, cells: ['a', 'b'], flaw: null },
      { line: 2, cells: ['c\nd', 'e'], flaw: null },
      { line: 4, cells: ['f'], flaw: null },
    ]);
  });

  it('know the line that they begin in', () => {
    expect(rowsOf('a\n\n"b\nb\nb",c\nd\n"e"\nf').map(({ line }) => line)).toEqual([1, 3, 6, 7, 8]);
  });
});

describe('quotes that do not match', () => {
  it.each<[string, SourceRow[]]>([
    [
      '1,"Kabul "city" center",3',
      [{ line: 1, cells: ['1', 'Kabul "city" center', '3'], flaw: 'stray-quote' }],
    ],
    [
      '1,"He said "go"\nand left",3\n4',
      [
        { line: 1, cells: ['1', 'He said "go'], flaw: 'stray-quote' },
        { line: 2, cells: ['and left"', '3'], flaw: null },
        { line: 3, cells: ['4'], flaw: null },
      ],
    ],
    [
      '1,"Kabul,5\n2,"Herat",6\n3,x,7',
      [
        { line: 1, cells: ['1', '"Kabul', '5'], flaw: 'open-quote' },
        { line: 2, cells: ['2', 'Herat', '6'], flaw: null },
        { line: 3, cells: ['3', 'x', '7'], flaw: null },
      ],
    ],
    [
      'a,"b\nc,d\n',
      [
        { line: 1, cells: ['a', '"b'], flaw: 'open-quote' },
        { line: 2, cells: ['c', 'd'], flaw: null },
      ],
    ],
    ['"', [{ line: 1, cells: ['"'], flaw: 'open-quote' }]],
  ])('%j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('hold up no row once they are sure not to match', () => {
    expect(createCsvScanner(COMMA)('1,"a\n2,b"c\n', false)).toHaveLength(2);
  });

  it('do not swallow the rows that follow, however many there are', () => {
    const rest = 'b,c\n'.repeat(1_000_000);
    const scan = createCsvScanner(COMMA);
    let rows = scan('"a,b\n', false).length;
    for (let at = 0; at < rest.length; at += 100_000)
      rows += scan(rest.slice(at, at + 100_000), false).length;
    expect(rows + scan('', true).length).toBe(1_000_001);
  });

  it.each([
    '"a\n',
    '"a"b\n',
    '""x\n',
    '"""\n',
    '"""a\n',
    '"a""\n',
    'a,"\n',
    '" "x" "\n',
    '"x',
    '""""a',
  ])('take a time in proportion to the text: %j again and again', (line) => {
    const text = line.repeat(Math.ceil(3_000_000 / line.length));
    const started = performance.now();
    const scan = createCsvScanner(COMMA);
    let characters = 0;
    for (let at = 0; at < text.length; at += 65_536) {
      const isLast = at + 65_536 >= text.length;
      try {
        for (const { cells } of scan(text.slice(at, at + 65_536), isLast))
          characters += cells.join().length;
      } catch (error) {
        expect(String(error)).toMatch(/longer than/);
        break;
      }
    }
    expect(characters).toBeGreaterThanOrEqual(0);
    expect(performance.now() - started).toBeLessThan(12_000);
  });
});

describe('what is no table', () => {
  it('is noticed before it fills the memory', () => {
    const scan = createCsvScanner(COMMA);
    const feed = () => {
      for (let at = 0; at < 10; at++) scan('x'.repeat(LONGEST_ROW / 5), false);
    };
    expect(feed).toThrow(/Line 1 is longer than/);
  });
});

describe('the delimiter', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n'],
    ['\t', 'a\tb, c\n1\t2, 3\n'],
    ['|', 'a|b;c\n1|2;3\n'],
    [
      ';',
      'A title, in three parts, here\n\nid;date;place\n1;12-Mar-15;Kabul, city\n2;13-Mar-15;Herat\n',
    ],
    [',', 'name\nKabul\nHerat\n'],
    [',', 'id,"a;b;c"\n1,"d;e;f"\n2,"g;h;i"\n'],
    [',', ''],
  ])('is seen to be %j in %j', (delimiter, text) => {
    expect(guessDialect(text)).toEqual({ delimiter, newline: '\n', why: 'guess' });
  });

  it.each([
    ['sep=;\r\na;b', ';'],
    ['"sep=\t"\na\tb', '\t'],
    ['SEP=|\r\na,b|c', '|'],
  ])('is given by a line of its own: %j', (text, delimiter) => {
    expect(guessDialect(text)).toMatchObject({ delimiter, why: 'sep-line' });
  });

  it('and the line ends of an old Macintosh', () => {
    expect(guessDialect('a;b\r1;2\r')).toMatchObject({ delimiter: ';', newline: '\r' });
  });
});

/** The same bytes in pieces of that length. */
function inPieces(bytes: Uint8Array, length: number): ByteSource {
  async function* read() {
    for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
  }
  return { name: 'test.csv', size: bytes.length, read };
}

async function readAll(
  source: ByteSource,
  delimiter = ',',
  encoding = 'utf-8',
): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of readCsv(source, { delimiter, newline: '\n', encoding }))
    rows.push(...batch.rows);
  return rows;
}

describe('a file', () => {
  it('without its line sep=, which is counted', async () => {
    for (const text of [
      'sep=;\r\nplace\r\nKabul',
      '\ufeffsep=;\r\nplace\r\nKabul',
      'sep=;\na\nb',
    ]) {
      const rows = await readAll(memorySource('a.csv', new TextEncoder().encode(text)), ';');
      expect(rows.map(({ line }) => line)).toEqual([2, 3]);
    }
  });

  it('tells how many bytes were read', async () => {
    const source = inPieces(new TextEncoder().encode('a,b\n'.repeat(100)), 64);
    const seen: number[] = [];
    for await (const { bytesRead } of readCsv(source, { ...COMMA, encoding: 'utf-8' }))
      seen.push(bytesRead);
    expect(seen.at(0)).toBe(64);
    expect(seen.at(-1)).toBe(400);
  });

  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '|', '\r', '\n', ' ', 'a', 'ك', "'", '='),
      maxLength: 6,
    }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  const isBlank = (row: readonly string[]) => row.length === 1 && row[0] === '';

  it.each(usualDelimiters.map(({ id }) => id))(
    'written by papaparse with %j reads back the same, however it is cut into pieces',
    async (delimiter) => {
      await fc.assert(
        fc.asyncProperty(
          table,
          fc.constantFrom('\r\n', '\n'),
          fc.integer({ min: 1, max: 40 }),
          async (rows, newline, length) => {
            const text = Papa.unparse(rows, { delimiter, newline, quotes: true });
            const bytes = new TextEncoder().encode(text);
            fc.pre(!/^"sep=/i.test(text) && new TextDecoder().decode(bytes) === text);
            const read = await readAll(inPieces(bytes, length), delimiter);
            expect(read.map(({ cells }) => cells)).toEqual(rows);
            expect(read.every(({ flaw }) => flaw === null)).toBe(true);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it('with quotes only where they are needed is understood as papaparse understands it', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\n' });
        const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        const read = rowsOf(text).map(({ cells }) => cells);
        expect(read.filter((row) => !isBlank(row))).toEqual(data.filter((row) => !isBlank(row)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('loses no character but quotes, delimiters and blanks at the edge of a quoted cell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'b'), maxLength: 60 }),
        (text) => {
          const letters = (all: string) => all.replace(/[^ab]/g, '');
          expect(
            letters(
              rowsOf(text)
                .flatMap(({ cells }) => cells)
                .join(''),
            ),
          ).toBe(letters(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('gives the same rows, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a'), maxLength: 40 }),
        fc.nat(40),
        (text, at) => {
          const scan = createCsvScanner(COMMA);
          expect([...scan(text.slice(0, at), false), ...scan(text.slice(at), true)]).toEqual(
            rowsOf(text),
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
