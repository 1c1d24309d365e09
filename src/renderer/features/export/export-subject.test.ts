import { describe, expect, it } from 'vitest';
import type { Collection } from '#shared/model/field.ts';
import {
  columnCount,
  formatOf,
  possibleRows,
  recordsSubject,
  suggestedName,
  whatOf,
  type Choices,
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
    { id: 'at', title: 'At', type: 'coordinates' },
  ],
};
const choices: Choices = {
  delimiter: ',',
  bom: true,
  mode: 'exact',
  rows: 'view',
  ids: true,
  notes: false,
  records: 'csv',
  tables: 'csv',
  documents: true,
};
const once = { hiddenColumns: true, place: null };
const scene: Scene = {
  title: 'Province',
  collection,
  selected: ['b'],
  notes: null,
  hasSources: true,
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
const query = scene.view?.query;

describe('recordsSubject', () => {
  it('takes the view as it is', () => {
    expect(recordsSubject(scene, choices, true)).toEqual({
      kind: 'records',
      query,
      columns: ['killed', 'title'],
      records: null,
      ids: true,
      notes: false,
    });
  });

  it('takes selected rows in the order of the view, even those that a filter hides', () => {
    expect(recordsSubject(scene, { ...choices, rows: 'selected' }, true)).toMatchObject({
      records: ['b'],
      columns: ['killed', 'title'],
      query: { search: '', filter: null, sort: [{ field: 'killed', direction: 'descending' }] },
    });
  });

  it('takes everything, with or without the hidden columns', () => {
    const all: Choices = { ...choices, rows: 'all' };
    expect(recordsSubject(scene, all, true)).toMatchObject({
      columns: ['killed', 'title', 'date', 'at'],
      query: { search: '', filter: null },
    });
    expect(recordsSubject(scene, all, false)).toMatchObject({ columns: ['killed', 'title'] });
  });
});

describe('whatOf', () => {
  it('writes records in the form that is chosen', () => {
    const subject = recordsSubject(scene, choices, true);
    expect(whatOf('records', scene, choices, once)).toEqual({
      kind: 'csv',
      subject,
      dialect: { delimiter: ',', bom: true, mode: 'exact' },
    });
    expect(whatOf('records', scene, { ...choices, records: 'xlsx' }, once)).toEqual({
      kind: 'xlsx',
      subject,
    });
    expect(whatOf('records', scene, { ...choices, records: 'geojson' }, once)).toEqual({
      kind: 'geojson',
      subject,
      field: 'at',
    });
  });

  it('has no GeoJSON without coordinates', () => {
    const placeless = {
      ...scene,
      collection: { ...collection, fields: collection.fields.slice(0, 3) },
    };
    expect(formatOf('records', placeless, { ...choices, records: 'geojson' })).toBe('csv');
  });

  it('takes claims on what the grid shows, on selected rows, or all of the dossier', () => {
    const subjectOf = (rows: Choices['rows']) =>
      whatOf('claims', scene, { ...choices, rows, tables: 'xlsx' }, once);
    expect(subjectOf('view')).toEqual({
      kind: 'xlsx',
      subject: { kind: 'claims', query, records: null },
    });
    expect(subjectOf('selected')).toMatchObject({
      subject: { query: { search: '', filter: null }, records: ['b'] },
    });
    expect(subjectOf('all')).toMatchObject({ subject: { query: null, records: null } });
  });

  it('takes the notes that the page lists', () => {
    const what = whatOf('notes', scene, choices, once);
    expect(what).toMatchObject({ subject: { kind: 'notes', query: { search: '', tags: [] } } });
  });

  it('has no sources where the dossier keeps none', () => {
    expect(whatOf('sources', scene, choices, once)).toEqual({ kind: 'csl' });
    expect(whatOf('sources', { ...scene, hasSources: false }, choices, once)).toBeNull();
  });

  it('counts the extra columns', () => {
    const what = whatOf('records', scene, { ...choices, notes: true }, once);
    expect(what && columnCount(what)).toBe(4);
  });
});

describe('possibleRows', () => {
  it('falls back to what there is', () => {
    expect(possibleRows(scene, 'selected')).toBe('selected');
    expect(possibleRows({ ...scene, selected: [] }, 'selected')).toBe('view');
    expect(possibleRows({ ...scene, view: null }, 'view')).toBe('all');
  });
});

it('suggests names that any file system takes', () => {
  const day = new Date(2026, 0, 5);
  expect(suggestedName('records', scene, day)).toBe('events-attacks-2026-01-05');
  expect(suggestedName('package', scene, day)).toBe('province-data-package-2026-01-05');
});
