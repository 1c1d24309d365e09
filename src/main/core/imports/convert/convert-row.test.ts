import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { Mapping, type KeyRule, type Reading } from '#shared/model/import-mapping.ts';
import { RecordId } from '#shared/model/ids.ts';
import { createConverter, type ConvertedRow, type RejectedRow } from './convert-row.ts';

const KEY: KeyRule = { kind: 'content', prefix: 'x' };
const field = (type: Field['type'], extra: Partial<Field> = {}): Field => ({
  id: 'f',
  title: 'Field',
  type,
  ...extra,
});

type Extra = Partial<Pick<Mapping, 'unknown' | 'key'>>;

/** One row, whose columns are called as the keys, read for one field. */
function read(
  cells: Record<string, string>,
  target: Field,
  reading: Reading,
  extra: Extra = {},
): ConvertedRow | RejectedRow {
  const mapping: Mapping = {
    collection: 'things',
    source: 'somewhere',
    key: extra.key ?? KEY,
    unknown: extra.unknown ?? [],
    fields: [{ field: 'f', reading }],
  };
  const columns = Object.keys(cells).map((name) => ({ name }));
  const convert = createConverter(Mapping.parse(mapping), [target], columns);
  return convert({ cells: Object.values(cells), flaw: null });
}

/** The value, and the reasons of the problems. */
function valueOf(
  cells: Record<string, string>,
  target: Field,
  reading: Reading,
  extra: Extra = {},
) {
  const row = read(cells, target, reading, extra);
  if ('rejected' in row) throw new Error(row.rejected);
  return {
    value: row.values['f'],
    reasons: row.problems.map(({ reason }) => reason),
    label: row.labels['f'],
    raw: row.raw['f'],
  };
}

describe('text', () => {
  const reading: Reading = { kind: 'text', column: 'a' };
  it.each<[string, Field, unknown]>([
    [' a  b ', field('text'), ' a  b '],
    ['007', field('text'), '007'],
    ['a\r\nb\nc', field('text'), 'a b c'],
    ['a\r\nb', field('longtext'), 'a\r\nb'],
    ['  ', field('text'), undefined],
    ['', field('text'), undefined],
  ])('%j', (cell, target, value) => {
    const { raw, reasons, ...rest } = valueOf({ a: cell, other: 'x' }, target, reading);
    expect(rest.value).toEqual(value);
    expect(raw).toBe(cell === '' || cell === value ? undefined : cell);
    expect(reasons).toEqual([]);
  });

  it('that is too long for its field is a problem, and stays in the raw cell', () => {
    const cell = 'x'.repeat(2_001);
    expect(valueOf({ a: cell }, field('text'), reading)).toMatchObject({
      value: undefined,
      raw: cell,
      reasons: [expect.stringContaining('Field') as string],
    });
  });
});

describe('several columns', () => {
  it('joined, with labels where there are some', () => {
    const reading: Reading = {
      kind: 'joined',
      parts: [{ column: 'a' }, { column: 'b' }, { column: 'c', label: 'Near' }],
      between: ', ',
    };
    expect(valueOf({ a: 'Clash', b: '', c: ' Kabul ' }, field('text'), reading)).toMatchObject({
      value: 'Clash, Near: Kabul',
      raw: 'a: Clash; c: " Kabul "',
    });
    expect(
      valueOf({ a: 'Unknown', b: 'x', c: '' }, field('text'), reading, {
        unknown: [{ text: 'unknown', label: 'u' }],
      }).value,
    ).toBe('x');
  });

  it('as a list, with the text before each, and without repeating any', () => {
    const reading: Reading = {
      kind: 'list',
      parts: [{ column: 'a', before: 'id ' }, { column: 'b' }],
      separator: ';',
    };
    expect(valueOf({ a: '7; 8', b: 'x;x' }, field('list'), reading).value).toEqual([
      'id 7',
      'id 8',
      'x',
    ]);
    expect(valueOf({ a: '', b: ' ', c: 'x' }, field('list'), reading).value).toBeUndefined();
    expect(
      valueOf({ a: '', b: '-9' }, field('list'), reading, {
        unknown: [{ text: '-9', label: 'u' }],
      }),
    ).toMatchObject({ value: null, label: 'u' });
    expect(
      valueOf({ a: '', b: 'x; -9' }, field('list'), reading, {
        unknown: [{ text: '-9', label: 'u' }],
      }).value,
    ).toEqual(['x']);
    expect(valueOf({ a: '', b: 'A; B' }, field('names'), reading).value).toEqual([
      { name: 'A' },
      { name: 'B' },
    ]);
  });
});

