import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Passage } from './passage.ts';
import { fromWebAnnotation, toWebAnnotation, type PassageNote } from './web-annotation.ts';

const passage: Passage = {
  source: 'report-1',
  textHash: '0123456789abcdef'.repeat(4),
  quote: { exact: '1,200 boxes', prefix: 'counted ', suffix: ' and' },
  position: { start: 32, end: 43 },
  toldApartBy: 'words',
};
const note: PassageNote = {
  id: 'n1',
  text: 'Who **counted**?',
  tags: ['figures', 'to check'],
  status: 'open',
  createdAt: '2026-11-24T10:00:00.000Z',
  updatedAt: '2026-11-24T11:00:00.000Z',
};

test('a note on a passage is an Annotation with a quote and a position selector', () => {
  expect(toWebAnnotation(passage, note)).toEqual({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dossier: 'https://dossier.invalid/ns#' }],
    id: 'https://dossier.invalid/notes/n1',
    type: 'Annotation',
    motivation: 'commenting',
    created: '2026-11-24T10:00:00.000Z',
    modified: '2026-11-24T11:00:00.000Z',
    'dossier:status': 'open',
    body: [
      {
        type: 'TextualBody',
        purpose: 'commenting',
        format: 'text/markdown',
        value: 'Who **counted**?',
      },
      { type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: 'figures' },
      { type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value: 'to check' },
    ],
    target: {
      type: 'SpecificResource',
      source: 'https://dossier.invalid/sources/report-1',
      selector: [
        { type: 'TextQuoteSelector', exact: '1,200 boxes', prefix: 'counted ', suffix: ' and' },
        { type: 'TextPositionSelector', start: 32, end: 43 },
      ],
      'dossier:textHash': '0123456789abcdef'.repeat(4),
      'dossier:toldApartBy': 'words',
    },
  });
});

test('a passage without a note is a highlight', () => {
  const annotation = toWebAnnotation(passage, null);
  expect(annotation).toMatchObject({ motivation: 'highlighting', body: [] });
  expect(fromWebAnnotation(annotation)).toEqual({ passage, note: null });
});

test('what others added is passed over; the order of the selectors does not matter', () => {
  const annotation = toWebAnnotation(passage, note);
  const other = {
    ...annotation,
    creator: 'somebody',
    target: { ...annotation.target, selector: annotation.target.selector.toReversed(), scope: 'x' },
  };
  expect(fromWebAnnotation(JSON.parse(JSON.stringify(other)))).toEqual({ passage, note });
});

const changed = (change: object): unknown => ({ ...toWebAnnotation(passage, note), ...change });
const retargeted = (change: object): unknown =>
  changed({ target: { ...toWebAnnotation(passage, note).target, ...change } });

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'Annotation'],
  ['another type', changed({ type: 'Note' })],
  ['a note of somebody else', changed({ id: 'https://example.org/1' })],
  ['a note without its text', changed({ body: [] })],
  ['a highlight with a text', changed({ motivation: 'highlighting' })],
  [
    'a note with two texts',
    changed({ body: Array(2).fill(toWebAnnotation(passage, note).body[0]) }),
  ],
  ['a reserved id', changed({ id: 'https://dossier.invalid/notes/__proto__' })],
  ['no hash', retargeted({ 'dossier:textHash': undefined })],
  ['one selector', retargeted({ selector: [{ type: 'TextPositionSelector', start: 1, end: 2 }] })],
  [
    'the same selector twice',
    retargeted({ selector: Array(2).fill({ type: 'TextPositionSelector', start: 1, end: 2 }) }),
  ],
  [
    'a position that ends before it starts',
    retargeted({
      selector: [
        { type: 'TextQuoteSelector', ...passage.quote },
        { type: 'TextPositionSelector', start: 2, end: 1 },
      ],
    }),
  ],
])('%s is refused with a reason', (_, json) => {
  expect(() => fromWebAnnotation(json)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      message: expect.stringMatching(/^This is no Web Annotation/),
    }),
  );
});

const words = (most: number) => fc.string({ unit: 'binary', maxLength: most });
const id = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$/)
  .filter((made) => made !== 'constructor' && made !== 'prototype');
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyPassage: fc.Arbitrary<Passage> = fc.record({
  source: id,
  textHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  quote: fc.record({
    exact: words(80).filter((text) => text !== ''),
    prefix: words(40),
    suffix: words(40),
  }),
  position: fc
    .record({ start: fc.nat(), length: fc.integer({ min: 1, max: 10_000 }) })
    .map(({ start, length }) => ({ start, end: start + length })),
  toldApartBy: fc.constantFrom('words', 'surroundings', 'position'),
});
const anyNote: fc.Arbitrary<PassageNote> = fc.record({
  id,
  text: words(300),
  tags: fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,20}$/u), { maxLength: 5 }),
  status: fc.constantFrom('open', 'done'),
  createdAt: instant,
  updatedAt: instant,
});

test('every passage and note comes back as it was, through JSON', () => {
  fc.assert(
    fc.property(anyPassage, fc.option(anyNote), (one, its) => {
      const json: unknown = JSON.parse(JSON.stringify(toWebAnnotation(one, its)));
      expect(fromWebAnnotation(json)).toEqual({ passage: one, note: its });
    }),
    { numRuns: 2_000 },
  );
});
