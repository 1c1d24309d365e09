/** From the words of the command line to what the core is asked to write. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { CsvDialect, ExportSubject, ExportWhat } from '#shared/contract/exports-api.ts';
import type { View } from '#shared/model/view.ts';
import { UsageError } from './exit-codes.ts';
import { findCollection, queryOf, type RecordsWish } from './records-wish.ts';

export type ExportWish = RecordsWish & {
  what: string;
  format: string | undefined;
  collection: string | undefined;
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

/** What says nothing about a file of that format. */
const idle = new Map<string, readonly Choice[]>([
  ['csl', records],
  ['csv', ['field']],
  ['xlsx', ['field', ...table]],
  ['json', ['field', ...table]],
  ['geojson', table],
]);

/** Throws `UsageError` where the choices do not go together. */
export function formatOf(wish: ExportWish): string {
  const kind = kindOf(wish.what);
  const { formats, choices } = kinds[kind];
  const format = wish.format ?? formats[0] ?? '';
  if (!formats.includes(format))
    throw new UsageError(
      `${wish.what} can’t be written as “${format}”, only as ${formats.join(', ')}.`,
    );
  const taken = new Set<string>(['what', 'format', ...choices]);
  for (const choice of idle.get(format) ?? []) taken.delete(choice);
  for (const [name, value] of Object.entries(wish))
    if (value !== undefined && value !== false && !taken.has(name))
      throw new UsageError(`--${name} says nothing about ${wish.what} as ${format}.`);
  return format;
}

function kindOf(what: string): Kind {
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