describe('our own text form', () => {
  it.each<[Field, string, unknown]>([
    [field('quantity'), '≥92', { best: 92, bound: 'at-least' }],
    [
      field('breakdown'),
      'Taliban: 28; civilians: ≥169',
      [
        { label: 'Taliban', amount: { best: 28 } },
        { label: 'civilians', amount: { best: 169, bound: 'at-least' } },
      ],
    ],
    [field('duration'), '1 year, 6 months', 'P1Y6M'],
    [field('names'), 'ISKP [en, acronym]', [{ name: 'ISKP', lang: 'en', kind: 'acronym' }]],
    [
      field('coordinates'),
      '34.2565, 62.2041 (place)',
      { lat: 34.2565, lon: 62.2041, precision: 'place' },
    ],
    [field('date'), 'c. 1996', '1996~'],
    [field('reference', { collection: 'groups' }), 'gr-iskp', 'gr-iskp'],
  ])('%o', (target, cell, value) => {
    expect(valueOf({ a: cell }, target, { kind: 'own-form', column: 'a' })).toMatchObject({
      value,
      reasons: [],
    });
  });

  it('that is not understood is a problem', () => {
    expect(
      valueOf({ a: 'many' }, field('quantity'), { kind: 'own-form', column: 'a' }),
    ).toMatchObject({ value: undefined, raw: 'many', reasons: [expect.any(String) as string] });
  });

  it('is the same for every row where it is fixed', () => {
    expect(valueOf({ a: 'x' }, field('quantity'), { kind: 'fixed', value: '5' })).toMatchObject({
      value: { best: 5 },
      raw: undefined,
    });
    expect(() => valueOf({ a: 'x' }, field('date'), { kind: 'fixed', value: 'soon' })).toThrow(
      /Field: “soon” is not a date/,
    );
  });
});

describe('numbers', () => {
  const reading: Reading = { kind: 'number', column: 'a', format: 'comma' };
  it.each<[string, unknown, number]>([
    ['1.234,5', 1234.5, 0],
    ['٧', 7, 0],
    ['1,234.5', undefined, 1],
    ['many', undefined, 1],
    ['', undefined, 0],
    ['-9', null, 0],
    ['0', 0, 0],
  ])('%j', (cell, value, problems) => {
    const read = valueOf({ a: cell, b: 'x' }, field('number'), reading, {
      unknown: [{ text: '-9', label: 'not recorded' }],
    });
    expect([read.value, read.reasons.length]).toEqual([value, problems]);
    expect(read.label).toBe(value === null ? 'not recorded' : undefined);
  });
});

