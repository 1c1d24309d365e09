import { describe, expect, it } from 'vitest';
import { dateFormatNames, dateFormats, dateWords } from './date-words.ts';

describe('a date in a report', () => {
  it.each([
    ['words', '3 January 2024'],
    ['month-first', 'January 3, 2024'],
    ['iso', '2024-01-03'],
    ['french', '3 janvier 2024'],
    ['german', '3. Januar 2024'],
    ['russian', '3 января 2024 г.'],
  ] as const)('in %s', (format, words) => {
    expect(dateWords('2024-01-03', format).text).toBe(words);
  });

  it('says its language, where it is not English', () => {
    expect(dateWords('2024-01', 'spanish')).toEqual({ text: 'enero de 2024', lang: 'es' });
    expect(dateWords('2024-01', 'iso')).toEqual({ text: '2024-01' });
  });

  it.each(dateFormatNames)('counts the Gregorian years in %s, in its own digits', (format) => {
    const { locale } = dateFormats[format];
    const year = new Intl.NumberFormat(locale ?? 'en', { useGrouping: false }).format(2024);
    expect(dateWords('2024', format).text).toContain(year);
  });

  it.each([
    ['words', 'January 2024'],
    ['iso', '2024-01'],
    ['french', 'janvier 2024'],
  ] as const)('is never more exact than its source, in %s', (format, month) => {
    expect(dateWords('2024-01', format).text).toBe(month);
    expect(dateWords('2024~', format).text).toMatch(/about/u);
    expect(dateWords('2024-01?', format).text).toMatch(/uncertain/u);
  });

  it('that is none comes back as it is', () => {
    expect(dateWords('some day', 'french')).toEqual({ text: 'some day' });
  });
});
