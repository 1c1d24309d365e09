import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../model/value.ts';
import { fromCsl, isCslJson, toCsl } from './csl-json.ts';

const values = (entries: Record<string, Value>): Map<string, Value> =>
  new Map(Object.entries(entries));
const throughJson = (item: unknown): unknown => JSON.parse(JSON.stringify(item));

test('a source is an item that reference managers read', () => {
  const source = values({
    title: 'Who?',
    type: 'article-magazine',
    author: ['Amira Jadoon', 'Group of Experts'],
    containerTitle: 'A magazine',
    number: '7',
    issued: '2022-09-06',
    accessed: '2024-05~',
    language: ['en'],
    url: 'https://example.org/a',
  });
  expect(toCsl('who', source)).toEqual({
    id: 'who',
    type: 'article-magazine',
    title: 'Who?',
    author: [{ literal: 'Amira Jadoon' }, { literal: 'Group of Experts' }],
    'container-title': 'A magazine',
    issue: '7',
    issued: { 'date-parts': [[2022, 9, 6]] },
    accessed: { 'date-parts': [[2024, 5]], circa: true },
    language: 'en',
    URL: 'https://example.org/a',
  });
});

test('what CSL can’t say stands in custom, and comes back', () => {
  const source = values({
    title: 'Video',
    type: 'motion-picture',
    issued: '2016-07/..',
    accessed: '2020?',
    language: ['ar', 'ps'],
    licence: 'CC BY-SA 4.0',
    citedIn: 'article',
    marking: 'amber',
  });
  const item = toCsl('video', source);
  expect(item).toMatchObject({
    type: 'motion_picture',
    issued: { literal: '2016-07/..' },
    language: 'ar',
  });
  expect(item['custom']).toEqual({
    dossier: {
      accessed: '2020?',
      language: ['ar', 'ps'],
      licence: 'CC BY-SA 4.0',
      citedIn: 'article',
      marking: 'amber',
    },
  });
  expect(fromCsl(throughJson(item))).toEqual({ id: 'video', values: source, leftOut: [] });
});

describe('an item that others wrote', () => {
  test('is read as far as there are fields, and the rest is named', () => {
    const read = fromCsl({
      id: 'http://zotero.org/users/1/items/AB',
      type: 'article-journal',
      title: 'On records',
      author: [{ family: 'Silva', given: 'Ana', 'non-dropping-particle': 'da' }],
      issued: { 'date-parts': [['2019', 3]] },
      volume: '12',
      DOI: '10.1/x',
    });
    expect(read).toEqual({
      id: 'http-zotero.org-users-1-items-AB',
      values: values({
        type: 'article-journal',
        title: 'On records',
        author: ['Ana da Silva'],
        issued: '2019-03',
      }),
      leftOut: ['volume', 'DOI'],
    });
  });

  test.each([null, 'x', {}, { id: '__' }, { id: '…' }, { id: 1, author: 'me' }])(
    'is refused where it is none: %j',
    (json) => {
      expect(fromCsl(json)).toBeNull();
      expect(isCslJson([json])).toBe(false);
    },
  );
});

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const date = fc.oneof(
  fc.constantFrom(
    '2014',
    '2014-09',
    '2014-09-05',
    '2014/2015',
    '2014-01~',
    '201X',
    '[2014,2016]',
    '2014-09-05?',
    '../2014',
    '2014-21',
  ),
  line,
);
const source = fc
  .record(
    {
      title: line,
      type: fc.constantFrom('report', 'motion-picture', 'entry-encyclopedia', 'periodical'),
      author: fc.array(line, { minLength: 1, maxLength: 3 }),
      interviewer: fc.array(line, { minLength: 1, maxLength: 3 }),
      containerTitle: line,
      publisher: line,
      issued: date,
      accessed: date,
      number: line,
      language: fc.array(line, { minLength: 1, maxLength: 3 }),
      licence: line,
      url: line,
      note: line,
      coordinates: fc.record({
        lat: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        lon: fc.nat(),
      }),
    },
    { requiredKeys: [] },
  )
  .map((record) => new Map(Object.entries(record) as [string, Value][]));

test('every source comes back as it was, through JSON', () => {
  fc.assert(
    fc.property(source, (one) => {
      const back = fromCsl(throughJson(toCsl('a-source', one)));
      expect(back?.values).toEqual(new Map(throughJson([...one]) as [string, Value][]));
    }),
    { numRuns: 1_000 },
  );
});