describe('quantities', () => {
  const reading: Reading = {
    kind: 'quantity',
    low: 'low',
    best: 'best',
    high: 'high',
    format: 'point',
  };
  it.each<[string, string, string, unknown, number]>([
    ['1', '2', '3', { low: 1, best: 2, high: 3 }, 0],
    ['2', '2', '2', { best: 2 }, 0],
    ['2', '2', '3', { low: 2, best: 2, high: 3 }, 0],
    ['0', '0', '0', { best: 0 }, 0],
    ['', '2', '', { best: 2 }, 0],
    ['1', '', '3', { low: 1, high: 3 }, 0],
    ['', '', '', undefined, 0],
    ['0', '3', '0', { best: 3 }, 1],
    ['2', '2', '1', { best: 2 }, 1],
    ['1', '0', '3', { best: 0 }, 1],
    ['3', '', '1', undefined, 1],
    ['x', '2', '3', { best: 2, high: 3 }, 1],
    ['-9', '-9', '-9', null, 0],
    ['-9', '2', '-9', { best: 2 }, 0],
    ['0.33', '0.5', '1', { low: 0.33, best: 0.5, high: 1 }, 0],
  ])('low %j, best %j, high %j', (low, best, high, value, problems) => {
    const read = valueOf({ low, best, high, other: 'x' }, field('quantity'), reading, {
      unknown: [{ text: '-9', label: 'u' }],
    });
    expect([read.value, read.reasons.length]).toEqual([value, problems]);
  });

  it('of 0, where that need not mean none, say no more than “not less than 0”', () => {
    const zero: Reading = {
      kind: 'quantity',
      low: 'n',
      best: 'n',
      format: 'point',
      zero: '0 or not reported',
    };
    expect(valueOf({ n: '0' }, field('quantity'), zero)).toMatchObject({
      value: { low: 0 },
      label: '0 or not reported',
    });
    expect(valueOf({ n: '5' }, field('quantity'), zero)).toMatchObject({
      value: { low: 5, best: 5 },
      label: undefined,
    });
  });

  it('by part', () => {
    const parts = (withoutZeros: boolean): Reading => ({
      kind: 'breakdown',
      parts: [
        { column: 'a', label: 'Side A', labelColumn: 'name' },
        { column: 'b', label: 'Civilians' },
      ],
      format: 'point',
      withoutZeros,
    });
    expect(
      valueOf({ a: '3', name: 'Army', b: '0' }, field('breakdown'), parts(true)).value,
    ).toEqual([{ label: 'Army', amount: { best: 3 } }]);
    expect(valueOf({ a: '3', name: ' ', b: '0' }, field('breakdown'), parts(false)).value).toEqual([
      { label: 'Side A', amount: { best: 3 } },
      { label: 'Civilians', amount: { best: 0 } },
    ]);
    expect(
      valueOf({ a: '0', name: 'Army', b: '' }, field('breakdown'), parts(true)).value,
    ).toBeUndefined();
  });
});

