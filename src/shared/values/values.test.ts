import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field, FieldType } from '../model/field.ts';
import type { Quantity, Value } from '../model/value.ts';
import { checkValue } from './check.ts';
import { differs, quantitySpan } from './differs.ts';
import { formatValue } from './format.ts';
import { parseValue } from './parse.ts';

const field = (type: FieldType): Field => ({
  id: 'field',
  title: 'Field',
  type,
  collection: 'leaders',
  choices: [
    { id: 'bombing', label: 'Bombing' },
    { id: 'armed-attack', label: 'Armed attack; raid' },
    { id: 'other', label: 'bombing' },
    { id: 'x', label: 'other' },
  ],
});

const titles = new Map([
  ['ld-1', 'Abu Omar'],
  ['ld-2', 'Hafiz Saeed Khan'],
  ['ld-3', 'Abu Omar'],
]);
const context = {
  findRecords: (_collection: string | undefined, text: string): string[] =>
    titles.has(text) ? [text] : [...titles.keys()].filter((id) => titles.get(id) === text),
};

function read(type: FieldType, text: string): Value | null | string {
  const parsed = parseValue(field(type), text, context);
  return parsed.ok ? parsed.value : `refused: ${parsed.message}`;
}

describe('quantities', () => {
  test.each<[string, Quantity]>([
    ['92', { best: 92 }],
    ['at least 92', { best: 92, bound: 'at-least' }],
    ['≥ 92', { best: 92, bound: 'at-least' }],
    ['92+', { best: 92, bound: 'at-least' }],
    ['Over 170', { best: 170, bound: 'more-than' }],
    ['up to 20', { best: 20, bound: 'at-most' }],
    ['fewer than 20', { best: 20, bound: 'less-than' }],
    ['about 20', { best: 20, bound: 'about' }],
    ['c. 20', { best: 20, bound: 'about' }],
    ['80-100', { low: 80, high: 100 }],
    ['80–100', { low: 80, high: 100 }],
    ['between 80 and 100', { low: 80, high: 100 }],
    ['90 (80–100)', { low: 80, best: 90, high: 100 }],
    ['90 (80-?)', { low: 80, best: 90 }],
    ['9,000', { best: 9_000 }],
    ['9 000', { best: 9_000 }],
    ['1,234,567', { best: 1_234_567 }],
    ['-5', { best: -5 }],
    ['۹۲', { best: 92 }],
    ['0', { best: 0 }],
  ])('%s', (text, quantity) => {
    expect(read('quantity', text)).toEqual(quantity);
  });

  test.each([
    ['9.000', 'could be 9000 or 9'],
    ['1.234', 'could be 1234'],
    ['1,5', 'decimal point'],
    ['1,23,456', 'not a number'],
    ['100-80', 'lowest figure comes first'],
    ['70 (80–100)', 'lowest figure comes first'],
    ['dozens', 'not a number'],
    ['90 80', 'not a number'],
    ['at least 80-100', 'not a number'],
    ['', null],
  ])('refuses %s', (text, reason) => {
    const value = read('quantity', text);
    if (reason === null) expect(value).toBeNull();
    else expect(value).toContain(reason);
  });
});

test.each<[FieldType, string, unknown]>([
  ['number', '3.141', 3.141],
  ['number', '−5', -5],
  ['choice', 'armed attack; raid', 'armed-attack'],
  ['choice', 'bombing', 'bombing'],
  ['choice', 'other', 'other'],
  ['choices', 'Bombing; "Armed attack; raid"; armed-attack', ['bombing', 'armed-attack']],
  ['list', 'Kabul; ; "a; b" ', ['Kabul', 'a; b']],
  [
    'names',
    'ISKP [acronym]; حافظ [ps, script]; Abu [ar]',
    [
      { name: 'ISKP', kind: 'acronym' },
      { name: 'حافظ', lang: 'ps', kind: 'script' },
      { name: 'Abu', lang: 'ar' },
    ],
  ],
  [
    'breakdown',
    'Taliban: 28; civilians: at least 169',
    [
      { label: 'Taliban', amount: { best: 28 } },
      { label: 'civilians', amount: { best: 169, bound: 'at-least' } },
    ],
  ],
  ['date', '14 Apr 2014', '2014-04-14'],
  ['duration', '1 year, 18 months, 197 days', 'P1Y18M197D'],
  ['duration', '1 year and 2 weeks', 'P1Y2W'],
  ['duration', '339–369 days', 'P339D/P369D'],
  ['duration', '1 year to 1 year, 6 months', 'P1Y/P1Y6M'],
  ['duration', 'p4m', 'P4M'],
  ['coordinates', '34.2565 62.2041 (Place)', { lat: 34.2565, lon: 62.2041, precision: 'place' }],
  [
    'coordinates',
    '34.5° S, 62.25° W (district)',
    { lat: -34.5, lon: -62.25, precision: 'district' },
  ],
  [
    'coordinates',
    '34°15′23″N 62°12′E (province)',
    { lat: 34.256389, lon: 62.2, precision: 'province' },
  ],
  ['reference', 'Hafiz Saeed Khan', 'ld-2'],
  ['reference', 'ld-3', 'ld-3'],
])('%s: %s', (type, text, value) => {
  expect(read(type, text)).toEqual(value);
});

