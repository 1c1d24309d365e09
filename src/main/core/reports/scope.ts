/** Which records a report is about: rows in order, and in words how they were chosen. */
import { AppError } from '#shared/contract/errors.ts';
import type { Query } from '#shared/model/filter.ts';
import type { ReportScope } from '#shared/report/options.ts';
import { filterSentence } from '#shared/words/filter-words.ts';
import type { Core } from '../context.ts';
import { finish } from '#shared/steps.ts';
import type { Table } from '../query/table.ts';
import type { Rows } from './making.ts';

/** `table`: of the collection with all sources, also where everything is seen as one of them. */
export type Scope = { table: Table; rows: readonly number[]; words: string };

type Reading = Pick<Core, 'dossier' | 'tables'>;
type TitleOfSource = (source: string) => string;

/** The one source as which everything is to be seen, if any. */
export const lensOf = (scope: ReportScope): string | undefined =>
  scope.kind === 'query' ? scope.query.source : undefined;

/**
 * null: the whole dossier. `titleOf`: of a source, as far as it may be told. Throws `not_found` for what is no longer there.
 */
export function scopeOf(core: Reading, scope: ReportScope, titleOf: TitleOfSource): Scope | null {
  switch (scope.kind) {
    case 'dossier':
      return null;
    case 'records':
      return chosenRecords(core, scope);
    case 'query':
      return queried(core, scope.query, queryWords(core, scope.query, titleOf));
  }
}

/** The table with all of the collection, the trash too. Throws `not_found`. */
export function wholeTable({ tables }: Pick<Core, 'tables'>, collection: string): Table {
  return finish(tables().select({ collection, search: '', filter: null, sort: [] })).table;
}

/** Those that are not in the trash. */
export function allRows(core: Reading, collection: string): Rows {
  const table = wholeTable(core, collection);
  return { table, rows: [...table.aliveRows()] };
}

function chosenRecords(
  core: Reading,
  { collection, records }: Extract<ReportScope, { kind: 'records' }>,
): Scope {
  const table = wholeTable(core, collection);
  const rows = records
    .map((record) => table.rowOf(record))
    .filter((row) => row !== undefined && table.isAlive(row))
    .filter((row) => row !== undefined);
  if (rows.length === 0)
    throw new AppError('not_found', 'None of the chosen records is there any more. Choose others.');
  const words = `${table.collection.title}: ${rows.length === 1 ? '1 record' : `${rows.length} records`} chosen one by one`;
  return { table, rows: [...new Set(rows)], words };
}

/** Through a lens the grid numbers statements anew; claims keep their ids in the whole table. */
function queried(core: Reading, query: Query, words: string): Scope {
  const found = finish(core.tables().select(query));
  if (query.source === undefined) return { table: found.table, rows: [...found.rows], words };
  const table = wholeTable(core, query.collection);
  const rows = [...found.rows]
    .map((row) => table.rowOf(found.table.idOf(row)))
    .filter((row) => row !== undefined);
  return { table, rows, words };
}

function queryWords({ tables }: Reading, query: Query, titleOf: TitleOfSource): string {
  const { collection, search, filter, source } = query;
  const { title, fields } = tables().collection(collection);
  const sourceTitle = (id: string): string => `“${titleOf(id)}”`;
  const parts = [
    search.trim() === '' ? '' : `with the words “${search.trim()}”`,
    filter === null ? '' : filterSentence(filter, fields, sourceTitle),
    source === undefined ? '' : `as ${sourceTitle(source)} alone has it`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? `${title}: all records` : `${title}: ${parts.join('; ')}`;
}