describe('dates', () => {
  const rules = { order: 'day-month', firstYear: 1950 } as const;
  it('written in one cell', () => {
    const reading: Reading = { kind: 'date', column: 'a', ...rules };
    expect(valueOf({ a: '12/03/15' }, field('date'), reading)).toMatchObject({
      value: '2015-03-12',
      raw: '12/03/15',
    });
    expect(valueOf({ a: '12-Mar-15' }, field('date'), { ...reading, order: null }).value).toBe(
      '2015-03-12',
    );
    expect(valueOf({ a: '12/03/15' }, field('date'), { ...reading, order: null })).toMatchObject({
      value: undefined,
      reasons: [expect.stringContaining('two days') as string],
    });
    expect(valueOf({ a: '42064' }, field('date'), reading).reasons).toHaveLength(1);
  });

  it('in parts, with a last day, and in words where the day is not known', () => {
    const reading: Reading = {
      kind: 'date-parts',
      year: 'y',
      month: 'm',
      day: 'd',
      last: 'last',
      words: 'words',
      ...rules,
    };
    const of = (y: string, m: string, d: string, last = '', words = '') => {
      const { value, reasons } = valueOf({ y, m, d, last, words, x: 'x' }, field('date'), reading, {
        unknown: [{ text: '-9', label: 'u' }],
      });
      return [value, reasons.length];
    };
    expect(of('2014', '4', '9')).toEqual(['2014-04-09', 0]);
    expect(of('2014', '4', '0')).toEqual(['2014-04', 0]);
    expect(of('2014', '-9', '0')).toEqual(['2014', 0]);
    expect(of('-9', '4', '0')).toEqual([null, 0]);
    expect(of('', '', '')).toEqual([undefined, 0]);
    expect(of('2014', '4', '9', '12/04/2014')).toEqual(['2014-04-09/2014-04-12', 0]);
    expect(of('2014', '4', '9', '9/4/2014')).toEqual(['2014-04-09', 0]);
    expect(of('2014', '4', '9', '1/4/2014')).toEqual(['2014-04-09', 1]);
    expect(of('2014', '4', '9', 'later')).toEqual(['2014-04-09', 1]);
    expect(of('2014', '4', '0', '', '14-18 April 2014')).toEqual(['2014-04-14/2014-04-18', 0]);
    expect(of('2014', '4', '0', '', '14-18 May 2014')).toEqual(['2014-04', 1]);
    expect(of('2014', '4', '0', '', 'in the spring')).toEqual(['2014-04', 1]);
    expect(of('2014', '4', '9', '', 'in the spring')).toEqual(['2014-04-09', 0]);
    expect(of('2014', '13', '9')).toEqual([undefined, 1]);
  });

  it('with a code that nobody explains are about that day, and that is a problem', () => {
    const codes = [{ text: '1', reach: 'day' as const }];
    const around: Reading = {
      kind: 'date-around',
      column: 'a',
      precision: 'p',
      codes,
      days: 3,
      ...rules,
    };
    expect(valueOf({ a: '2015-03-12', p: '1.0' }, field('date'), around)).toMatchObject({
      value: '2015-03-12',
      reasons: [],
    });
    expect(valueOf({ a: '2015-03-12', p: '7' }, field('date'), around)).toMatchObject({
      value: '2015-03-12~',
      reasons: [expect.stringContaining('“7”') as string],
    });
    const span: Reading = {
      kind: 'date-span',
      first: 'a',
      last: 'b',
      precision: 'p',
      codes,
      ...rules,
    };
    expect(valueOf({ a: '2015-03-12', b: '2015-03-14', p: '' }, field('date'), span)).toMatchObject(
      { value: '2015-03-12/2015-03-14', reasons: [expect.any(String) as string] },
    );
  });
});

describe('coordinates', () => {
  const reading: Reading = {
    kind: 'coordinates',
    lat: 'lat',
    lon: 'lon',
    precision: 'code',
    codes: [
      { text: '1', precision: 'place' },
      { text: '4', precision: 'province' },
    ],
    otherwise: 'district',
    format: 'point',
  };
  it.each<[string, string, string, unknown, number]>([
    ['34.5', '69.2', '1', { lat: 34.5, lon: 69.2, precision: 'place' }, 0],
    ['34.5', '69.2', '4.0', { lat: 34.5, lon: 69.2, precision: 'province' }, 0],
    ['34.5', '69.2', '', { lat: 34.5, lon: 69.2, precision: 'district' }, 0],
    ['34.5', '69.2', '9', { lat: 34.5, lon: 69.2, precision: 'country' }, 1],
    ['34° 31′ N', '69° 11′ E', '1', { lat: 34.516667, lon: 69.183333, precision: 'place' }, 0],
    ['-9', '-1', '1', { lat: -9, lon: -1, precision: 'place' }, 0],
    ['95', '10', '1', undefined, 1],
    ['34.5', '', '1', undefined, 1],
    ['0', '0', '1', undefined, 1],
    ['', '', '1', undefined, 0],
  ])('%j, %j, %j', (lat, lon, code, value, problems) => {
    const read = valueOf({ lat, lon, code, x: 'x' }, field('coordinates'), reading);
    expect([read.value, read.reasons.length]).toEqual([value, problems]);
  });

  it('with a decimal comma', () => {
    expect(
      valueOf({ lat: '34,5', lon: '69,25', code: '1' }, field('coordinates'), {
        ...reading,
        format: 'comma',
      }).value,
    ).toEqual({ lat: 34.5, lon: 69.25, precision: 'place' });
  });
});

