import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber } from './calendar.ts';
import {
  certainlyBefore,
  certainlyWithin,
  compareDates,
  datesOverlap,
  possiblyBefore,
  possiblyWithin,
} from './compare.ts';
import { describeEdtf } from './describe.ts';
import { librarySpan, parsePart } from './edtf-part.ts';
import { parseEdtf, type Edtf } from './edtf.ts';
import { parseHumanDate } from './human.ts';

function edtf(text: string): Edtf {
  const date = parseEdtf(text);
  if (!date.ok) throw new Error(`${text}: ${date.message}`);
  return date;
}

const day = (text: string): number => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return dayNumber(year, month, date);
};

describe('parsePart', () => {
  test('spans the days that the library says', () => {
    const two = fc.integer({ min: 0, max: 32 }).map((number) => String(number).padStart(2, '0'));
    const mark = fc.constantFrom('', '', '?', '~', '%');
    const text = fc.oneof(
      fc
        .tuple(fc.integer({ min: 100, max: 9_999 }), mark)
        .map(([year, end]) => String(year).padStart(4, '0') + end),
      fc
        .tuple(fc.integer({ min: 100, max: 9_999 }), two, mark)
        .map(([year, month, end]) => `${String(year).padStart(4, '0')}-${month}${end}`),
      fc
        .tuple(fc.integer({ min: 100, max: 9_999 }), two, mark, two, mark)
        .map(
          ([year, month, middle, date, end]) =>
            `${String(year).padStart(4, '0')}-${month}${middle}-${date}${end}`,
        ),
    );
    fc.assert(
      fc.property(text, (given) => {
        const part = parsePart(given);
        if (part.ok) expect([part.earliest, part.latest]).toEqual(librarySpan(given));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('parseEdtf', () => {
  test.each([
    ['1996', '1996-01-01', '1996-12-31', 'year'],
    ['2017-04', '2017-04-01', '2017-04-30', 'month'],
    ['2017-04-13', '2017-04-13', '2017-04-13', 'day'],
    ['2016-02-29', '2016-02-29', '2016-02-29', 'day'],
    ['1996-21', '1996-03-01', '1996-05-31', 'season'],
    ['1996-24', '1996-12-01', '1997-02-28', 'season'],
    ['199X', '1990-01-01', '1999-12-31', 'decade'],
    ['19xx', '1900-01-01', '1999-12-31', 'century'],
    ['1996-XX', '1996-01-01', '1996-12-31', 'year'],
    ['1996-02-XX', '1996-02-01', '1996-02-29', 'month'],
    ['0100', '0100-01-01', '0100-12-31', 'year'],
    ['2018-07/2018-08', '2018-07-01', '2018-08-31', 'month'],
    ['2018/2018-03-04', '2018-01-01', '2018-03-04', 'year'],
    ['[1667,1668,1670..1672]', '1667-01-01', '1672-12-31', 'year'],
    ['{2014-04, 2014-06}', '2014-04-01', '2014-06-30', 'month'],
  ])('%s runs from %s to %s', (text, earliest, latest, precision) => {
    const date = edtf(text);
    expect([date.earliest, date.latest, date.precision]).toEqual([
      day(earliest),
      day(latest),
      precision,
    ]);
  });

  test('an unknown end is not an open one', () => {
    expect(edtf('1996/')).toMatchObject({ latest: null, unknownEnd: true, openEnd: false });
    expect(edtf('1996/..')).toMatchObject({ latest: null, unknownEnd: false, openEnd: true });
    expect(edtf('/1996')).toMatchObject({ earliest: null, unknownStart: true, openStart: false });
    expect(edtf('../1996')).toMatchObject({ earliest: null, unknownStart: false, openStart: true });
    expect(edtf('..')).toMatchObject({
      kind: 'still-open',
      openEnd: true,
      earliest: null,
      latest: null,
    });
  });

  test.each([
    ['2014?', false, true],
    ['2014~', true, false],
    ['2014%', true, true],
    ['~1996-05', true, false],
    ['2004-06-~11/2005', true, false],
    ['2014', false, false],
  ])('marks of %s', (text, approximate, uncertain) => {
    expect(edtf(text)).toMatchObject({ approximate, uncertain });
  });

  test.each([
    ['2017-02-30', 'February 2017 has no day 30.'],
    ['2017-13', 'There is no month 13.'],
    ['1996-25', 'season'],
    ['0000', 'Years run from'],
    ['0044', 'Years run from'],
    ['-0044', 'Years run from'],
    ['Y17000', 'Years run from'],
    ['XXXX-12', 'X may only stand at its end'],
    ['X014', 'X may only stand at its end'],
    ['2001-2X', 'no month'],
    ['2001-02-3X', 'no day 3X'],
    ['2018-08/2018-07', 'later than'],
    ['../..', 'needs a start or an end'],
    ['/', 'needs a start or an end'],
    ['2014/2015/2016', 'one “/”'],
    ['2017-04-13T10:00:00Z', 'no time of day'],
    ['[2014,..2010]', '“..”'],
    ['[]', 'not a date'],
    ['', 'no date'],
    ['2017-4-3', 'not a date'],
    ['19XX-02-29', 'Not every year'],
    ['9'.repeat(10_000), 'characters long'],
  ])('refuses %s', (text, reason) => {
    const date = parseEdtf(text);
    expect(date.ok ? 'accepted' : date.message).toContain(reason);
  });
});

describe('parseHumanDate', () => {
  test.each([
    ['c. 1996', '1996~'],
    ['ca 1996', '1996~'],
    ['about 2014 (uncertain)', '2014%'],
    ['14 Apr 2014', '2014-04-14'],
    ['14th of April, 2014', '2014-04-14'],
    ['April 14, 2014', '2014-04-14'],
    ['14-Apr-2014', '2014-04-14'],
    ['Apr 2014', '2014-04'],
    ['Sept. 2014', '2014-09'],
    ['2014?', '2014?'],
    ['14-18 Apr 2014', '2014-04-14/2014-04-18'],
    ['Apr 14–18, 2014', '2014-04-14/2014-04-18'],
    ['14 Apr - 3 May 2014', '2014-04-14/2014-05-03'],
    ['April–May 2014', '2014-04/2014-05'],
    ['1996–2001', '1996/2001'],
    ['before 2010', '[..2009]'],
    ['before Mar 2016', '[..2016-02]'],
    ['after 31 December 2014', '[2015-01-01..]'],
    ['by 2010', '[..2010]'],
    ['since 2014', '2014/..'],
    ['2014 to present', '2014/..'],
    ['from 1996', '1996/'],
    ['1996-?', '1996/'],
    ['until 2014', '../2014'],
    ['between 2014 and 2016', '[2014..2016]'],
    ['2 or 3 May 2014', '[2014-05-02,2014-05-03]'],
    ['spring 2014', '2014-21'],
    ['1990s', '199X'],
    ['13/04/2014', '2014-04-13'],
    ['04/13/2014', '2014-04-13'],
    ['05/05/2014', '2014-05-05'],
    ['2014-4-3', '2014-04-03'],
    ['c. 2014 - 2016', '2014~/2016'],
    ['still open', '..'],
    [' 2014-04-14 ', '2014-04-14'],
  ])('%s -> %s', (text, expected) => {
    expect(parseHumanDate(text)).toEqual({ ok: true, edtf: expected });
  });

  test.each([
    ['03/04/2014', '3 April or 4 March 2014'],
    ['3.4.2014', '3 April or 4 March 2014'],
    ['2010–11', 'span of years'],
    ['2014/04', 'span of years'],
    ['1900s', 'ten years or a hundred'],
    ['14 Apr 14', 'four digits'],
    ['14 Apr', 'year is missing'],
    ['14 2014', 'month is missing'],
    ['mid-2014', 'no word for'],
    ['31 Feb 2014', 'no day 31'],
    ['unknown', 'Leave the field empty'],
    ['before about 2014', 'without'],
    ['hello', 'not a date'],
    ['2014-02-30', 'no day 30'],
    ['', 'no date'],
  ])('refuses %s', (text, reason) => {
    const date = parseHumanDate(text);
    expect(date.ok ? date.edtf : date.message).toContain(reason);
  });

  test('never takes long over nonsense', () => {
    const started = performance.now();
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0129-/.., ~?%[]{}Xac or to'), maxLength: 200 }),
        (text) => {
          const date = parseHumanDate(text);
          if (date.ok) expect(parseEdtf(date.edtf).ok).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test.each([
  ['2017-04-13', '13 April 2017'],
  ['2017-04', 'April 2017'],
  ['2018-07/2018-08', 'July 2018 to August 2018'],
  ['2014-04-14/2014-04-18', '14 to 18 April 2014'],
  ['2014/..', 'since 2014'],
  ['1996/', 'from 1996, end unknown'],
  ['../2014', 'until 2014'],
  ['/2014', 'until 2014, start unknown'],
  ['2014~', 'about 2014'],
  ['2014?', '2014 (uncertain)'],
  ['2014%', 'about 2014 (uncertain)'],
  ['199X', 'the 1990s'],
  ['1996-05-XX', 'some day of May 1996'],
  ['2014-22', 'summer 2014'],
  ['[..2009]', '2009 or earlier'],
  ['[2014..2016]', 'between 2014 and 2016'],
  ['[2014,2015]', '2014 or 2015'],
  ['{2014,2015}', '2014 and 2015'],
  ['2004-06-~11', '11 June 2004 (partly approximate)'],
  ['..', 'still open'],
  ['not a date', 'not a date'],
])('describeEdtf(%s) is “%s”', (text, words) => {
  expect(describeEdtf(text)).toBe(words);
});

const year = fc.integer({ min: 100, max: 9_998 }).map((value) => String(value).padStart(4, '0'));
const two = (value: number): string => String(value).padStart(2, '0');
const single = fc
  .tuple(
    year,
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 28 })),
    fc.constantFrom('', '', '?', '~', '%'),
  )
  .map(([y, m, d, mark]) => [y, m && two(m), m && d && two(d)].filter(Boolean).join('-') + mark);
const range = fc.tuple(single, single).map(([a, b]) => {
  const [x, y] = [edtf(a), edtf(b)];
  return (x.earliest ?? 0) <= (y.latest ?? 0) ? `${a}/${b}` : `${b}/${a}`;
});
const anyDate = fc
  .oneof(
    single,
    range,
    fc.tuple(single, fc.constantFrom('/', '/..')).map(([a, end]) => a + end),
    fc.tuple(single, fc.constantFrom('/', '../')).map(([a, start]) => start + a),
    fc.tuple(single, single).map(([a, b]) => `[${a}, ${b}]`),
    single.map((a) => `[..${a}]`),
    fc.constant('..'),
  )
  .map(edtf);

describe('properties', () => {
  test('earliest is not after latest; the canonical text is a fixpoint', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        if (date.earliest !== null && date.latest !== null) {
          expect(date.earliest).toBeLessThanOrEqual(date.latest);
        }
        expect(edtf(date.canonical)).toEqual(date);
      }),
    );
  });

  test('what is certain is possible', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.option(anyDate), fc.option(anyDate), (a, b, from, to) => {
        if (certainlyBefore(a, b)) {
          expect(possiblyBefore(a, b)).toBe(true);
          expect(possiblyBefore(b, a)).toBe(false);
          expect(datesOverlap(a, b)).toBe(false);
        }
        if (certainlyWithin(a, { from, to })) expect(possiblyWithin(a, { from, to })).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the words of a plain date, range or open interval are read back as the same date', () => {
    const spoken = fc.oneof(
      single,
      range,
      single.map((a) => `${a}/`),
      single.map((a) => `${a}/..`),
    );
    fc.assert(
      fc.property(spoken, (text) => {
        const read = parseHumanDate(describeEdtf(text));
        expect(read.ok && edtf(read.edtf).spans).toEqual(edtf(text).spans);
      }),
    );
  });

  test('order is total', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(Math.sign(-compareDates(b, a)) + 0);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0) {
          expect(compareDates(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('comparing', () => {
  const within = (text: string, from: string | null, to: string | null): [boolean, boolean] => {
    const window = { from: from === null ? null : edtf(from), to: to === null ? null : edtf(to) };
    return [possiblyWithin(edtf(text), window), certainlyWithin(edtf(text), window)];
  };

  test.each([
    ['2017-04-13', '2017', '2017', true, true],
    ['2017', '2017-04', '2017-05', true, false],
    ['2016', '2017', '2017', false, false],
    ['2017?', '2017', '2017', true, false],
    ['2017~', null, null, true, true],
    ['1996/', '1990', '2000', true, false],
    ['1996/', '1990', null, true, true],
    ['1996/..', '2020', '2021', true, false],
    ['../1996', null, '2000', true, true],
    ['[1667,1670]', '1668', '1669', false, false],
    ['1667/1670', '1668', '1669', true, false],
    ['..', '2014', '2030', false, false],
    ['..', '2014', null, true, true],
  ])('%s in %s to %s: possibly %s, certainly %s', (text, from, to, possibly, certainly) => {
    expect(within(text, from, to)).toEqual([possibly, certainly]);
  });

  test('a year is a day somewhere in it, not all of it', () => {
    expect(possiblyBefore(edtf('1996'), edtf('1996-09-27'))).toBe(true);
    expect(possiblyBefore(edtf('1996-09-27'), edtf('1996'))).toBe(true);
    expect(certainlyBefore(edtf('1996'), edtf('1996-09-27'))).toBe(false);
    expect(certainlyBefore(edtf('1996-08'), edtf('1996-09-27'))).toBe(true);
  });

  test('sorts by earliest, then latest; open starts first, still open last', () => {
    const sorted = [
      '..',
      '2018-07/2018-08',
      '2017-04-13',
      '2017',
      '2017-04',
      '2017/..',
      '2017/',
      '../2010',
      '/2016',
    ]
      .map(edtf)
      .toSorted(compareDates);
    expect(sorted.map((date) => date.canonical)).toEqual([
      '../2010',
      '/2016',
      '2017',
      '2017/',
      '2017/..',
      '2017-04',
      '2017-04-13',
      '2018-07/2018-08',
      '..',
    ]);
  });
});
