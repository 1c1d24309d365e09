import { describe, expect, it } from 'vitest';
import type { ColumnFacts, ImportProposal } from '#shared/contract/imports-api.ts';
import { ImportTarget } from '#shared/contract/imports-api.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import {
  changeRow,
  editOf,
  freeFields,
  hindrances,
  setColumn,
  setField,
  setType,
  targetOf,
  titleCandidates,
  type FieldRow,
} from './target-edit.ts';

const factsFor = (name: string, more: Partial<ColumnFacts> = {}): ColumnFacts => ({
  name,
  type: 'text',
  filled: 10,
  empty: 0,
  misfits: 0,
  examples: [],
  marks: [],
  values: null,
  isKey: false,
  date: null,
  number: null,
  separator: null,
  ...more,
});
const facts = [
  factsFor('id', { isKey: true }),
  factsFor('name'),
  factsFor('day', { date: { order: 'day-month', dayFirst: 3, monthFirst: 0, either: 2 } }),
  factsFor('kind', {
    marks: [{ text: '-', count: 1 }],
    values: [
      { text: 'raid', count: 5 },
      { text: 'Raid', count: 2 },
      { text: 'Clash', count: 2 },
      { text: '-', count: 1 },
    ],
  }),
];
const text = (id: string): Field => ({ id, title: id, type: 'text' });
const collection: Collection = {
  id: 'set',
  title: 'Set',
  singular: 'record',
  titleField: 'name',
  fields: [text('id'), text('name')],
};
const proposal: ImportProposal = {
  purpose: { kind: 'new' },
  facts,
  rows: 10,
  left: ['day', 'kind'],
  missing: [],
  target: {
    collection,
    mapping: {
      collection: 'set',
      source: 'set',
      key: { kind: 'columns', prefix: 'set', columns: ['id'] },
      unknown: [],
      fields: ['id', 'name'].map((field) => ({ field, reading: { kind: 'text', column: field } })),
    },
    source: {
      kind: 'new',
      id: 'set',
      title: 'Set',
      publisher: '',
      url: '',
      licence: '',
      citation: '',
    },
    dataset: 'Set',
    version: '',
    replaces: null,
  },
};
const rowOf = (rows: readonly FieldRow[], id: string): FieldRow =>
  rows.find((row) => row.id === id)!;
const taking = (edit: ReturnType<typeof editOf>, id: string, isTaken: boolean) =>
  changeRow(edit, id, (row) => ({ ...row, isTaken }));

describe('a proposal', () => {
  it('unchanged is the same target again', () => {
    expect(targetOf(editOf(proposal, null))).toEqual({
      ...proposal.target,
      collection: { ...collection, sort: [] },
    });
  });

  it('has a row for each column that is left, out until it is taken', () => {
    const edit = editOf(proposal, null);
    expect(edit.rows.map(({ id, isTaken, isNew }) => [id, isTaken, isNew])).toEqual([
      ['id', true, true],
      ['name', true, true],
      ['day', false, true],
      ['kind', false, true],
    ]);
    const target = targetOf(taking(edit, 'day', true));
    expect(ImportTarget.parse(target)).toEqual(target);
    expect(target.collection.fields.map(({ id }) => id)).toEqual(['id', 'name', 'day']);
  });

  it('without its title field calls records by another', () => {
    const edit = taking(editOf(proposal, null), 'name', false);
    expect(targetOf(edit).collection).toMatchObject({ titleField: 'id', fields: [{ id: 'id' }] });
    expect(titleCandidates(edit.rows).map(({ id }) => id)).toEqual(['id']);
  });
});

describe('a row', () => {
  const edit = editOf(proposal, null);

  it('of another type is read as that', () => {
    expect(setType(rowOf(edit.rows, 'day'), 'date', facts)).toMatchObject({
      field: { id: 'day', type: 'date' },
      mapping: { reading: { kind: 'date', column: 'day', order: 'day-month' } },
    });
    const choice = setType(rowOf(edit.rows, 'kind'), 'choice', facts);
    expect(choice).toMatchObject({
      field: {
        choices: [
          { id: 'raid', label: 'raid' },
          { id: 'clash', label: 'Clash' },
        ],
      },
      mapping: {
        reading: { kind: 'choice', codes: [{ text: 'Raid', choice: 'raid' }] },
        unknown: [{ text: '-', label: 'unknown' }],
      },
    });
  });

  it('of another column is read from that, with its marks', () => {
    const row = setColumn(rowOf(edit.rows, 'name'), 'kind', facts);
    expect(row).toMatchObject({
      field: { id: 'name' },
      mapping: { reading: { kind: 'text', column: 'kind' }, unknown: [{ text: '-' }] },
    });
  });
});

describe('into a collection that is there', () => {
  const known: Collection = {
    ...collection,
    id: 'known',
    fields: [
      text('name'),
      { id: 'on', title: 'On', type: 'date' },
      {
        id: 'age',
        title: 'Age',
        type: 'duration',
        computed: { kind: 'time-between', from: 'on', to: 'on' },
      },
    ],
  };
  const edit = editOf({ ...proposal, target: { ...proposal.target, collection: known } }, known);

  it('a column goes to any field that no other goes to, and back to one of its own', () => {
    const day = rowOf(edit.rows, 'day');
    expect(freeFields(edit, day).map(({ id }) => id)).toEqual(['on']);
    const moved = setField(edit, { ...day, isTaken: true }, known.fields[1]!, facts);
    expect(moved).toMatchObject({
      isNew: false,
      mapping: { field: 'on', reading: { kind: 'date' } },
    });
    const target = targetOf(changeRow(edit, 'day', () => moved));
    expect(target.collection.fields).toEqual(known.fields);
    expect(target.mapping.fields.map(({ field }) => field)).toEqual(['name', 'on']);
    const back = setField(edit, moved, null, facts);
    expect(back).toMatchObject({ isNew: true, field: { id: 'day', type: 'text' } });
  });

  it('keeps all fields that the collection has, taken or not', () => {
    expect(targetOf(taking(edit, 'name', false)).collection).toEqual(known);
  });
});

it.each<[string, (edit: ReturnType<typeof editOf>) => ReturnType<typeof editOf>, string]>([
  ['no field', (edit) => ({ ...edit, rows: [] }), 'No column is taken in.'],
  ['no dataset', (edit) => ({ ...edit, dataset: ' ' }), 'The dataset needs a name.'],
  [
    'a field twice',
    (edit) => changeRow(edit, 'id', (row) => ({ ...row, field: text('name') })),
    'Two columns go to name.',
  ],
  [
    'a prefix with a blank',
    (edit) => ({
      ...edit,
      mapping: { ...edit.mapping, key: { kind: 'content', prefix: 'my set' } },
    }),
    'The prefix has to be up to 20 letters, figures and dashes.',
  ],
])('is not tried with %s', (_, change, words) => {
  expect(hindrances(editOf(proposal, null))).toEqual([]);
  expect(hindrances(change(editOf(proposal, null))).map((one) => one.words)).toEqual([words]);
});
