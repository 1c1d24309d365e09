import { expect, test } from 'vitest';
import type { Field } from '../model/field.ts';
import { filterWords } from './filter-words.ts';

const field: Field = {
  id: 'end',
  title: 'How it ended',
  type: 'choice',
  choices: [
    { id: 'killed', label: 'Killed' },
    { id: 'arrested', label: 'Arrested' },
    { id: 'dismissed', label: 'Dismissed' },
  ],
};

test('a set names two values and counts the rest', () => {
  expect(filterWords({ op: 'in', field: 'end', values: ['killed', null, 'arrested'] }, field)).toBe(
    'Killed, no value + 1',
  );
});

test('ranges say which end is open and how sure they are', () => {
  expect(
    filterWords({ op: 'number', field: 'n', from: 50, to: null, reading: 'possibly' }, field),
  ).toBe('from 50, possibly');
  expect(
    filterWords({ op: 'date', field: 'd', from: null, to: '2018', mode: 'certainly' }, field),
  ).toBe('up to 2018, certainly');
});