test.each<[FieldType, string, string]>([
  ['choice', 'shelling', 'not one of the choices of Field: Bombing'],
  ['choice', 'BOMBING', 'could be'],
  ['date', '03/04/2014', '3 April or 4 March'],
  ['duration', 'a while', 'not a duration'],
  ['duration', 'P369D/P339D', 'shortest time first'],
  ['duration', 'PT5H', 'not a duration'],
  ['coordinates', '34.2565, 62.2041', 'how exactly'],
  ['coordinates', '95, 62 (place)', 'latitude'],
  ['coordinates', 'Kabul', 'not a place on the map'],
  ['reference', 'Abu Omar', 'Several records'],
  ['reference', 'Nobody', 'no record called'],
  ['text', 'two\nlines', 'one line'],
  ['names', 'Abu [not a language!, alias]', 'language tag'],
  ['breakdown', 'Taliban 28', 'a colon'],
])('%s refuses “%s”: %s', (type, text, reason) => {
  expect(read(type, text)).toContain(reason);
});

describe('formatting and parsing again answers the same value', () => {
  const printable = fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.string({ unit: fc.constantFrom(...'ab ;:"[],–-\nپ'), minLength: 1, maxLength: 12 }),
    )
    .filter((text) => text.trim() !== '');
  const oneLine = printable.filter((text) => !/[\r\n]/.test(text));
  const item = fc.oneof(printable, fc.constantFrom(' ', '""', ';', '"a"; b'));
  const figure = fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.constantFrom(1.234, -12.345, 1e21, 5e-7),
  );
  const quantity = fc.oneof(
    fc.record(
      {
        best: figure,
        bound: fc.constantFrom('at-least', 'more-than', 'about', 'at-most', 'less-than'),
      },
      { requiredKeys: ['best'] },
    ),
    fc
      .tuple(fc.array(figure, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([figures, pick]): Quantity => {
        const [a = 0, b = a, c = b] = figures.toSorted((x, y) => x - y);
        const shapes: Quantity[] = [
          { low: a, best: b, high: c },
          { low: a, high: c },
          { low: a },
          { best: b, high: c },
        ];
        return shapes[pick] ?? { best: a };
      }),
  );
  const duration = fc
    .tuple(...[0, 1, 2, 3].map(() => fc.option(fc.integer({ min: 0, max: 400 }), { freq: 2 })))
    .map((amounts) => `P${amounts.map((n, i) => (n === null ? '' : `${n}${'YMWD'[i]}`)).join('')}`)
    .filter((iso) => iso !== 'P');
  const values: Record<FieldType, fc.Arbitrary<unknown>> = {
    text: oneLine,
    longtext: printable,
    list: fc.array(item, { minLength: 1, maxLength: 4 }),
    names: fc.array(
      fc.record(
        {
          name: item,
          lang: fc.constantFrom('ar', 'ps-Latn', 'kind', 'fa-Arab-AF', 'abcdefgh'),
          kind: fc.oneof(item, fc.constantFrom('alias', 'ar', 'ar-Latn', 'a, b', ']')),
        },
        { requiredKeys: ['name'] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    choice: fc.constantFrom('bombing', 'armed-attack', 'other', 'x'),
    choices: fc.uniqueArray(fc.constantFrom('bombing', 'armed-attack', 'other', 'x'), {
      minLength: 1,
    }),
    number: figure,
    quantity,
    breakdown: fc.array(fc.record({ label: item, amount: quantity }), {
      minLength: 1,
      maxLength: 3,
    }),
    date: fc.constantFrom(
      '2014',
      '2014-04~',
      '2014-04-14/..',
      '1996/',
      '[2014,2015-02]',
      '..',
      '199X',
      '/2014?',
    ),
    duration: fc.oneof(
      duration,
      fc.integer({ min: 0, max: 999 }).map((n) => `P${n}D/P${n + 30}D`),
    ),
    coordinates: fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0),
      lon: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0),
      precision: fc.constantFrom('place', 'district', 'province', 'country'),
    }),
    reference: fc.constantFrom('ld-1', 'ld-2'),
  };

  test.each(Object.keys(values) as FieldType[])('%s', (type) => {
    fc.assert(
      fc.property(values[type], (value) => {
        expect(checkValue(field(type), value)).toBeNull();
        const title = (_collection: string | undefined, id: string) =>
          id === 'ld-2' ? titles.get(id) : undefined;
        expect(read(type, formatValue(field(type), value as Value, title))).toEqual(value);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('checkValue', () => {
  test.each<[FieldType, unknown, string]>([
    ['date', '2014-02-30', 'no day 30'],
    ['duration', 'P1.5Y', 'whole years'],
    ['choice', 'shelling', 'not one of the choices'],
    ['choices', ['bombing', 'bombing'], 'twice'],
    ['number', Number.NaN, 'Field'],
    ['quantity', { low: 5, high: 3 }, 'low ≤ best ≤ high'],
    ['text', '  ', 'white space'],
  ])('%s %j: %s', (type, value, reason) => {
    expect(checkValue(field(type), value)).toContain(reason);
  });
});

test.each<[FieldType, Value | null, Value | null, boolean]>([
  ['text', 'Dāʿish', 'daish', false],
  ['text', 'Abu Omar', 'Abu Umar', true],
  ['list', ['ISIS-K'], ['ISIS-K', 'Taliban'], true],
  ['list', ['Taliban', 'ISIS-K'], ['isis-k', 'taliban'], false],
  ['list', ['ISIS-K', 'ISIS-K'], ['ISIS-K'], false],
  ['choices', ['attributed'], ['attributed', 'denied'], true],
  ['choice', 'killed', 'arrested', true],
  ['quantity', { best: 94 }, { best: 96 }, true],
  ['quantity', { best: 13 }, { best: 13, bound: 'at-least' }, true],
  ['quantity', { best: 92, bound: 'at-least' }, { best: 100 }, true],
  ['quantity', { low: 80, high: 100 }, { best: 94 }, false],
  ['quantity', { low: 80, high: 100 }, { best: 101 }, true],
  ['quantity', { low: 80, best: 90, high: 100 }, { low: 95, best: 99, high: 110 }, false],
  ['quantity', { low: 80, high: 100 }, { best: 92, bound: 'at-least' }, false],
  ['quantity', { low: 80, high: 100 }, { best: 100, bound: 'more-than' }, true],
  ['breakdown', [{ label: 'A', amount: { best: 1 } }], [{ label: 'a', amount: { best: 2 } }], true],
  ['breakdown', [{ label: 'A', amount: { best: 1 } }], [{ label: 'B', amount: { best: 2 } }], true],
  [
    'breakdown',
    [{ label: 'A', amount: { best: 13 } }],
    [
      { label: 'a', amount: { best: 13 } },
      { label: 'B', amount: { best: 169, bound: 'at-least' } },
    ],
    false,
  ],
  [
    'breakdown',
    [
      { label: 'A', amount: { best: 13 } },
      { label: 'Civilians', amount: { best: 190, bound: 'at-least' } },
    ],
    [
      { label: 'A', amount: { best: 13 } },
      { label: 'B', amount: { best: 169, bound: 'at-least' } },
    ],
    true,
  ],
  ['date', '2017-04', '2017-04-13', false],
  ['date', '2017-04', '2017-05', true],
  ['date', '..', '2019-05', true],
  ['date', '..', '..', false],
  ['duration', 'P1Y', 'P340D/P369D', false],
  ['duration', 'P1Y18M197D', 'P1Y6M15D', true],
  [
    'coordinates',
    { lat: 34.5, lon: 69.2, precision: 'place' },
    { lat: 34.52, lon: 69.18, precision: 'place' },
    false,
  ],
  [
    'coordinates',
    { lat: 34.5, lon: 69.2, precision: 'place' },
    { lat: 36.7, lon: 67.1, precision: 'place' },
    true,
  ],
  ['names', [{ name: 'A' }], [{ name: 'B' }], false],
  ['number', 5, null, false],
])('differs(%s, %j, %j) is %s', (type, a, b, expected) => {
  expect(differs(field(type), a, b)).toBe(expected);
  expect(differs(field(type), b, a)).toBe(expected);
});

test.each<[FieldType, string[], string[], boolean]>([
  ['list', ['Afghanistan'], ['afghanistan', 'Pakistan'], false],
  ['list', ['Afghanistan', 'Iran'], ['Afghanistan', 'Pakistan'], true],
  ['choices', ['bombing'], ['bombing', 'armed-attack'], false],
  ['choices', ['bombing'], ['armed-attack'], true],
])('where a longer list adds, differs(%s, %j, %j) is %s', (type, a, b, expected) => {
  const adding: Field = { ...field(type), adds: true };
  expect(differs(adding, a, b)).toBe(expected);
  expect(differs(adding, b, a)).toBe(expected);
});

test('more than 170 people are 171 at least', () => {
  expect(quantitySpan({ best: 170, bound: 'more-than' })).toEqual([171, Infinity]);
});
