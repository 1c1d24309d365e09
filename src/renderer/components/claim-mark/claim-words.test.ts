import { describe, expect, it } from 'vitest';
import type { ClaimView, FieldView } from '#shared/contract/records-api.ts';
import { computedWords, stateWords } from './claim-words.ts';

const claim = (change: Partial<ClaimView>): ClaimView => ({
  id: 'c',
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

const view = (state: FieldView['state'], claims: ClaimView[]): FieldView => ({
  field: 'killed',
  text: '92',
  state,
  own: false,
  unknown: false,
  editable: true,
  claims,
  notes: 0,
});

describe('stateWords', () => {
  it('says how many sources disagree', () => {
    const claims = [claim({}), claim({ source: 'interview', text: '94' })];
    expect(stateWords(view('open', claims))).toEqual({
      tone: 'open',
      words: '2 sources disagree – open',
    });
  });

  it('says that one source disagrees with itself', () => {
    const claims = [claim({}), claim({ text: '94' })];
    expect(stateWords(view('open', claims))?.words).toBe('2 values in one source – open');
  });

  it('gives the reason of a choice', () => {
    const claims = [claim({ shown: true, reason: 'the later report' }), claim({ text: '94' })];
    expect(stateWords(view('settled', claims))).toEqual({
      tone: 'settled',
      words: 'Settled: the later report',
    });
  });

  it('names the own value as what settled it', () => {
    const claims = [claim({ shown: true, origin: 'own', source: 'editor' }), claim({ text: '94' })];
    expect(stateWords(view('settled', claims))?.words).toBe('Settled by your own value');
  });

  it('is silent on a single claim', () => {
    expect(stateWords(view('single', [claim({})]))).toBeNull();
    expect(stateWords(view('none', []))).toBeNull();
  });
});

describe('computedWords', () => {
  const titles = { from: 'From', to: 'To' };

  it('explains where the value comes from', () => {
    expect(computedWords(view('single', [claim({ origin: 'computed' })]), titles)).toBe(
      'Worked out from From and To.',
    );
  });

  it('says whether the printed one agrees', () => {
    const computed = claim({ origin: 'computed', shown: true });
    const rivals = view('open', [computed, claim({ differs: true })]);
    expect(computedWords(rivals, titles)).toBe('Worked out from From and To.');
    expect(stateWords(rivals)).toEqual({ tone: 'open', words: 'What is printed disagrees' });
    expect(computedWords(view('agreed', [computed, claim({})]), titles)).toContain(
      'printed agrees',
    );
  });

  it('is silent on other fields', () => {
    expect(computedWords(view('single', [claim({})]), null)).toBeNull();
  });
});
