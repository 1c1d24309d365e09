import { describe, expect, it } from 'vitest';
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { canRevert, isEmpty, layoutOf, originTitles } from './field-words.ts';

const claim = (id: string, change: Partial<ClaimView> = {}): ClaimView => ({
  id,
  origin: 'base',
  text: '92',
  unknown: false,
  source: 'article',
  sourceTitle: 'The article',
  locatorText: '',
  rank: 'normal',
  shown: false,
  differs: false,
  ...change,
});

const view = (change: Partial<FieldView>): FieldView => ({
  field: 'killed',
  text: '',
  state: 'none',
  own: false,
  unknown: false,
  editable: true,
  claims: [],
  notes: 0,
  ...change,
});

describe('isEmpty', () => {
  it('is true only where nothing at all is said', () => {
    expect(isEmpty(view({}))).toBe(true);
    expect(isEmpty(view({ text: '92' }))).toBe(false);
    expect(isEmpty(view({ notes: 1 }))).toBe(false);
    expect(isEmpty(view({ own: true }))).toBe(false);
    const unread = { raw: '31/2', source: 's', sourceTitle: 'S', locatorText: 'row 3' };
    expect(isEmpty(view({ unread: [unread] }))).toBe(false);
    expect(isEmpty(view({ unknown: true, claims: [claim('a', { unknown: true })] }))).toBe(false);
  });
});

describe('layoutOf', () => {
  it('keeps a single claim quiet', () => {
    const only = claim('a');
    expect(layoutOf(view({ claims: [only] }))).toEqual({ kind: 'quiet', claim: only });
    expect(layoutOf(view({}))).toEqual({ kind: 'none' });
  });

  it('leaves a computed value to its explanation', () => {
    expect(layoutOf(view({ claims: [claim('a', { origin: 'computed' })] }))).toEqual({
      kind: 'none',
    });
  });

  it('puts rivals side by side, the one shown first', () => {
    const claims = [claim('a'), claim('b', { shown: true }), claim('c')];
    const layout = layoutOf(view({ state: 'open', claims }));
    expect(layout.kind).toBe('beside');
    expect(layout.kind === 'beside' && layout.claims.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('folds claims that agree', () => {
    expect(layoutOf(view({ state: 'agreed', claims: [claim('a'), claim('b')] })).kind).toBe(
      'folded',
    );
  });
});

it('names the fields that a value is worked out from', () => {
  const from: Field = { id: 'from', title: 'From', type: 'date' };
  const tenure: Field = {
    id: 'tenure',
    title: 'Tenure',
    type: 'duration',
    computed: { kind: 'time-between', from: 'from', to: 'to' },
  };
  expect(originTitles(tenure, [from, tenure])).toEqual({ from: 'From', to: 'to' });
  expect(originTitles(from, [from])).toBeNull();
});

it('goes back only where there is something to go back to', () => {
  expect(canRevert(view({ own: true }), false)).toBe(true);
  expect(canRevert(view({ own: true }), true)).toBe(false);
  expect(canRevert(view({}), false)).toBe(false);
});
