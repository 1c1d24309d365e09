import { describe, expect, it } from 'vitest';
import { Collection } from '#shared/model/field.ts';
import { Mapping } from '#shared/model/import-mapping.ts';
import { createConverter, type ConvertedRow } from '../convert/convert-row.ts';
import { factsOf } from './facts.ts';
import { createColumnGuesser, type ColumnGuess } from './guess-columns.ts';
import { proposeCollection } from './propose.ts';

/** A column whose cells are repeated so often. */
function guess(cells: readonly string[], name = 'a', times = 1): ColumnGuess {
  const guesser = createColumnGuesser([{ name }]);
  let line = 2;
  for (let time = 0; time < times; time++) for (const cell of cells) guesser.add([cell], line++);
  return guesser.guesses()[0]!;
}

const some = (count: number, make: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('the type of a column', () => {
  it.each<[string, ColumnGuess['type'], string[], string?]>([
    ['numbers', 'number', ['1', '20', '-3', '4.5']],
    ['numbers in other digits', 'number', ['١٢', '٣', '٤٥']],
    ['ids with a zero in front', 'text', ['007', '012', '100']],
    ['ids of many figures', 'text', ['201404090001234567', '201404090001234568']],
    ['whole numbers called an id', 'text', ['1', '2', '3'], 'event_id'],
    ['whole numbers called dyadId', 'text', ['1', '2', '3'], 'dyadId'],
    ['fractions called a code', 'number', ['1.5', '2', '3'], 'code'],
    ['ISO dates', 'date', ['2015-03-12', '2015-04', '2016']],
    ['dates with a month', 'date', ['12-Mar-15', '1 April 2016']],
    ['dates in figures', 'date', ['25/03/2015', '01/04/2016']],
    ['years called so', 'date', ['2015', '2016'], 'year'],
    ['years not called so', 'number', ['2015', '2016']],
    ['eight figures called a date', 'date', ['20150312', '20160401'], 'event_date'],
    ['versions', 'text', ['1.2.3', '1.10.4', 'x']],
    ['counts with words', 'quantity', ['≥92', '80–100', '5']],
    ['lists', 'list', ['a; b', 'c', 'd; e; f'].concat(some(20, (at) => `x${at}; y`))],
    ['lists with bars', 'list', some(20, (at) => `x${at}|y`)],
    ['few words again and again', 'choice', some(60, (at) => ['Kabul', 'Herat', 'Zabul'][at % 3]!)],
    ['truth', 'choice', some(60, (at) => ['TRUE', 'FALSE'][at % 2]!)],
    ['names', 'text', some(60, (at) => `Name ${at}`)],
    ['long texts', 'longtext', ['x'.repeat(300), 'y']],
    ['texts with line breaks', 'longtext', ['a\nb', 'c']],
    ['nothing', 'text', ['', ' ']],
    ['marks only', 'text', ['n/a', '-']],
    [
      'dates of texts',
      'text',
      ['In 2015 there were 3', 'On 2015-03-12 somebody said'].concat(
        some(60, (at) => `Text ${at}`),
      ),
    ],
  ])('%s: %s', (_, type, cells, name = 'a') => {
    expect(guess(cells, name).type).toBe(type);
  });

  it('is that of nearly all cells; the rest are counted, and shown with their lines', () => {
    const cells = [...some(97, (at) => String(at)), 'many', 'many', 'several'];
    expect(guess(cells)).toMatchObject({
      type: 'number',
      filled: 100,
      empty: 0,
      misfits: {
        count: 3,
        examples: [
          { line: 99, text: 'many' },
          { line: 101, text: 'several' },
        ],
      },
    });
    expect(guess([...cells, ...some(10, () => 'x')]).type).not.toBe('number');
  });

  it('is found from all rows, not from the first ones', () => {
    const cells = [...some(10_000, (at) => String(at)), ...some(5_000, (at) => `Name ${at}`)];
    expect(guess(cells)).toMatchObject({ type: 'text', values: null });
    expect(guess([...some(10_000, (at) => String(at)), '25 Mar 2015'])).toMatchObject({
      type: 'number',
      misfits: { count: 1, examples: [{ line: 10_002 }] },
    });
  });

  it('is the same whether cells are remembered or looked at one by one', () => {
    const many = some(5_000, (at) => `${1 + (at % 28)}/${1 + (at % 12)}/${1900 + (at % 100)}`);
    const few = some(50, (at) => `${1 + (at % 28)}/${1 + (at % 12)}/2015`);
    expect(guess(many)).toMatchObject({ type: 'date', values: null, date: { order: 'day-month' } });
    expect(guess(few, 'a', 100)).toMatchObject({
      type: 'date',
      date: { order: 'day-month', either: expect.any(Number) as number },
    });
  });
});

describe('day and month', () => {
  it.each<[string[], ColumnGuess['date']]>([
    [['25/03/2015', '01/04/2015'], { order: 'day-month', dayFirst: 1, monthFirst: 0, either: 1 }],
    [['03/25/2015', '01/04/2015'], { order: 'month-day', dayFirst: 0, monthFirst: 1, either: 1 }],
    [['03/02/2015', '01/04/2015'], { order: null, dayFirst: 0, monthFirst: 0, either: 2 }],
    [['25/03/2015', '03/25/2015'], { order: null, dayFirst: 1, monthFirst: 1, either: 0 }],
    [['03/03/2015', '2015-03-25'], { order: null, dayFirst: 0, monthFirst: 0, either: 0 }],
  ])('%j', (cells, date) => {
    expect(guess(cells).date).toEqual(date);
  });

  it('contradicted by a few of very many, which are then misfits', () => {
    const cells = [...some(99, () => '25/03/2015'), '03/25/2015'];
    expect(guess(cells)).toMatchObject({ date: { order: 'day-month' }, misfits: { count: 1 } });
  });
});

describe('the format of numbers', () => {
  it.each<[string[], ColumnGuess['number']]>([
    [['1', '2'], { format: 'point', isSure: true }],
    [['1.5', '2'], { format: 'point', isSure: true }],
    [['1,5', '2'], { format: 'comma', isSure: true }],
    [['1,234', '2'], { format: 'point', isSure: false }],
    [['1,234', '1,234,567'], { format: 'point', isSure: true }],
    [['1.234', '1.234,5'], { format: 'comma', isSure: true }],
    [['1 234'], { format: 'point', isSure: true }],
  ])('%j', (cells, number) => {
    expect(guess(cells)).toMatchObject({ type: 'number', number });
  });
});

describe('marks of the unknown', () => {
  it('are counted apart, and -9 only where nothing else is negative', () => {
    expect(guess(['5', '-9', '-9', 'n/a', '7'])).toMatchObject({
      type: 'number',
      marks: [
        { text: '-9', count: 2 },
        { text: 'n/a', count: 1 },
      ],
      misfits: { count: 0 },
    });
    expect(guess(['5', '-9', '-4', '7'])).toMatchObject({
      type: 'number',
      marks: [],
      misfits: { count: 0 },
    });
  });
});

describe('keys', () => {
  it.each<[string[], boolean | null]>([
    [['a', 'b', 'c'], true],
    [['a', 'b', 'a'], false],
    [['a', '', 'c'], false],
    [[], false],
    [['x'.repeat(101), 'b'], null],
  ])('%j', (cells, isKey) => {
    expect(guess(cells).isKey).toBe(isKey);
  });

  it('of a hundred thousand rows', () => {
    expect(guess(some(100_000, (at) => `IRQ-1989-1-${at}`)).isKey).toBe(true);
    expect(guess([...some(100_000, (at) => `IRQ-1989-1-${at}`), 'IRQ-1989-1-50']).isKey).toBe(
      false,
    );
  });
});

describe('a collection made from a table', () => {
  const columns = [
    'Event ID',
    'Date of event',
    'Place',
    'Latitude',
    'Longitude',
    'Killed',
    'Kind',
    'Kind',
    'المكان',
    '__proto__',
    'empty',
    '3rd party',
  ];
  const rows = some(60, (at) => String(at)).map((at) => [
    `00${at}`,
    `${1 + (Number(at) % 28)}/3/2015`,
    `Place ${at}`,
    '34.5',
    '69.25',
    at === '3' ? 'n/a' : `${at},5`,
    ['Clash', 'clash', 'Raid'][Number(at) % 3]!,
    `x${at}`,
    `م${at}`,
    `y${at}`,
    '',
    `z${at}`,
  ]);
  const names = columns.map((name, at) => ({ name: at === 7 ? 'Kind (2)' : name }));
  const guesser = createColumnGuesser(names);
  for (const [at, row] of rows.entries()) guesser.add(row, at + 2);
  const proposal = proposeCollection(guesser.guesses().map(factsOf), 'My events 2015', 'my-source');

  it('fits the schemas, and converts every row', () => {
    expect(Collection.parse(proposal.collection)).toEqual(proposal.collection);
    expect(Mapping.parse(proposal.mapping)).toEqual(proposal.mapping);
    const convert = createConverter(proposal.mapping, proposal.collection.fields, names);
    const converted = rows.map((cells) => convert({ cells, flaw: null }) as ConvertedRow);
    expect(converted.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(converted.map(({ key }) => key)).size).toBe(60);
    expect(converted[3]).toMatchObject({
      key: 'myEvents2015-003',
      values: {
        eventId: '003',
        dateOfEvent: '2015-03-04',
        place: 'Place 3',
        coordinates: { lat: 34.5, lon: 69.25, precision: 'country' },
        killed: null,
        kind: 'clash',
      },
      labels: { killed: 'unknown' },
    });
  });

  it('has fields with plain names, and says what it left', () => {
    expect(proposal.collection).toMatchObject({
      id: 'myEvents2015',
      title: 'My events 2015',
      titleField: 'eventId',
    });
    expect(proposal.collection.fields.map(({ id }) => id)).toEqual([
      'coordinates',
      'eventId',
      'dateOfEvent',
      'place',
      'killed',
      'kind',
      'kind2',
      'column',
      'proto',
      'column3rdParty',
    ]);
    expect(proposal.collection.fields.find(({ id }) => id === 'kind')?.choices).toEqual([
      { id: 'clash', label: 'Clash' },
      { id: 'raid', label: 'Raid' },
    ]);
    expect(proposal.left).toEqual(['empty']);
  });

  it('keeps to 300 fields, and goes by content where there is no key', () => {
    const many = some(310, (at) => `c${at}`).map((name) => ({ name }));
    const wide = createColumnGuesser(many);
    wide.add(
      many.map(() => 'x'),
      2,
    );
    wide.add(
      many.map(() => 'x'),
      3,
    );
    const { collection, mapping, left } = proposeCollection(wide.guesses().map(factsOf), '', 's');
    expect(collection.fields).toHaveLength(300);
    expect(left).toHaveLength(10);
    expect(mapping.key).toEqual({ kind: 'content', prefix: 'records' });
  });
});
