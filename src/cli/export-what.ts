/** From the words of the command line to what the core is asked to write. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { CsvDialect, ExportSubject, ExportWhat } from '#shared/contract/exports-api.ts';
import type { Query } from '#shared/model/filter.ts';
import { contentOfView, queryOfView } from '#shared/model/view-content.ts';
import type { View } from '#shared/model/view.ts';
import { fold } from '#shared/text/fold.ts';
import { UsageError } from './exit-codes.ts';

export type ExportWish = {
  what: string;
  format: string | undefined;
  collection: string | undefined;
  view: string | undefined;
  search: string | undefined;
  source: string | undefined;
  columns: string | undefined;
  field: string | undefined;
  mode: string | undefined;
  delimiter: string | undefined;
  ids: boolean;
  notes: boolean;
  documents: boolean;
};

type Records = Extract<ExportSubject, { kind: 'records' }>;
/** What a wish is about. A collection that is called as one of these is named `collection:ID`. */
type Kind = 'records' | 'sources' | 'notes' | 'claims' | 'annotations' | 'package';
type Choice = keyof ExportWish;

const table: Choice[] = ['mode', 'delimiter'];
const picked: Choice[] = ['view', 'search', 'source'];
const records: Choice[] = [...picked, 'columns', 'field', 'ids', 'notes', ...table];

/** The first format is the usual one. */
const kinds: Record<Kind, { formats: readonly string[]; choices: readonly Choice[] }> = {
  records: { formats: ['csv', 'xlsx', 'json', 'geojson'], choices: records },
  sources: { formats: ['csl', 'csv', 'xlsx', 'json'], choices: records },
  notes: { formats: ['csv', 'xlsx'], choices: ['search', ...table] },
  claims: { formats: ['csv', 'xlsx'], choices: ['collection', ...picked, ...table] },
  annotations: { formats: ['jsonld'], choices: [] },
  package: { formats: ['zip'], choices: ['documents'] },
};

/** Bytes that a terminal can't show. */
export const isBinary = (format: string): boolean => format === 'xlsx' || format === 'zip';

/** Throws `UsageError` where the choices do not go together. */
export function formatOf(wish: ExportWish): string {
  const kind = kindOf(wish.what);
  const { formats, choices } = kinds[kind];
  const format = wish.format ?? formats[0] ?? '';
  if (!formats.includes(format))
    throw new UsageError(
      `${wish.what} can’t be written as “${format}”, only as ${formats.join(', ')}.`,
    );
  const taken = new Set<Choice>([...choicesOf(format, choices), 'what', 'format']);
  for (const [name, value] of Object.entries(wish) as [Choice, string | boolean | undefined][])
    if (value !== undefined && value !== false && !taken.has(name))
      throw new UsageError(`--${name} says nothing about ${wish.what} as ${format}.`);
  return format;
}

function choicesOf(format: string, choices: readonly Choice[]): Choice[] {
  const others: Choice[] =
    format === 'csl'
      ? [...records]
      : format === 'csv'
        ? ['field']
        : format === 'geojson'
          ? table
          : [...table, 'field'];
  return choices.filter((choice) => !others.includes(choice));
}

export function kindOf(what: string): Kind {
  return what !== 'records' && Object.hasOwn(kinds, what) ? (what as Kind) : 'records';
}

/** Throws `not_found` for a collection, view or field that is not there. */
export function whatOf(
  wish: ExportWish,
  collections: readonly CollectionInfo[],
  views: readonly View[],
): ExportWhat {
  const format = formatOf(wish);
  if (format === 'csl') return { kind: 'csl' };
  if (format === 'jsonld') return { kind: 'annotations' };
  if (format === 'zip') return { kind: 'package', documents: wish.documents };
  if (format === 'json' || format === 'geojson') {
    const collection = findCollection(collections, wish.what);
    const subject = recordsOf(wish, collection, views);
    if (format === 'json') return { kind: 'json', subject };
    return { kind: 'geojson', subject, field: placeField(collection, wish.field) };
  }
  const subject = subjectOf(wish, collections, views);
  return format === 'xlsx'
    ? { kind: 'xlsx', subject }
    : { kind: 'csv', subject, dialect: dialectOf(wish) };
}

