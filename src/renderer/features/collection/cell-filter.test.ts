import { expect, test } from 'vitest';
import type { Field } from '#shared/model/field.ts';
import { notThis, onlyThis } from './cell-filter.ts';

const kind: Field = {
  id: 'kind',
  title: 'Kind',
  type: 'choices',
  choices: [
    { id: 'bombing', label: 'Bombing' },
    { id: 'raid', label: 'Raid' },
  ],
};
const country: Field = { id: 'country', title: 'Country', type: 'list' };
const order: Field = { id: 'order', title: 'No.', type: 'number' };

test('choices are filtered by their ids, as the core knows them', () => {
  expect(onlyThis(kind, { text: 'Bombing; Raid' })).toEqual({
    op: 'in',
    field: 'kind',
    values: ['bombing', 'raid'],
  });
});

test('an item of a list may hold a semicolon', () => {
  expect(onlyThis(country, { text: '"Congo; Kinshasa"; Iran' })).toEqual({
    op: 'in',
    field: 'country',
    values: ['Congo; Kinshasa', 'Iran'],
  });
});

test('a number becomes a range of one number', () => {
  expect(onlyThis(order, { text: '7' })).toEqual({
    op: 'number',
    field: 'order',
    from: 7,
    to: 7,
    reading: 'best',
  });
});

test('an empty cell asks for records without, or with, a value', () => {
  expect(onlyThis(country, undefined)).toEqual({ op: 'blank', field: 'country', blank: true });
  expect(notThis(country, { text: '' })).toEqual({ op: 'blank', field: 'country', blank: false });
});
