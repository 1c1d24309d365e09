import { describe, expect, it } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { explanation, nameParts, plainText } from './value-parts.ts';

const field = (type: Field['type'], unit?: string): Field => ({
  id: 'x',
  title: 'X',
  type,
  ...(unit === undefined ? {} : { unit }),
});

describe('explanation', () => {
  it('says a bound in words', () => {
    expect(explanation(field('quantity', 'people'), '≥92')).toBe('at least 92 people');
    expect(explanation(field('quantity', 'people'), '92')).toBe('people');
  });

  it('says a date in words', () => {
    expect(explanation(field('date'), '2017-04')).toBe('April 2017');
  });

  it('says what coordinates stand for', () => {
    const text = '34.2565, 62.2041 (province)';
    expect(explanation(field('coordinates'), text)).toBe('the middle of the province');
    expect(plainText(field('coordinates'), text)).toBe('34.2565, 62.2041');
  });

  it('has nothing to add to plain text', () => {
    expect(explanation(field('text'), '2017')).toBe('');
    expect(explanation(field('date'), '')).toBe('');
  });
});

describe('nameParts', () => {
  it('takes names and what is said about them apart', () => {
    expect(nameParts('Daesh [ar-Latn, acronym]; داعش [ar]; ISKP')).toEqual([
      { name: 'Daesh', about: 'ar-Latn, acronym' },
      { name: 'داعش', about: 'ar' },
      { name: 'ISKP', about: '' },
    ]);
  });
});
