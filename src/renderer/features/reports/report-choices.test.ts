import { describe, expect, it } from 'vitest';
import type { TemplateChoice } from '#shared/contract/reports-api.ts';
import {
  aboutOf,
  aboutsOf,
  requestOf,
  sectionsOf,
  usualChoices,
  type Choices,
  type Scene,
} from './report-choices.ts';

const template = (change: Partial<TemplateChoice>): TemplateChoice => ({
  id: 'chronicle',
  title: 'Chronicle',
  description: '',
  ofDossier: false,
  collections: ['events'],
  sections: [
    { id: 'overview', title: 'Overview', on: true },
    { id: 'notes', title: 'My notes', on: false },
  ],
  ...change,
});
const query = {
  collection: 'events',
  search: 'kabul',
  filter: null,
  sort: [],
  source: 'one-source',
};
const scene: Scene = {
  templates: [template({})],
  collections: [
    { id: 'events', title: 'Events', figures: [], places: [] },
    { id: 'leaders', title: 'Leaders', figures: [], places: [] },
  ],
  grid: { query, count: 3 },
  selected: ['b', 'a'],
};
const choices: Choices = {
  ...usualChoices,
  about: '',
  title: '',
  sections: {},
  figures: ['killed'],
  place: 'country',
};
const keys = (some: Partial<Scene>, change: Partial<TemplateChoice>): string[] =>
  aboutsOf({ ...scene, ...some }, template(change)).map(({ key }) => key);

describe('what a report can be made of', () => {
  it('is what the grid shows first, for selected records what is ticked', () => {
    expect(keys({}, {})).toEqual(['view', 'selected', 'all events']);
    expect(keys({}, { id: 'records' })).toEqual(['selected', 'view', 'all events']);
    expect(keys({ selected: [] }, { id: 'records' })).toEqual(['view', 'all events']);
  });

  it('is only what the template fits', () => {
    expect(keys({}, { collections: ['leaders'] })).toEqual(['all leaders']);
    expect(keys({}, { collections: [], ofDossier: true })).toEqual(['dossier']);
    expect(keys({}, { collections: [] })).toEqual([]);
    expect(keys({ grid: null }, {})).toEqual(['all events']);
  });

  it('keeps the grid’s query, with the one source as which it shows everything', () => {
    const abouts = aboutsOf(scene, template({}));
    expect(aboutOf(abouts, '')?.scope).toEqual({ kind: 'query', query });
    expect(aboutOf(abouts, 'selected')?.scope).toEqual({
      kind: 'records',
      collection: 'events',
      records: ['b', 'a'],
    });
    expect(aboutOf(abouts, 'gone')?.key).toBe('view');
  });
});

describe('what is asked for', () => {
  it('is the template’s sections until some are ticked', () => {
    expect(sectionsOf(template({}), choices)).toEqual(['overview']);
    const ticked = { ...choices, sections: { chronicle: ['notes', 'overview', 'gone'] } };
    expect(sectionsOf(template({}), ticked)).toEqual(['overview', 'notes']);
    expect(sectionsOf(template({}), { ...choices, sections: { chronicle: [] } })).toEqual([]);
  });

  it('has figures and a place only where they count', () => {
    const about = aboutsOf(scene, template({}))[0]!;
    expect(requestOf(template({}), about, choices)).toMatchObject({ figures: null, place: null });
    expect(requestOf(template({ id: 'casualties' }), about, choices)).toMatchObject({
      figures: ['killed'],
      place: 'country',
    });
  });
});
