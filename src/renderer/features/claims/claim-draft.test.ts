import { describe, expect, test } from 'vitest';
import type { ClaimView } from '#shared/contract/records-api.ts';
import {
  draftOf,
  firstEvidence,
  inputOf,
  isTouched,
  newDraft,
  type ClaimDraft,
} from './claim-draft.ts';

const written: ClaimDraft = {
  ...newDraft(firstEvidence),
  value: '94',
  label: '94',
  source: 'article',
};

test('a claim that is changed keeps everything that its form does not show', () => {
  const claim: ClaimView = {
    id: 'c1',
    origin: 'own',
    text: '≥103',
    unknown: false,
    raw: 'at least 103',
    source: 'article',
    sourceTitle: 'The article',
    locator: { section: 'Attacks', paragraph: 4, page: 'xii', row: 7 },
    locatorText: 'Attacks, page xii, paragraph 4, row 7',
    quote: 'at least 103',
    asOf: '2024-01-05',
    grade: { reliability: 'B', credibility: 2 },
    comment: 'An early count.',
    passage: 'p1',
    rank: 'normal',
    shown: false,
    differs: true,
  };
  expect(inputOf(draftOf(claim), claim)).toEqual({
    ok: true,
    claim: {
      text: '≥103',
      raw: 'at least 103',
      source: 'article',
      locator: { section: 'Attacks', paragraph: 4, page: 'xii', row: 7 },
      quote: 'at least 103',
      asOf: '2024-01-05',
      grade: { reliability: 'B', credibility: 2 },
      comment: 'An early count.',
      passage: 'p1',
    },
  });
});

test('what is empty is left out, and “not known” has no value', () => {
  expect(inputOf({ ...written, section: ' ', quote: '' })).toEqual({
    ok: true,
    claim: { text: '94', source: 'article' },
  });
  expect(inputOf({ ...written, unknown: true })).toEqual({
    ok: true,
    claim: { text: '', unknown: true, source: 'article' },
  });
});

describe('what is missing or wrong is named with its place', () => {
  test.each<[Partial<ClaimDraft>, string]>([
    [{ value: ' ' }, 'value'],
    [{ source: '' }, 'source'],
    [{ paragraph: 'four' }, 'paragraph'],
    [{ row: '0' }, 'row'],
    [{ asOf: 'some day' }, 'asOf'],
    [{ rank: 'preferred', reason: ' ' }, 'reason'],
  ])('%j', (change, part) => {
    expect(inputOf({ ...written, ...change })).toMatchObject({ ok: false, part });
  });
});

test('the last source and grade are offered, and are nothing that was typed', () => {
  const last = { source: 'article', reliability: 'B', credibility: 2 } as const;
  const draft = newDraft(last);
  expect(draft).toMatchObject(last);
  expect(isTouched(draft, newDraft(last))).toBe(false);
  expect(isTouched({ ...draft, quote: 'x' }, newDraft(last))).toBe(true);
});