describe('choices', () => {
  const kinds = [
    { id: 'state', label: 'State forces' },
    { id: 'rebel', label: 'Rebel group' },
  ];
  const codes = [
    { text: '1', choice: 'state' },
    { text: '2', choice: 'rebel' },
  ];
  it('by code, label or id', () => {
    const one: Reading = { kind: 'choice', column: 'a', codes };
    const target = field('choice', { choices: kinds });
    for (const cell of ['1', '1.0', ' State FORCES ', 'state'])
      expect(valueOf({ a: cell }, target, one).value).toBe('state');
    expect(valueOf({ a: '3' }, target, one)).toMatchObject({
      value: undefined,
      reasons: [expect.stringContaining('not one of the choices') as string],
    });
    expect(
      valueOf({ a: '1' }, target, { ...one, codes: [{ text: '1', choice: 'gone' }] }).reasons,
    ).toHaveLength(1);
  });

  it('several of them', () => {
    const many: Reading = { kind: 'choices', columns: ['a', 'b'], separator: ';', codes };
    const target = field('choices', { choices: kinds });
    expect(valueOf({ a: '2; 1', b: '2' }, target, many).value).toEqual(['rebel', 'state']);
    expect(valueOf({ a: '2; 9', b: '' }, target, many)).toMatchObject({
      value: ['rebel'],
      reasons: [expect.any(String) as string],
    });
  });
});