function subjectOf(
  wish: ExportWish,
  collections: readonly CollectionInfo[],
  views: readonly View[],
): ExportSubject {
  switch (kindOf(wish.what)) {
    case 'notes': {
      const all = { tags: [], status: null, target: null, collection: null, record: null };
      return { kind: 'notes', query: { ...all, search: wish.search ?? '', sort: 'created' } };
    }
    case 'claims': {
      const { collection: id } = wish;
      if (id === undefined && (wish.view ?? wish.search ?? wish.source) !== undefined)
        throw new UsageError('Claims of which collection? Say --collection ID.');
      const query =
        id === undefined ? null : queryOf(wish, findCollection(collections, id), views).query;
      return { kind: 'claims', query, records: null };
    }
    default:
      return recordsOf(wish, findCollection(collections, wish.what), views);
  }
}

function recordsOf(wish: ExportWish, collection: CollectionInfo, views: readonly View[]): Records {
  const { query, shown } = queryOf(wish, collection, views);
  const columns = wish.columns === undefined ? shown : fieldsIn(collection, wish.columns);
  const { ids, notes } = wish;
  return { kind: 'records', query, columns, records: null, ids, notes };
}

/** `shown`: the columns of the view; without one, all. */
export function queryOf(
  { view: name, search, source }: Pick<ExportWish, 'view' | 'search' | 'source'>,
  collection: CollectionInfo,
  views: readonly View[],
): { query: Query; shown: string[] } {
  const view = name === undefined ? null : findView(collection, views, name);
  const query = queryOfView(collection, view);
  const shown = view
    ? contentOfView(collection, view).columns.flatMap(({ field, hidden }) =>
        hidden ? [] : [field],
      )
    : collection.fields.map(({ id }) => id);
  // Both must hold; the words of each are joined by "and" anyway.
  const words = [query.search, search ?? ''].filter((one) => one !== '').join(' ');
  return { query: { ...query, search: words, ...(source === undefined ? {} : { source }) }, shown };
}

export function findCollection(
  collections: readonly CollectionInfo[],
  named: string,
): CollectionInfo {
  const wanted = named.replace(/^collection:/, '');
  const found = collections.find(({ id }) => id === wanted);
  if (found) return found;
  const ids = collections.map(({ id }) => id).join(', ');
  throw new AppError('not_found', `This dossier has no collection ${wanted}. It has ${ids}.`);
}

function findView({ id, title }: CollectionInfo, views: readonly View[], name: string): View {
  const own = views.filter(({ collection }) => collection === id);
  const found = own.find((view) => view.id === name || fold(view.name ?? '') === fold(name));
  if (found) return found;
  const names = own.map((view) => `“${view.name ?? view.id}”`).join(', ');
  const known = own.length === 0 ? 'It has none.' : `It has ${names}.`;
  throw new AppError('not_found', `${title} has no view “${name}”. ${known}`);
}

function fieldsIn({ id, fields }: CollectionInfo, list: string): string[] {
  const names = list.split(',').map((name) => name.trim());
  const missing = names.find((name) => !fields.some((field) => field.id === name));
  if (missing === undefined) return names;
  const known = fields.map((field) => field.id).join(', ');
  throw new AppError('not_found', `${id} has no field “${missing}”. It has ${known}.`);
}

function placeField({ id, fields }: CollectionInfo, wanted: string | undefined): string {
  const places = fields.filter(({ type }) => type === 'coordinates').map((field) => field.id);
  const found = wanted === undefined ? places[0] : places.find((name) => name === wanted);
  if (found !== undefined) return found;
  const known =
    places.length === 0 ? 'It has no field of coordinates.' : `It has ${places.join(', ')}.`;
  throw new AppError(
    'not_found',
    `${id} can’t be put on a map by “${wanted ?? 'coordinates'}”. ${known}`,
  );
}

const DELIMITERS = new Map<string, CsvDialect['delimiter']>([
  [',', ','],
  ['comma', ','],
  [';', ';'],
  ['semicolon', ';'],
  ['\t', '\t'],
  ['tab', '\t'],
]);

function dialectOf({ mode = 'exact', delimiter: called = ',' }: ExportWish): CsvDialect {
  const delimiter = DELIMITERS.get(called);
  if (delimiter === undefined)
    throw new UsageError(`--delimiter is comma, semicolon or tab, not “${called}”.`);
  if (mode !== 'exact' && mode !== 'spreadsheet')
    throw new UsageError(`--mode is exact or spreadsheet, not “${mode}”.`);
  return { delimiter, mode, bom: mode === 'spreadsheet' };
}
