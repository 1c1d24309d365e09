/** Files of others, changed by chance: read or refused, never a crash, no pollution, in bounded time and memory. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { Field } from '#shared/model/field.ts';
import { checkValue } from '#shared/values/check.ts';
import { memorySource } from './byte-source.ts';
import { createConverter } from './convert/convert-row.ts';
import { factsOf } from './guess/facts.ts';
import { createColumnGuesser } from './guess/guess-columns.ts';
import { proposeCollection } from './guess/propose.ts';
import { recognise } from './presets/recognise.ts';
import { harmless, INPUTS, MOST_GROWTH, mutated, mutations } from './mutations.ts';
import { findTables } from './source-kind.ts';
import { guessSettings, openTable, type TableRow } from './table.ts';
import { inlineRows, xlsxBytes } from './test-xlsx.ts';

/** Everything that is done with a file on its way in. Answers what came of it. */
async function takeIn(name: string, bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    for (const found of await findTables(memorySource(name, bytes))) {
      const { settings } = await guessSettings(found);
      const table = await openTable(found, settings);
      const guesser = createColumnGuesser(table.columns);
      const rows: TableRow[] = [];
      for await (const batch of table.rows()) {
        for (const row of batch) {
          guesser.add(row.cells, row.line);
          if (rows.length < 50) rows.push(row);
        }
      }
      const preset = recognise(
        table.columns,
        rows.map(({ cells }) => cells),
      );
      const { mapping, collection } =
        preset?.names === null
          ? preset
          : proposeCollection(guesser.guesses().map(factsOf), name, 'source');
      if (mapping.fields.length > 0)
        convertAll(
          createConverter(mapping, collection.fields, table.columns),
          collection.fields,
          rows,
        );
    }
    return 'read';
  } catch (error) {
    // Anything else is a defect.
    if (!(error instanceof AppError)) throw error;
    expect(['invalid_input', 'damaged']).toContain(error.code);
    return 'refused';
  }
}

function convertAll(
  convert: ReturnType<typeof createConverter>,
  fields: readonly Field[],
  rows: readonly TableRow[],
): void {
  for (const row of rows) {
    const converted = convert(row);
    if ('rejected' in converted) continue;
    for (const [id, value] of Object.entries(converted.values)) {
      const field = fields.find((one) => one.id === id);
      if (field && value !== null) expect(checkValue(field, value)).toBeNull();
    }
  }
}

const [ged] = Object.values(
  unzipSync(
    readFileSync(fileURLToPath(new URL('fixtures/ged191-myanmar-bangladesh.zip', import.meta.url))),
  ),
);
const GED_PART = ged!.subarray(0, 6_000);
const text = (value: string): Uint8Array => Buffer.from(value);

const CSV: readonly [string, Uint8Array][] = [
  ['ged.csv', GED_PART],
  [
    'a.csv',
    text(
      'id;place;date;n\r\n007;"Kabul; city";12-Mar-15;1.234,5\r\n008;"He said ""go""\nand left";13/04/2015;-9\r\n',
    ),
  ],
  ['b.csv', text('\ufeffsep=\t\nname\t__proto__\tconstructor\n"x\ty"\t1\t2\n')],
  ['c.csv', Buffer.from('id,place\n1,كابل\n2,هرات\n', 'utf16le')],
  ['d.csv', text('Title\n\nDay,Place\n#date,#adm1\n2015-03,"A"\n2015~,"B\n')],
];
const JSON_FILES: readonly [string, Uint8Array][] = [
  [
    'a.json',
    text(
      '[{"id": "007", "n": 1.50, "__proto__": {"polluted": true}, "list": ["a", {"b": [1]}]},\n {"id": "8", "constructor": {"prototype": {"polluted": 1}}}]',
    ),
  ],
  [
    'b.json',
    text(
      JSON.stringify(
        Array.from({ length: 20 }, (_, at) => ({
          id: at,
          date: `2015-03-${10 + at}`,
          note: 'x\u0643"\\',
        })),
      ),
    ),
  ],
];
const SHEET = xlsxBytes({
  sheets: {
    A:
      inlineRows([
        ['id', 'date', '__proto__'],
        ['007', '2015-03-12', '1'],
      ]) + '<row r="4"><c r="B4" s="1"><v>42064</v></c><c r="C4" t="s"><v>0</v></c></row>',
  },
  sharedStrings: '<si><t>Kabul &amp; Herat</t></si>',
  styles:
    '<numFmts><numFmt numFmtId="164" formatCode="mmm yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
});
const ZIPPED: readonly [string, Uint8Array][] = [
  ['a.xlsx', SHEET],
  ['a.zip', zipSync({ 'a.csv': CSV[1]![1], 'b/b.json': JSON_FILES[0]![1] })],
];

const counts = { read: 0, refused: 0, slowest: 0 };

async function run(name: string, bytes: Uint8Array): Promise<void> {
  const { answer, took } = await harmless(() => takeIn(name, bytes));
  counts[answer] += 1;
  counts.slowest = Math.max(counts.slowest, took);
}

describe('hostile files', () => {
  it('that are untouched are read', async () => {
    for (const [name, bytes] of [...CSV, ...JSON_FILES, ...ZIPPED])
      expect([name, await takeIn(name, bytes)]).toEqual([name, 'read']);
  });

  it(
    `mutated ${INPUTS} times are read or refused: no crash, no pollution, in bounded time and memory`,
    async () => {
      const before = process.memoryUsage().rss;
      const file = fc.constantFrom(...CSV, ...JSON_FILES, ...ZIPPED);
      await fc.assert(
        fc.asyncProperty(file, mutations, ([name, bytes], all) => run(name, mutated(bytes, all))),
        { numRuns: INPUTS },
      );
      // oxlint-disable-next-line no-console -- the figures are the point
      console.info(
        `${INPUTS} mutated files: ${counts.read} read, ${counts.refused} refused; slowest ${Math.round(counts.slowest)} ms`,
      );
      expect(counts.read).toBeGreaterThan(INPUTS / 20);
      expect(counts.refused).toBeGreaterThan(INPUTS / 20);
      expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH);
    },
    INPUTS * 200,
  );

  it.each<[string, string, string]>([
    ['a header', 'a.csv', 'id,__proto__,constructor,prototype,toString\n1,{"polluted":1},x,y,z\n'],
    ['a header that is repeated', 'a.csv', '__proto__,__proto__,__proto__\n1,2,3\n'],
    [
      'keys',
      'a.json',
      '[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]',
    ],
    ['keys in what is nested', 'a.json', '[{"a": {"__proto__": {"polluted": 1}}}]'],
    ['keys in escapes', 'a.json', '[{"\\u005f_proto__": {"polluted": 1}}]'],
    ['cells', 'a.csv', 'id,place\n__proto__,constructor\nprototype,__proto__\n'],
  ])('harm nothing by %s that JavaScript knows', async (_, name, content) => {
    await run(name, text(content));
    expect(await takeIn(name, text(content))).toBe('read');
  });
});
