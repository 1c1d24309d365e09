import { expect, it } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { proposalsFor } from './proposals.ts';

const fields: Field[] = [
  { id: 'title', title: 'Title', type: 'text' },
  { id: 'date', title: 'Date', type: 'date' },
  { id: 'killed', title: 'Killed', type: 'quantity' },
];

it('fields that the words may be a value of come first, with that value', () => {
  const found = proposalsFor(fields, 'About 40 people were hurt');
  expect(found.map(({ field, guess }) => [field.id, guess])).toEqual([
    ['killed', 'About 40'],
    ['title', ''],
    ['date', ''],
  ]);
});

it('without a guess they keep their order', () => {
  expect(proposalsFor(fields, 'words').map(({ field }) => field.id)).toEqual([
    'title',
    'date',
    'killed',
  ]);
});
