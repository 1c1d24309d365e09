/** From the words of the command line to the report that the core is asked for. */
import { extname } from 'node:path';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { CollectionChoice, TemplateChoice } from '#shared/contract/reports-api.ts';
import { markings } from '#shared/model/marking.ts';
import type { View } from '#shared/model/view.ts';
import { dateFormatNames } from '#shared/report/date-words.ts';
import {
  formats,
  papers,
  templateIds,
  type ReportFormat,
  type ReportRequest,
  type ReportScope,
  type TemplateId,
} from '#shared/report/options.ts';
import { UsageError } from './exit-codes.ts';
import { findCollection, queryOf } from './export-what.ts';

type Option =
  | 'collection'
  | 'view'
  | 'search'
  | 'source'
  | 'records'
  | 'sections'
  | 'figures'
  | 'place'
  | 'tlp'
  | 'dates'
  | 'paper'
  | 'title';
export type ReportWish = { template: string } & Record<Option, string | undefined>;

const ENDINGS: ReadonlyMap<string, ReportFormat> = new Map([
  ['.pdf', 'pdf'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.docx', 'docx'],
  ['.md', 'markdown'],
]);

/** As said, else by the ending of the file, else HTML. Throws `UsageError`. */
export const formatOfReport = (said: string | undefined, out: string): ReportFormat =>
  said === undefined
    ? (ENDINGS.get(extname(out).toLowerCase()) ?? 'html')
    : oneOf(formats, said, '--format');

export const templateNamed = (name: string): TemplateId => oneOf(templateIds, name, 'REPORT');

export type Known = {
  collections: readonly CollectionInfo[];
  views: readonly View[];
  choices: readonly CollectionChoice[];
};

/** Throws `UsageError` for words that mean nothing here, `not_found` for what the dossier does not have. */
export function requestOf(
  wish: ReportWish,
  template: TemplateChoice,
  { collections, views, choices }: Known,
): ReportRequest {
  const scope = scopeOf(wish, template, collections, views);
  const { tlp = 'green', dates = 'words', paper = 'a4', title = '' } = wish;
  return {
    template: template.id,
    scope,
    sections: sectionsOf(wish.sections, template),
    ...figuresOf(
      wish,
      template,
      choices.find(({ id }) => id === collectionOf(scope)),
    ),
    ceiling: oneOf(markings, tlp.toLowerCase().replace('+', '-'), '--tlp'),
    dates: oneOf(dateFormatNames, dates, '--dates'),
    paper: oneOf(papers, paper.toLowerCase(), '--paper'),
    title,
  };
}

/** Without a collection: the whole dossier where that makes sense, else the first collection that fits. */
function scopeOf(
  wish: ReportWish,
  template: TemplateChoice,
  collections: readonly CollectionInfo[],
  views: readonly View[],
): ReportScope {
  const { view, search, source, records } = wish;
  const isPart = [view, search, source, records].some((choice) => choice !== undefined);
  const usual = template.ofDossier ? undefined : template.collections[0];
  const id = wish.collection ?? usual;
  if (id === undefined) {
    if (isPart) throw new UsageError('Records of which collection? Say --collection ID.');
    if (template.ofDossier) return { kind: 'dossier' };
    throw new AppError(
      'not_found',
      `No collection of this dossier has the fields that “${template.title}” is made of.`,
    );
  }
  const collection = findCollection(collections, id);
  if (records === undefined)
    return { kind: 'query', query: queryOf({ view, search, source }, collection, views).query };
  if ([view, search, source].some((choice) => choice !== undefined))
    throw new UsageError(
      '--records names the records itself: leave out --view, --search, --source.',
    );
  return { kind: 'records', collection: collection.id, records: listOf(records) };
}

function sectionsOf(said: string | undefined, { sections }: TemplateChoice): string[] | null {
  if (said === undefined) return null;
  const ids = sections.map(({ id }) => id);
  return listOf(said).map((name) => oneOf(ids, name, '--sections'));
}

function figuresOf(
  { figures, place }: ReportWish,
  { id }: TemplateChoice,
  choice: CollectionChoice | undefined,
): Pick<ReportRequest, 'figures' | 'place'> {
  if (figures === undefined && place === undefined) return { figures: null, place: null };
  if (id !== 'casualties' || choice === undefined)
    throw new UsageError(`--figures and --place say nothing about ${id}.`);
  const known = choice.figures.map((field) => field.id);
  const places = choice.places.map((field) => field.id);
  return {
    figures:
      figures === undefined ? null : listOf(figures).map((one) => oneOf(known, one, '--figures')),
    place: place === undefined ? null : oneOf(places, place, '--place'),
  };
}

function collectionOf(scope: ReportScope): string | undefined {
  if (scope.kind === 'query') return scope.query.collection;
  return scope.kind === 'records' ? scope.collection : undefined;
}

const listOf = (said: string): string[] => said.split(',').map((one) => one.trim());

function oneOf<T extends string>(known: readonly T[], said: string, option: string): T {
  const found = known.find((one) => one === said);
  if (found !== undefined) return found;
  throw new UsageError(`${option} can’t be “${said}”, only ${known.join(', ')}.`);
}