describe('rows', () => {
  const text: Reading = { kind: 'text', column: 'a' };
  const byColumns: KeyRule = { kind: 'columns', prefix: 'x', columns: ['a', 'b'] };

  it('are rejected with the reason, never dropped', () => {
    expect(read({ a: ' ', b: '' }, field('text'), text)).toEqual({ rejected: 'The row is empty.' });
    expect(read({ a: '1', b: ' ' }, field('text'), text, { key: byColumns })).toEqual({
      rejected: 'The key column “b” is empty.',
    });
    expect(read({ a: 'x'.repeat(100_001) }, field('longtext'), text)).toEqual({
      rejected: 'A cell has more than 100000 characters.',
    });
    const both: Reading = {
      kind: 'list',
      parts: [{ column: 'a' }, { column: 'b' }],
      separator: 'none',
    };
    expect(read({ a: 'x'.repeat(60_000), b: 'y'.repeat(60_000) }, field('list'), both)).toEqual({
      rejected: 'Field: its cells have more than 100000 characters.',
    });
    expect(read({ a: '', b: 'x' }, field('text', { required: true }), text)).toEqual({
      rejected: 'Field is empty or can’t be read.',
    });
  });

  it('have the same key in every release, and different ones if they differ', () => {
    const keyOf = (a: string, b: string) =>
      (read({ a, b }, field('text'), text, { key: byColumns }) as ConvertedRow).key;
    expect(keyOf('7', 'IRQ-1989/1')).toBe('x-7__IRQ-1989_2f1');
    expect(keyOf('007', ' 1 ')).toBe('x-007__1');
    fc.assert(
      fc.property(
        fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 60 })),
        fc.tuple(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 })),
        (one, other) => {
          const [left, right] = [one, other].map(
            (pair) => pair.map((part) => part.trim()) as [string, string],
          );
          fc.pre(left!.every(Boolean) && right!.every(Boolean));
          expect(RecordId.safeParse(keyOf(...left!)).success).toBe(true);
          expect(keyOf(...left!) === keyOf(...right!)).toBe(left!.join('\0') === right!.join('\0'));
        },
      ),
    );
    const long = 'ك'.repeat(200);
    expect(keyOf(long, '1')).not.toBe(keyOf(long, '2'));
    expect(keyOf(long, '1')).toMatch(/^x-_h[0-9a-f]{32}$/);
  });

  it('without an outside id are known by their content', () => {
    const keyOf = (a: string, b: string) =>
      (read({ a, b }, field('text'), text) as ConvertedRow).key;
    expect(keyOf('a', 'b')).toBe(keyOf('a', 'b'));
    expect(
      new Set([keyOf('a', 'b'), keyOf('a', ''), keyOf('ab', ''), keyOf('a","b', '')]).size,
    ).toBe(4);
  });

  it('say what is wrong with them as a whole', () => {
    const convert = createConverter(
      {
        collection: 'x',
        source: 's',
        key: KEY,
        unknown: [],
        fields: [{ field: 'f', reading: text }],
      },
      [field('text')],
      [{ name: 'a' }],
    );
    expect(convert({ cells: ['x'], flaw: 'few-cells' })).toMatchObject({
      problems: [
        { field: null, column: null, reason: expect.stringContaining('fewer cells') as string },
      ],
    });
  });

  it('are never read by a mapping that does not fit the table or the collection', () => {
    expect(() => read({ b: 'x' }, field('text'), text)).toThrow(/no column “a”/);
    expect(() => read({ a: 'x' }, { ...field('text'), id: 'g' }, text)).toThrow(/no field “f”/);
    expect(() =>
      read(
        { a: 'x' },
        field('duration', { computed: { kind: 'time-between', from: 'a', to: 'b' } }),
        text,
      ),
    ).toThrow(/worked out/);
    const twice = {
      collection: 'x',
      source: 's',
      key: KEY,
      unknown: [],
      fields: [
        { field: 'f', reading: text },
        { field: 'f', reading: text },
      ],
    };
    expect(Mapping.safeParse(twice).success).toBe(false);
    expect(
      Mapping.safeParse({ ...twice, fields: [{ field: '__proto__', reading: text }] }).success,
    ).toBe(false);
  });

  it('whose columns are called like things of JavaScript harm nothing', () => {
    const cells = Object.fromEntries([
      ['constructor', '1'],
      ['toString', '2'],
    ]);
    const columns = ['__proto__', ...Object.keys(cells)].map((name) => ({ name }));
    const mapping: Mapping = {
      collection: 'x',
      source: 's',
      key: { kind: 'columns', prefix: 'x', columns: ['__proto__'] },
      unknown: [],
      fields: [{ field: 'f', reading: { kind: 'text', column: 'constructor' } }],
    };
    const convert = createConverter(mapping, [field('text')], columns);
    expect(convert({ cells: ['__proto__', '1', '2'], flaw: null })).toMatchObject({
      key: 'x-_5f_5fproto_5f_5f',
      values: { f: '1' },
    });
    expect(() =>
      createConverter({ ...mapping, key: KEY }, [field('text')], [{ name: 'a' }]),
    ).toThrow(/no column “constructor”/);
  });

  it('give the same, however often and in whatever order they are read', () => {
    const reading: Reading = { kind: 'date', column: 'a', order: null, firstYear: 1950 };
    const convert = createConverter(
      { collection: 'x', source: 's', key: KEY, unknown: [], fields: [{ field: 'f', reading }] },
      [field('date')],
      [{ name: 'a' }],
    );
    const cells = Array.from({ length: 30_000 }, (_, at) =>
      at % 3 === 0 ? '12-Mar-15' : at % 3 === 1 ? `${1900 + (at % 90)}` : `x${at}`,
    );
    for (const cell of cells) {
      const row = convert({ cells: [cell], flaw: null }) as ConvertedRow;
      expect(row.values['f']).toBe(
        cell === '12-Mar-15' ? '2015-03-12' : cell.startsWith('x') ? undefined : cell,
      );
      expect(row.problems).toHaveLength(cell.startsWith('x') ? 1 : 0);
    }
  });
});
