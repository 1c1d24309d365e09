import { describe, expect, it } from 'vitest';
import { usualRules } from '#shared/dates/table-date.ts';
import type { ItemSeparator, Reach } from '#shared/model/import-mapping.ts';
import { aroundDate, partsDate, spanDate } from './coded-date.ts';
import { splitCell } from './items.ts';
import { unknownTest } from './unknown.ts';

const said = (date: { ok: true; edtf: string } | { ok: false; message: string }) =>
  date.ok ? date.edtf : date.message;

describe('spanDate', () => {
  it.each<[string, string, Reach, string]>([
    ['2015-05-11', '2015-05-11', 'day', '2015-05-11'],
    ['2015-05-11', '2015-05-12', 'day', '2015-05-11/2015-05-12'],
    ['2015-05-11', '2015-05-12', 'days', '2015-05-11/2015-05-12'],
    ['2015-05-11', '2015-05-11', 'days', '2015-05-11~'],
    ['2000-07-01', '2000-07-07', 'week', '2000-07-01/2000-07-07'],
    ['2000-07-01', '2000-07-01', 'week', '2000-07-01~'],
    ['2003-03-01', '2003-03-31', 'month', '2003-03'],
    ['2003-02-01', '2003-02-28', 'month', '2003-02'],
    ['2004-02-01', '2004-02-28', 'month', '2004-02-01/2004-02-28'],
    ['2004-02-01', '2004-02-29', 'month', '2004-02'],
    ['2003-03-01', '2003-03-31', 'days', '2003-03-01/2003-03-31'],
    ['2003-03-15', '2003-03-15', 'month', '2003-03'],
    ['2005-09-02', '2005-09-12', 'month', '2005-09-02/2005-09-12'],
    ['1997-06-01', '1997-07-31', 'year', '1997-06/1997-07'],
    ['1992-01-01', '1992-12-31', 'year', '1992'],
    ['1992-01-01', '1993-12-31', 'year', '1992/1993'],
    ['1992-06-15', '1992-06-15', 'year', '1992'],
    ['1996-01-01', '1996-03-30', 'year', '1996-01-01/1996-03-30'],
    ['2026-07-11 00:00:00.000', '2026-07-12 00:00:00.000', 'days', '2026-07-11/2026-07-12'],
    ['2015-05-11', '', 'day', '2015-05-11'],
    ['', '2015-05-11', 'day', '2015-05-11'],
    [
      '2015-05-12',
      '2015-05-11',
      'day',
      'The last day (2015-05-11) is before the first (2015-05-12).',
    ],
    ['2015-05', '2015-05', 'month', '“2015-05” is not a single day.'],
    ['', '', 'day', 'There is no date.'],
    [
      '11/05/2015',
      '11/05/2015',
      'day',
      '“11/05/2015” could be two days. Say whether the day or the month comes first.',
    ],
  ])('%s to %s, known to the %s: %s', (first, last, reach, date) => {
    expect(said(spanDate(first, last, reach, usualRules))).toBe(date);
  });
});

describe('partsDate', () => {
  it.each([
    ['2014', '4', '9', '2014-04-09'],
    ['2014', '4', '0', '2014-04'],
    ['2014', '0', '0', '2014'],
    ['2014', '', '', '2014'],
    ['2014.0', '12.0', '31.0', '2014-12-31'],
    ['2014', '0', '9', '2014-XX-09'],
    ['0', '4', '9', 'The year is missing.'],
    ['2014', '13', '1', 'There is no month 13.'],
    ['2014', '2', '30', 'February 2014 has no day 30.'],
    ['2014', 'x', '1', '“x” is not a year, month or day.'],
    ['14', '1', '1', '“14-01-01” is not a date. Write 2017, 2017-04 or 2017-04-13.'],
  ])('%s, %s, %s: %s', (year, month, day, date) => {
    expect(said(partsDate(year, month, day))).toBe(date);
  });
});

describe('aroundDate', () => {
  it.each<[string, Reach, string]>([
    ['2025-05-16', 'day', '2025-05-16'],
    ['16 May 2025', 'days', '2025-05-13/2025-05-19'],
    ['2024-03-01', 'days', '2024-02-27/2024-03-04'],
    ['2025-05-16', 'week', '2025-05-16~'],
    ['2025-05-01', 'month', '2025-05'],
    ['2025-05-01', 'year', '2025'],
    ['2025-05', 'day', '“2025-05” is not a single day.'],
  ])('%s, known to the %s: %s', (text, reach, date) => {
    expect(said(aroundDate(text, reach, 3, usualRules))).toBe(date);
  });
});

describe('splitCell', () => {
  it.each<[ItemSeparator, string, string[]]>([
    ['none', 'a; b', ['a; b']],
    [';', 'a; b;; c ;a', ['a', 'b', 'c']],
    [';', '"a; b"; c', ['a; b', 'c']],
    ['|', 'a|b, c', ['a', 'b, c']],
    [',', 'a,b;c', ['a', 'b;c']],
    ['\n', 'a\r\nb', ['a', 'b']],
    [
      'quoted',
      '"AFP, 2015-05-13, Clashes; 3 dead";"BBC, ""2015"""',
      ['AFP, 2015-05-13, Clashes; 3 dead', 'BBC, "2015"'],
    ],
    ['quoted', '"a" , "b"', ['a', 'b']],
    ['quoted', 'AFP 17/12; BBC 18/12', ['AFP 17/12; BBC 18/12']],
    ['quoted', 'AFP ("Clashes"), 17/12', ['AFP ("Clashes"), 17/12']],
    ['quoted', '"a"b"c"', ['"a"b"c"']],
    ['quoted', '', []],
    ['json', '["a", 1, "a"]', ['a', '1']],
  ])('at %j: %j', (separator, cell, items) => {
    expect(splitCell(cell, separator)).toEqual({ items });
  });

  it.each<[ItemSeparator, string]>([
    ['quoted', 'Reuters (1989-10-01): "CLASHES'],
    ['quoted', '"a";"b'],
    ['json', '["a", {"b": 1}]'],
    ['json', 'a'],
    ['json', '{"a": 1}'],
  ])('at %j: %j is kept whole, and said to be odd', (separator, cell) => {
    expect(splitCell(cell, separator)).toEqual({
      items: [cell],
      problem: expect.stringContaining('kept as one text') as string,
    });
  });
});

describe('unknownTest', () => {
  const test = unknownTest([
    { text: '-9', label: 'not recorded then' },
    { text: 'Unknown', label: 'unknown' },
    { text: '', label: 'blank' },
  ]);
  it.each([
    ['-9', 'not recorded then'],
    [' -9.0', 'not recorded then'],
    ['−9', 'not recorded then'],
    ['UNKNOWN ', 'unknown'],
    ['', 'blank'],
    ['9', undefined],
    ['-99', undefined],
    ['-9.5', undefined],
    ['unknown to us', undefined],
    ['x'.repeat(100_000), undefined],
  ])('%j', (cell, label) => {
    expect(test(cell)).toBe(label);
  });
});
