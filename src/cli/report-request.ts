/** From the words of the command line to the report that the core is asked for. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { TemplateChoice } from '#shared/contract/reports-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { markings } from '#shared/model/marking.ts';
import type { View } from '#shared/model/view.ts';
import { dateFormatNames } from '#shared/report/date-words.ts';
import { formats, papers, type ReportRequest, type ReportScope } from '#shared/report/options.ts';
import { UsageError } from './exit-codes.ts';
import { findCollection, findView, queryOf, type RecordsWish } from './records-wish.ts';

export type ReportWish = RecordsWish & {
  template: string;
  collection: string | undefined;
  /** Ids with commas between them, here and below. */
  records: string | undefined;
  sections: string | undefined;
  figures: string | undefined;
  place: string | undefined;
  ceiling: string | undefined;
  dates: string | undefined;
  paper: string | undefined;
  title: string | undefined;
};

/** Throws `UsageError` for a choice that there is not. The first one is the usual one. */
function oneOf<T extends string>(all: readonly T[], wanted: string | undefined, called: string): T {
  const found = wanted === undefined ? all[0] : all.find((one) => one === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`${called} is one of ${all.join(', ')}, not “${wanted ?? ''}”.`);
}

export const reportFormat = (wanted: string | undefined) =>
  oneOf(['html', ...formats.filter((one) => one !== 'html')], wanted, '--format');

/** Throws `UsageError` where it does not go together, `not_found` for what is not in the dossier. */
export function requestOf(
  wish: ReportWish,
  templates: readonly TemplateChoice[],
  collections: readonly CollectionInfo[],
  views: readonly View[],
): ReportRequest {
  const template = templates.find(({ id }) => id === wish.template);
  if (!template) {
    const ids = templates.map(({ id }) => id).join(', ');
    throw new UsageError(`There is no template “${wish.template}”. There are ${ids}.`);
  }
  const sections = listOf(wish.sections);
  const known = template.sections.map(({ id }) => id);
  const unknown = sections?.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new AppError(
      'not_found',
      `${template.id} has no section “${unknown}”. It has ${known.join(', ')}.`,
    );
  return {
    template: template.id,
    scope: scopeOf(wish, template, collections, views),
    sections,
    figures: listOf(wish.figures),
    place: wish.place ?? null,
    ceiling: oneOf(markings, wish.ceiling, '--ceiling'),
    dates: oneOf(dateFormatNames, wish.dates, '--dates'),
    paper: oneOf(papers, wish.paper, '--paper'),
    title: wish.title ?? '',
  };
}

const listOf = (list: string | undefined): string[] | null =>
  list === undefined ? null : list.split(',').map((one) => one.trim());

/** The whole dossier, where the template can be made of it; else the one collection that fits, or the one that is named. */
function scopeOf(
  wish: ReportWish,
  template: TemplateChoice,
  collections: readonly CollectionInfo[],
  views: readonly View[],
): ReportScope {
  const { view, search, source } = wish;
  const isPart = (wish.records ?? view ?? search ?? source) !== undefined;
  if (wish.collection === undefined && template.ofDossier) {
    if (isPart) throw new UsageError('Records of which collection? Say --collection ID.');
    return { kind: 'dossier' };
  }
  const collection = findCollection(collections, wish.collection ?? onlyOne(template));
  const records = listOf(wish.records);
  if (records !== null) {
    if ((view ?? search ?? source) !== undefined)
      throw new UsageError('--records names the records: leave out --view, --search and --source.');
    return { kind: 'records', collection: collection.id, records };
  }
  if (view !== undefined && search === undefined && source === undefined)
    return { kind: 'view', view: findView(collection, views, view).id };
  return { kind: 'query', query: queryOf(wish, collection, views).query };
}

function onlyOne({ id, collections }: TemplateChoice): string {
  const [first, second] = collections;
  if (first !== undefined && second === undefined) return first;
  throw new UsageError(
    `${id}: of which collection? Say --collection, and one of ${collections.join(', ')}.`,
  );
}
