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
import { findTables } from './source-kind.ts';
import { guessSettings, openTable, type TableRow } from './table.ts';
import { inlineRows, xlsxBytes } from './test-xlsx.ts';

/** The long run: npm run test:hostile */
const INPUTS = Number(process.env['DOSSIER_HOSTILE_INPUTS'] ?? 2_000);
/** Of processor time for one input; most take a few milliseconds. The clock would tell of the machine's other work. */
const LONGEST_MS = 3_000;
const MOST_GROWTH = 400_000_000;

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

const TOKENS = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  '\ufeff',
  '{',
  '}',
  '[',
  ']',
  ':',
  '\\',
  '\\u0000',
  '__proto__',
  'constructor',
  'prototype',
  '<!DOCTYPE x>',
  '<row r="99999999">',
  '</c>',
  '&#x0;',
  '1e999',
  '-0',
  '..',
  '/',
  '٣',
  '2015-13-45',
  '\xff',
];

/** Bytes changed, taken out, put in, repeated, or cut off. */
const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.nat(255),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    token: fc.constantFrom(...TOKENS),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(40),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(60),
    times: fc.nat(200),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'set':
      return Buffer.concat([before, Uint8Array.of(change.byte), after.subarray(1)]);
    case 'insert':
      return Buffer.concat([before, text(change.token), after]);
    case 'remove':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([
        before,
        ...Array.from({ length: change.times }, () => after.subarray(0, change.length)),
        after,
      ]);
    case 'cut':
      return before;
  }
}

/** A part of a zip changed and packed again, so that more than the zip itself is put to the test. */
function mutatePart(bytes: Uint8Array, which: number, change: Mutation): Uint8Array {
  const files = Object.entries(unzipSync(bytes));
  const place = Math.floor(which * files.length) % files.length;
  return zipSync(
    Object.fromEntries(
      files.map(([name, content], at) => [name, at === place ? mutate(content, change) : content]),
    ),
    { level: 1 },
  );
}

const counts = { read: 0, refused: 0, slowest: 0 };

async function run(name: string, bytes: Uint8Array): Promise<void> {
  const before = process.cpuUsage();
  counts[await takeIn(name, bytes)] += 1;
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1_000;
  counts.slowest = Math.max(counts.slowest, took);
  expect(took).toBeLessThan(LONGEST_MS);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
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
      const changes = fc.array(mutation, { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(
          file,
          changes,
          fc.double({ min: 0, max: 0.999, noNaN: true }),
          fc.boolean(),
          async ([name, bytes], all, which, inside) => {
            const isZip = /\.(?:xlsx|zip)$/.test(name);
            const mutated =
              isZip && inside
                ? all.reduce((now, change) => mutatePart(now, which, change), bytes)
                : all.reduce(mutate, bytes);
            await run(name, mutated);
          },
        ),
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
