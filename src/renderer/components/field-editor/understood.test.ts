import { describe, expect, it } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { quantityWords, understood } from './understood.ts';

const field = (type: Field['type'], unit?: string): Field => ({
  id: 'x',
  title: 'X',
  type,
  ...(unit === undefined ? {} : { unit }),
});

describe('understood', () => {
  it.each([
    ['92', '92'],
    ['≥92', 'at least 92'],
    ['>170', 'more than 170'],
    ['~50', 'about 50'],
    ['≤3', 'at most 3'],
    ['<10', 'less than 10'],
    ['90 (80–100)', '90, between 80 and 100'],
    ['80–100', 'between 80 and 100'],
    ['90 (80–?)', '90, 80 or more'],
    ['no number', 'no number'],
  ])('reads the quantity %s as %s', (text, words) => {
    expect(quantityWords(text)).toBe(words);
  });

  it('names the unit', () => {
    expect(understood(field('quantity', 'people'), '≥92')).toBe('at least 92 people');
  });

  it('reads each part of a breakdown', () => {
    expect(understood(field('breakdown'), 'Taliban: 28; civilians: ≥169')).toBe(
      'Taliban: 28 · civilians: at least 169',
    );
  });

  it('shows the items of a list apart', () => {
    expect(understood(field('list'), 'Iran; Pakistan')).toBe('Iran · Pakistan');
  });
});
