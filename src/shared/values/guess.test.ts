import { describe, expect, it } from 'vitest';
import type { Field } from '../model/field.ts';
import { guessText } from './guess.ts';

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  id: 'f',
  title: 'Field',
  type,
  ...more,
});

describe('guessText', () => {
  it.each([
    ['94', '94'],
    ['at least 94 people', 'at least 94'],
    ['killed 1,200 and', '1,200'],
    ['between 80 and 90', 'between 80 and 90'],
    ['80–90 dead', '80–90'],
    ['nearly 30 men', ''],
    ['twenty-one of them', '21'],
    ['two bombers', '2'],
    ['on 3 January 2024 it killed 94', '94'],
    ['94 dead and 284 injured', ''],
    ['many', ''],
    ['3.5.2024', ''],
    ['route A1', ''],
  ])('figures: “%s” is “%s”', (words, text) => {
    expect(guessText(field('quantity'), words)).toBe(text);
  });

  it.each([
    ['3 January 2024', '3 January 2024'],
    ['On 3 January 2024, two bombs', '3 January 2024'],
    ['In January 2024', 'In January 2024'],
    ['shot in January 2024', 'January 2024'],
    ['it was August 15, 2021 when', 'August 15, 2021'],
    ['since 2015 the group', 'since 2015'],
    ['from May 2014 to June 2015 and 2017', ''],
    ['yesterday', ''],
  ])('dates: “%s” is “%s”', (words, text) => {
    expect(guessText(field('date'), words)).toBe(text);
  });

  it('choices are those whose labels are among the words', () => {
    const choices = [
      { id: 'bombing', label: 'Bombing' },
      { id: 'suicide-bombing', label: 'Suicide bombing' },
      { id: 'shooting', label: 'Shooting' },
    ];
    expect(guessText(field('choice', { choices }), 'a shooting in')).toBe('Shooting');
    expect(guessText(field('choice', { choices }), 'a suicide bombing')).toBe('');
    expect(guessText(field('choice', { choices }), 'the bombings')).toBe('');
    expect(guessText(field('choices', { choices }), 'shooting, then a bombing')).toBe(
      'Bombing; Shooting',
    );
  });

  it('texts are the words, on one line where the field has one', () => {
    expect(guessText(field('text'), ' a\n b ')).toBe('a b');
    expect(guessText(field('longtext'), ' a\n b ')).toBe('a\n b');
    expect(guessText(field('reference'), 'a b')).toBe('');
    expect(guessText(field('coordinates'), 'somewhere')).toBe('');
    expect(guessText(field('duration'), 'for 2 years and 3 months, he')).toBe(
      '2 years and 3 months',
    );
  });
});
