import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { memorySource } from './byte-source.ts';
import { readJson } from './json-rows.ts';
import { createJsonKeys, createJsonScanner } from './json-scanner.ts';

function read(text: string) {
  const keys = createJsonKeys();
  const rows = createJsonScanner(keys)(text, true);
  return { names: keys.names, rows, cells: rows.map(({ cells }) => cells) };
}

describe('a list of records', () => {
  it('has the keys as columns, in the order in which they are met', () => {
    expect(read('[{"b": "x", "a": 1}, {"2015": true, "b": null},\n {}]')).toMatchObject({
      names: ['b', 'a', '2015'],
      cells: [['x', '1'], ['', '', 'true'], []],
    });
  });

  it.each([
    ['007', '"007"', '007'],
    ['a number as it is written', '1.50', '1.50'],
    ['an id of twenty digits', '12345678901234567890', '12345678901234567890'],
    ['null', 'null', ''],
    ['escapes', '"a\\n\\"b\\" \\u0643\\\\"', 'a\n"b" ك\\'],
    ['a list', '["a", "b"]', '["a", "b"]'],
    ['a record', '{"__proto__": {"x": [1, "]"]}}', '{"__proto__": {"x": [1, "]"]}}'],
  ])('keeps %s', (_, json, cell) => {
    expect(read(`[{"a": ${json}}]`).cells).toEqual([[cell]]);
  });

  it('may be empty, begin with a BOM in the file, and be spread over lines', async () => {
    expect(read('[]').rows).toEqual([]);
    const source = memorySource(
      'a.json',
      new TextEncoder().encode('\ufeff [\n{"a": 1},\n\n{"a":\n[2,\n3]}, {"a": 4}]\n'),
    );
    const rows = [];
    for await (const batch of readJson(source, 'utf-8', createJsonKeys())) rows.push(...batch.rows);
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('takes the last of a repeated key, and says so', () => {
    expect(read('[{"a": 1, "a": 2}]').rows).toEqual([
      { line: 1, cells: ['2'], flaw: 'repeated-key' },
    ]);
  });

  it('takes keys of JavaScript’s own for columns, and harms nothing', () => {
    const text =
      '[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": "x"}]';
    const { names, cells } = read(text);
    expect(names).toEqual(['__proto__', 'constructor', 'toString']);
    expect(cells[0]).toEqual(['{"polluted": 1}', '{"prototype": {"polluted": 1}}', 'x']);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('refused', () => {
  it.each([
    ['{"a": 1}', /no list of records/],
    ['[1, 2]', /no list of records/],
    ['"a"', /no list of records/],
    ['[{"a": 1}', /line 1 it ends in the middle/],
    ['[{"a": 1', /ends in the middle/],
    ['', /ends in the middle/],
    ['[{"a": 1}\n{"a": 2}]', /line 2 “{” is out of place/],
    ['[{"a": 1}] x', /out of place/],
    ['[{"a": 1,}]', /a key is missing/],
    ['[{"a" 1}]', /a colon is missing/],
    ['[{a: 1}]', /a quote is missing/],
    ['[{"a": 1 "b": 2}]', /a comma or/],
    ['[{"a": [1,]}]', /as JSON has it/],
    ['[{"a": 01}]', /a comma or/],
    ['[{"a": nil}]', /is no value/],
    ['[{"a": "\t"}]', /as JSON has it/],
    ['[{"a": "\\x"}]', /as JSON has it/],
    ['[{"a": 1]]', /a comma or/],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow(AppError);
  });

  it('a record that never ends, before it fills the memory', () => {
    const scan = createJsonScanner(createJsonKeys());
    const feed = () => {
      for (let at = 0; at < 30; at++) scan(at === 0 ? '[{"a": "' : 'x'.repeat(100_000), false);
    };
    expect(feed).toThrow(/longer than/);
  });

  it('records that are no table', () => {
    const text = JSON.stringify(Array.from({ length: 3_000 }, (_, at) => ({ [`k${at}`]: 1 })));
    expect(() => read(text)).toThrow(/more than 2000 different keys/);
  });

  it('very deep nesting costs neither stack nor time', () => {
    const deep = `[{"a": ${'['.repeat(500_000)}${']'.repeat(500_000)}}]`;
    try {
      expect(read(deep).rows).toHaveLength(1);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  });
});

const record = fc.dictionary(
  fc.string({ maxLength: 5 }),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.jsonValue()),
  { maxKeys: 4 },
);

describe('any records', () => {
  it('are read as JSON.parse reads them, however they are cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 5 }),
        fc.constantFrom(undefined, 1),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (records, indent, cuts) => {
          const text = JSON.stringify(records, null, indent);
          const keys = createJsonKeys();
          const scan = createJsonScanner(keys);
          const bounds = [
            0,
            ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b),
          ];
          const rows = bounds.flatMap((from, at) => {
            const to = bounds[at + 1];
            return scan(text.slice(from, to), to === undefined);
          });
          expect(rows.map(({ cells }) => cells.filter((cell) => cell !== ''))).toEqual(
            (JSON.parse(text) as Record<string, unknown>[]).map((one) =>
              keys.names.flatMap((name) =>
                Object.hasOwn(one, name) ? cellOf(one[name], indent) : [],
              ),
            ),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** What is nested is compared without its white space. */
function cellOf(value: unknown, indent: number | undefined): string[] {
  if (value === null || value === '') return [];
  if (typeof value === 'object' && indent !== undefined) return [expect.any(String) as string];
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
