/** From what is on the screen and the choices of the dialog to the report that the core is asked for. */
import type { Preferences } from '#shared/contract/preferences-api.ts';
import type { CollectionChoice, TemplateChoice } from '#shared/contract/reports-api.ts';
import type { Query } from '#shared/model/filter.ts';
import type { ReportRequest, ReportScope, TemplateId } from '#shared/report/options.ts';
import { countWords } from '../../components/words/count-words.ts';

export type Remembered = NonNullable<Preferences['report']>;

export const usualChoices: Remembered = {
  template: 'chronicle',
  format: 'pdf',
  ceiling: 'green',
  dates: 'words',
  paper: 'a4',
};

/** What a report can be made of in this moment: all that the templates know, and what the grid shows. */
export type Scene = {
  templates: readonly TemplateChoice[];
  collections: readonly CollectionChoice[];
  /** null: no grid is shown. */
  grid: { query: Query; count: number } | null;
  /** Ticked records of the grid's collection. */
  selected: readonly string[];
};

/** Records to choose from, by a name that stays the same. */
export type About = { key: string; label: string; collection: string | null; scope: ReportScope };

export type Choices = Remembered & {
  /** '' = the first there is. */
  about: string;
  title: string;
  /** By template, once something in it was ticked or unticked. */
  sections: Partial<Record<TemplateId, readonly string[]>>;
  /** null = the usual ones. */
  figures: readonly string[] | null;
  place: string | null;
};

export const templateOf = ({ templates }: Scene, id: TemplateId): TemplateChoice | undefined =>
  templates.find((template) => template.id === id);

/** What the template can be made of, the nearest first: ticked rows, the grid, the dossier, whole collections. */
export function aboutsOf(scene: Scene, template: TemplateChoice): About[] {
  const { grid, selected, collections } = scene;
  const here =
    grid === null ? undefined : collections.find(({ id }) => id === grid.query.collection);
  const fits = (id: string): boolean => template.collections.includes(id);
  const shown: About[] =
    grid === null || !here || !fits(here.id) ? [] : gridAbouts(here, grid, selected, template.id);
  const dossier: About[] = template.ofDossier
    ? [{ key: 'dossier', label: 'The whole dossier', collection: null, scope: { kind: 'dossier' } }]
    : [];
  const whole = collections
    .filter(({ id }) => fits(id))
    .map(({ id, title }): About => ({
      key: `all ${id}`,
      label: `${title}: all records`,
      collection: id,
      scope: {
        kind: 'query',
        query: { collection: id, search: '', filter: null, sort: [] },
      },
    }));
  return template.id === 'disputes'
    ? [...dossier, ...shown, ...whole]
    : [...shown, ...dossier, ...whole];
}

function gridAbouts(
  { id, title }: CollectionChoice,
  { query, count }: { query: Query; count: number },
  selected: readonly string[],
  template: TemplateId,
): About[] {
  const view: About = {
    key: 'view',
    label: `${title} as the grid shows them (${count.toLocaleString('en')})`,
    collection: id,
    scope: { kind: 'query', query },
  };
  if (selected.length === 0) return [view];
  const ticked: About = {
    key: 'selected',
    label: `${title}: ${countWords(selected.length, 'ticked record')}`,
    collection: id,
    scope: { kind: 'records', collection: id, records: [...selected] },
  };
  return template === 'records' ? [ticked, view] : [view, ticked];
}

export const aboutOf = (abouts: readonly About[], key: string): About | undefined =>
  abouts.find((about) => about.key === key) ?? abouts[0];

/** Ticked sections, in the template's order. */
export const sectionsOf = (template: TemplateChoice, choices: Choices): string[] =>
  template.sections
    .filter(({ id, on }) => choices.sections[template.id]?.includes(id) ?? on)
    .map(({ id }) => id);

/** Only casualties are made of chosen figures, by a chosen field. */
export function requestOf(template: TemplateChoice, about: About, choices: Choices): ReportRequest {
  const { ceiling, dates, paper, title } = choices;
  const counts = template.id === 'casualties';
  return {
    template: template.id,
    scope: about.scope,
    sections: sectionsOf(template, choices),
    figures: counts && choices.figures !== null ? [...choices.figures] : null,
    place: counts ? choices.place : null,
    ceiling,
    dates,
    paper,
    title,
  };
}
