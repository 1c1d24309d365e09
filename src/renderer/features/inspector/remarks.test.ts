import { expect, it } from 'vitest';
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';
import { isSaidAt, sharedRemarks } from './remarks.ts';

const claim = (comment: string, differs = false): ClaimView => ({
  id: comment,
  origin: 'base',
  text: 'x',
  unknown: false,
  source: 's',
  sourceTitle: 'S',
  locatorText: '',
  rank: 'normal',
  shown: !differs,
  differs,
  comment,
});

const view = (field: string, claims: ClaimView[]): FieldView => ({
  field,
  text: 'x',
  state: 'single',
  own: false,
  unknown: false,
  editable: true,
  claims,
  notes: 0,
});

it('says once what stands at several fields', () => {
  const both = claim('on both');
  const views = [view('a', [both, claim('only a')]), view('b', [both])];
  const shared = sharedRemarks(views);
  expect(shared).toEqual([{ comment: 'on both', claim: both, fields: ['a', 'b'] }]);
  expect(isSaidAt(both, shared)).toBe(false);
  expect(isSaidAt(claim('only a'), shared)).toBe(true);
  expect(isSaidAt(claim('on both', true), shared)).toBe(true);
});
