import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from './row-source.ts';
import { HEAD, inlineRows, xlsxBytes, type TestBook } from './test-xlsx.ts';
import { openXlsx } from './xlsx-book.ts';
import { readCellContext } from './xlsx-cells.ts';
import { cellFormat, dateText } from './xlsx-format.ts';
import { readXlsx } from './xlsx-rows.ts';

async function read(bytes: Uint8Array, sheet = 0): Promise<SourceRow[]> {
  const book = await openXlsx(bytes, 'Test.xlsx');
  const rows: SourceRow[] = [];
  for await (const batch of readXlsx(book, book.sheets[sheet]!)) rows.push(...batch.rows);
  return rows;
}
const cellsOf = async (book: TestBook) => (await read(xlsxBytes(book))).map(({ cells }) => cells);

/** Cell styles in this order: General, `yyyy-mm-dd`, `mmm yyyy`, built-in 17, 14, 22, `0.00`, `[h]:mm`. */
const STYLES =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/><numFmt numFmtId="165" formatCode="[$-409]mmm\\ yyyy"/><numFmt numFmtId="166" formatCode="0.00&quot; d&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
  `<cellXfs>${[0, 164, 165, 17, 14, 22, 166, 20].map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs>`;

describe('a workbook', () => {
  it('lists its sheets in the order of the tabs, hidden ones too', async () => {
    const book = xlsxBytes({
      sheets: { Events: '', 'Codes &amp; labels': '' },
      parts: {
        'xl/workbook.xml': `${HEAD}<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="Codes &amp; labels" state="hidden" q:id="rId2"/><x:sheet name="Events" q:id="rId1"/></x:sheets></x:workbook>`,
      },
    });
    const { sheets } = await openXlsx(book, 'Test.xlsx');
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Codes & labels', true],
      ['Events', false],
    ]);
  });

  it('keeps text as text, numbers in their shortest spelling, truth and errors by name', async () => {
    const sharedStrings =
      '<si><t>007</t></si><si><r><t>Ka</t></r><r><rPr><b/></rPr><t xml:space="preserve">bul </t></r><rPh><t>reading</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si>';
    const cells = [
      '<c r="A1" t="s"><v>0</v></c>',
      '<c r="B1" t="s"><v>1</v></c>',
      '<c r="C1" t="s"><v>2</v></c>',
      '<c r="D1"><v>5.0999999999999996</v></c>',
      '<c r="E1"><v>201204120001</v></c>',
      '<c r="F1" t="b"><v>1</v></c>',
      '<c r="G1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="H1" t="str"><f>A1&amp;"x"</f><v>007x</v></c>',
      '<c r="I1" t="inlineStr"><is><t>&lt;b&gt; &#128522;</t><rPh><t>no</t></rPh></is></c>',
      '<c r="K1" t="d"><v>2024-01-03T00:00:00</v></c>',
      '<c r="L1" s="6"><v>7</v></c>',
    ];
    expect(
      await cellsOf({
        sheets: { A: `<row r="1">${cells.join('')}</row>` },
        sharedStrings,
        styles: STYLES,
      }),
    ).toEqual([
      [
        '007',
        'Kabul ',
        'a\rb_x000D_',
        '5.1',
        '201204120001',
        'TRUE',
        '#DIV/0!',
        '007x',
        '<b> 😊',
        '',
        '2024-01-03',
        '7',
      ],
    ]);
  });

  it('gives dates as far as they are shown, and only where the cell is formatted so', async () => {
    const row = [0, 1, 2, 3, 4, 5, 7]
      .map((style) => `<c s="${style}"><v>42064${style === 5 ? '.5' : ''}</v></c>`)
      .join('');
    expect(
      await cellsOf({ sheets: { A: `<row>${row}<c s="7"><v>0.25</v></c></row>` }, styles: STYLES }),
    ).toEqual([
      [
        '42064',
        '2015-03-01',
        '2015-03',
        '2015-03',
        '2015-03-01',
        '2015-03-01 12:00:00',
        '42064',
        '06:00:00',
      ],
    ]);
    expect(
      await cellsOf({
        sheets: { A: '<row><c s="1"><v>40602</v></c></row>' },
        styles: STYLES,
        date1904: true,
      }),
    ).toEqual([['2015-03-01']]);
  });

  it('numbers its rows as the sheet does, and leaves out empty ones without filling gaps', async () => {
    const rows =
      '<row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="A3" s="1"/></row><row><c><v>2</v></c></row><row r="99999999"><c><v>3</v></c><c r="C9"><v>4</v></c></row>';
    expect(await read(xlsxBytes({ sheets: { A: rows } }))).toEqual([
      { line: 2, cells: ['', '1'], flaw: null },
      { line: 4, cells: ['2'], flaw: null },
      { line: 99_999_999, cells: ['3', '', '4'], flaw: null },
    ]);
  });

  it('of any texts reads back the same', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        async (rows) => {
          expect(
            (await read(xlsxBytes({ sheets: { A: inlineRows(rows) } }))).map(({ cells }) => cells),
          ).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('refused', () => {
  it.each(['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])(
    'a DOCTYPE in %s',
    async (part) => {
      const bytes = xlsxBytes({
        sheets: { A: '' },
        parts: { [part]: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' },
      });
      await expect(read(bytes)).rejects.toThrow(/DOCTYPE/);
    },
  );

  it.each<[string, TestBook, RegExp]>([
    [
      'a missing sheet',
      {
        sheets: { A: '' },
        parts: {
          'xl/_rels/workbook.xml.rels':
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="sheet9.xml"/></Relationships>',
        },
      },
      /xl\/sheet9.xml is missing/,
    ],
    ['broken XML', { sheets: { A: '<row><c></row>' } }, /closing tag mismatch/],
    [
      'cut XML',
      { sheets: { A: '' }, parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' } },
      /can’t be read/,
    ],
    [
      'too many columns',
      { sheets: { A: '<row r="1"><c r="XFD1"><v>1</v></c></row>' } },
      /row 1 has more than 2000 columns/,
    ],
    [
      'an endless cell',
      {
        isStored: true,
        sheets: {
          A: `<row><c t="inlineStr"><is>${'<t>0123456789</t>'.repeat(100_001)}</is></c></row>`,
        },
      },
      /more than 1000000 characters/,
    ],
    [
      'an endless tag',
      { isStored: true, sheets: { A: `<row ${'abcdefghi="" '.repeat(400_000)}/>` } },
      /does not end/,
    ],
  ])('%s', async (_, book, message) => {
    await expect(read(xlsxBytes(book))).rejects.toThrow(message);
  });

  it('more text than there is memory for', async () => {
    const sharedStrings = '<si><t>0123456789</t></si>'.repeat(3);
    const book = await openXlsx(xlsxBytes({ sheets: { A: '' }, sharedStrings }), 'Test.xlsx');
    expect((await readCellContext(book, 54)).texts).toHaveLength(3);
    await expect(readCellContext(book, 53)).rejects.toThrow(/more than 53 characters of text/);
  });

  it.each(['xl/workbook.xml', 'xl/styles.xml', '_rels/.rels'])(
    '%s, if it is larger than any program writes it',
    async (part) => {
      const parts = { [part]: `<x>${' '.repeat(20_000_000)}</x>` };
      await expect(read(xlsxBytes({ sheets: { A: '' }, parts, isStored: true }))).rejects.toThrow(
        /larger than any/,
      );
    },
  );

  it('a number format that would take long to understand, without being refused', () => {
    const started = performance.now();
    expect(cellFormat(170, '['.repeat(1_000_000))).toBe('number');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('a bomb, by what the directory says', async () => {
    await expect(read(xlsxBytes({ sheets: { A: ' '.repeat(3_000_000) } }))).rejects.toThrow(/grow/);
  });
});

describe('cellFormat', () => {
  it.each<[string, ReturnType<typeof cellFormat>]>([
    ['General', 'number'],
    ['0', 'number'],
    ['#,##0.00;[Red]-#,##0.00', 'number'],
    ['0.00"days"', 'number'],
    ['@', 'number'],
    ['dd/mm/yyyy', 'day'],
    ['yyyy"年"m"月"d"日"', 'day'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'day'],
    ['d-mmm', 'day'],
    ['mmm-yy', 'month'],
    ['mmmm', 'month'],
    ['yyyy', 'year'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'time'],
    ['mm:ss.0', 'time'],
    ['m/d/yy h:mm', 'day'],
    ['mm/yyyy h:mm', 'day'],
    ['[Red]yyyy\\-mm', 'month'],
  ])('%s is shown as a %s', (code, format) => {
    expect(cellFormat(170, code)).toBe(format);
  });
});

describe('dateText', () => {
  it.each<[number, string | null]>([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [42_064, '2015-03-01'],
    [42_064.999_999_99, '2015-03-02'],
    [42_064.75, '2015-03-01 18:00:00'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [-1, null],
  ])('%d', (serial, text) => {
    expect(dateText(serial, 'day', false)).toBe(text);
  });
});
