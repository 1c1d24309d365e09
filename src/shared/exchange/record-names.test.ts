import { expect, test } from 'vitest';
import type { Field } from '../model/field.ts';
import { fieldColumns, fieldMembers } from './record-names.ts';

const fieldsCalled = (...titles: string[]): Field[] =>
  titles.map((title, at) => ({ id: `field${at}`, title, type: 'text' }));
const columns = (...titles: string[]): string[] =>
  fieldColumns(fieldsCalled(...titles)).map(({ name }) => name);

test('columns are called by title; what the program calls its own gets a number, and so does what is there twice', () => {
  expect(columns('Title', 'id', 'Notes', 'ID', 'notes', 'Title', 'Notes_2')).toEqual([
    'Title',
    'id_2',
    'Notes_2',
    'ID',
    'notes',
    'Title_2',
    'Notes_2_2',
  ]);
});

test('a column has a name in one line, which no spreadsheet escape can be mistaken for', () => {
  expect(columns('  two \n lines ', ' id\t', "'=1", '=1', "''", ' ')).toEqual([
    'two lines',
    'id_2',
    '=1',
    '=1_2',
    'field4',
    'field5',
  ]);
});

test('a field that is added later changes no name', () => {
  const before = columns('Name', 'Notes', 'Name');
  expect(columns('Name', 'Notes', 'Name', 'Notes_2', 'Name').slice(0, 3)).toEqual(before);
});

test('members of JSON are called by id', () => {
  const fields = ['id', 'notes', 'killed'].map((id): Field => ({ id, title: 'A', type: 'text' }));
  expect(fieldMembers(fields).map(({ name }) => name)).toEqual(['id_2', 'notes_2', 'killed']);
});
