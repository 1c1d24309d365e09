import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnPassage } from '../model/layer.ts';
import type { Note } from '../model/note.ts';
import {
  fromAnnotationPage,
  toAnnotationPage,
  toAnnotations,
  type Annotated,
} from './web-annotations.ts';

const pageOf = (annotated: Annotated): object => toAnnotationPage([...toAnnotations(annotated)]);

const passage: OwnPassage = {
  id: 'p1',
  source: 'report-1',
  textHash: '0123456789abcdef'.repeat(4),
  quote: { exact: '1,200 boxes', prefix: 'counted ', suffix: ' and' },
  position: { start: 32, end: 43 },
  toldApartBy: 'words',
  createdAt: '2026-11-24T09:00:00.000Z',
};
const note: Note = {
  id: 'n1',
  target: { kind: 'passage', passage: 'p1' },
  text: 'Who **counted**?',
  tags: ['figures', 'to check'],
  status: 'open',
  marking: 'amber',
  createdAt: '2026-11-24T10:00:00.000Z',
  updatedAt: '2026-11-24T11:00:00.000Z',
};
const both: Annotated = { passages: [passage], notes: [note] };
const throughJson = (page: object): unknown => JSON.parse(JSON.stringify(page));
const itemsOf = (annotated: Annotated) =>
  (throughJson(pageOf(annotated)) as { items: Record<string, unknown>[] }).items;

test('a passage is a highlight with a quote and a position selector, a note on it a comment', () => {
  const target = {
    type: 'SpecificResource',
    source: 'https://dossier.invalid/sources/report-1',
    selector: [
      { type: 'TextQuoteSelector', exact: '1,200 boxes', prefix: 'counted ', suffix: ' and' },
      { type: 'TextPositionSelector', start: 32, end: 43 },
    ],
    'dossier:textHash': '0123456789abcdef'.repeat(4),
    'dossier:toldApartBy': 'words',
  };
  expect(pageOf(both)).toEqual({
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dossier: 'https://dossier.invalid/ns#' }],
    type: 'AnnotationPage',
    items: [
      {
        id: 'https://dossier.invalid/passages/p1',
        type: 'Annotation',
        motivation: 'highlighting',
        created: '2026-11-24T09:00:00.000Z',
        target,
      },
      {
        id: 'https://dossier.invalid/notes/n1',
        type: 'Annotation',
        motivation: 'commenting',
        created: '2026-11-24T10:00:00.000Z',
        modified: '2026-11-24T11:00:00.000Z',
        'dossier:status': 'open',
        'dossier:marking': 'amber',
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
        target: { ...target, 'dossier:passage': 'p1' },
      },
    ],
  });
});

test('what others added is passed over; the order of the selectors does not matter', () => {
  const [first, second] = itemsOf(both);
  const target = first!['target'] as { selector: unknown[] };
  const changed = {
    ...first,
    creator: 'somebody',
    target: { ...target, scope: 'x', selector: target.selector.toReversed() },
  };
  const items = [changed, { ...second, stylesheet: {} }];
  expect(fromAnnotationPage({ items })).toEqual({ ...both, refused: [] });
});

describe('refused with a reason, one by one', () => {
  const [first, second] = itemsOf(both);
  const target = first!['target'] as object;
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'Annotation'],
    ['another type', { ...second, type: 'Note' }],
    ['a note of somebody else', { ...second, id: 'https://example.org/1' }],
    ['a note without its text', { ...second, body: [] }],
    [
      'a note with two texts',
      { ...second, body: [0, 0].map(() => (second!['body'] as unknown[])[0]) },
    ],
    ['a reserved id', { ...second, id: 'https://dossier.invalid/notes/__proto__' }],
    [
      'a target that nobody knows',
      { ...second, target: { type: 'SpecificResource', source: 'https://example.org' } },
    ],
    ['no hash', { ...first, target: { ...target, 'dossier:textHash': undefined } }],
    ['one selector', { ...first, target: { ...target, selector: [] } }],
    [
      'the same selector twice',
      {
        ...first,
        target: {
          ...target,
          selector: Array(2).fill({ type: 'TextPositionSelector', start: 1, end: 2 }),
        },
      },
    ],
  ])('%s', (_, item) => {
    const read = fromAnnotationPage({ items: [item, ...itemsOf(both)] });
    expect(read).toMatchObject({
      ...both,
      refused: [{ at: 0, reason: expect.stringMatching(/./) as string }],
    });
  });

  test('a file that is no page', () => {
    for (const json of [null, [], { items: 1 }])
      expect(() => fromAnnotationPage(json)).toThrow(/no page of Web Annotations/);
  });
});

const words = (most: number) => fc.string({ unit: 'binary', maxLength: most });
const id = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,30}$/)
  .filter((made) => made !== 'constructor' && made !== 'prototype');
const name = fc
  .stringMatching(/^[a-z][A-Za-z0-9]{0,20}$/)
  .filter((made) => made !== 'constructor' && made !== 'prototype');
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyPassage: fc.Arbitrary<OwnPassage> = fc.record({
  id,
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
  createdAt: instant,
});
const anyNote: fc.Arbitrary<Note> = fc.record(
  {
    id,
    target: fc.oneof(
      fc.constant({ kind: 'dossier' as const }),
      fc.record({ kind: fc.constant('record' as const), collection: name, record: id }),
      fc.record({ kind: fc.constant('field' as const), collection: name, record: id, field: name }),
      fc.record({ kind: fc.constant('passage' as const), passage: id }),
    ),
    text: words(300),
    tags: fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,20}$/u), { maxLength: 5 }),
    status: fc.constantFrom('open', 'done'),
    marking: fc.constantFrom('clear', 'green', 'amber', 'amber-strict', 'red'),
    createdAt: instant,
    updatedAt: instant,
  },
  { requiredKeys: ['id', 'target', 'text', 'tags', 'status', 'createdAt', 'updatedAt'] },
);

test('every passage and note comes back as it was, through JSON', () => {
  fc.assert(
    fc.property(
      fc.array(anyPassage, { maxLength: 4 }),
      fc.array(anyNote, { maxLength: 4 }),
      (passages, notes) => {
        const page = throughJson(pageOf({ passages, notes }));
        expect(fromAnnotationPage(page)).toEqual({ passages, notes, refused: [] });
      },
    ),
    { numRuns: 1_000 },
  );
});
