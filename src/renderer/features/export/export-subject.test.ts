import { describe, expect, it } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import {
  columnCount,
  possibleRows,
  subjectOf,
  suggestedName,
  type CsvChoices,
  type Scene,
} from './export-subject.ts';

const collection: Collection = {
  id: 'events',
  title: 'Events & attacks',
  singular: 'event',
  titleField: 'title',
  fields: [
    { id: 'title', title: 'Title', type: 'text' },
    { id: 'date', title: 'Date', type: 'date' },
    { id: 'killed', title: 'Killed', type: 'quantity' },
  ],
};
const choices: CsvChoices = {
  delimiter: ',',
  bom: true,
  mode: 'exact',
  rows: 'view',
  ids: true,
  notes: false,
};
const scene: Scene & { kind: 'records' } = {
  kind: 'records',
  collection,
  selected: ['b'],
  view: {
    result: 'r1',
    count: 2,
    columns: ['killed', 'title'],
    query: {
      collection: 'events',
      search: 'kabul',
      filter: { op: 'blank', field: 'date', blank: false },
      sort: [{ field: 'killed', direction: 'descending' }],
    },
  },
};

describe('subjectOf', () => {
  it('takes the view as it is', () => {
    expect(subjectOf(scene, 'view', choices, true)).toEqual({
      kind: 'records',
      query: scene.view?.query,
      columns: ['killed', 'title'],
      records: null,
      ids: true,
      notes: false,
    });
  });

  it('takes selected rows in the order of the view, even those that a filter hides', () => {
    const subject = subjectOf(scene, 'selected', choices, true);
    expect(subject).toMatchObject({
      records: ['b'],
      columns: ['killed', 'title'],
      query: { search: '', filter: null, sort: [{ field: 'killed', direction: 'descending' }] },
    });
  });

  it('takes everything, with or without the hidden columns', () => {
    expect(subjectOf(scene, 'all', choices, true)).toMatchObject({
      columns: ['killed', 'title', 'date'],
      query: { search: '', filter: null },
    });
    expect(subjectOf(scene, 'all', choices, false)).toMatchObject({ columns: ['killed', 'title'] });
  });

  it('counts the extra columns', () => {
    expect(columnCount(subjectOf(scene, 'view', { ...choices, notes: true }, true))).toBe(4);
  });
});

describe('possibleRows', () => {
  it('falls back to what there is', () => {
    expect(possibleRows(scene, 'selected')).toBe('selected');
    expect(possibleRows({ ...scene, selected: [] }, 'selected')).toBe('view');
    expect(possibleRows({ ...scene, view: null }, 'view')).toBe('all');
  });
});

it('suggests a name that any file system takes', () => {
  expect(suggestedName(scene, new Date(2026, 0, 5))).toBe('events-attacks-2026-01-05.csv');
});
