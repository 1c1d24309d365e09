/** Running a query on one table: filter, search, sort; each step is kept for the next query that asks for the same. */
import type { Query } from '#shared/model/filter.ts';
import { filterRows } from './filter.ts';
import { matches, narrows, parseSearch, type Term } from './search.ts';
import { sortRows, type SortKey } from './sort.ts';
import type { Steps } from '#shared/steps.ts';
import { filterInSteps } from './steps.ts';
import type { Table } from './table.ts';

type Searched = {
  version: number;
  filter: string;
  search: string;
  terms: readonly Term[];
  rows: Int32Array;
};

export type Selector = (query: Omit<Query, 'collection'>) => Steps<Int32Array>;

/** Answers row numbers in order. They stay what they are when the table changes. */
export function createSelector(table: Table): Selector {
  let filtered: { version: number; filter: string; rows: Int32Array } | undefined;
  let searched: Searched | undefined;

  function* filter(
    query: Omit<Query, 'collection'>,
  ): Steps<{ version: number; filter: string; rows: Int32Array }> {
    const version = table.version();
    const key = JSON.stringify(query.filter);
    if (filtered?.version === version && filtered.filter === key) return filtered;
    let rows = table.aliveRows();
    if (query.filter) {
      const mask = yield* filterRows(table, query.filter);
      rows = rows.filter((row) => mask[row] === 1);
    }
    filtered = { version, filter: key, rows };
    return filtered;
  }

  function* search(query: Omit<Query, 'collection'>): Steps<Int32Array> {
    const { version, filter: key, rows } = yield* filter(query);
    const terms = parseSearch(query.search);
    if (terms.length === 0) return rows;
    yield* table.prepareTexts();
    const isFresh = searched?.version === version && searched.filter === key;
    if (searched && isFresh && searched.search === query.search) return searched.rows;
    const candidates = searched && isFresh && narrows(terms, searched.terms) ? searched.rows : rows;
    const found = yield* filterInSteps(candidates, (row) => matches(table.searchText(row), terms));
    searched = { version, filter: key, search: query.search, terms, rows: found };
    return found;
  }

  return function* select(query) {
    const keys: SortKey[] = [];
    for (const { field, direction } of query.sort) {
      yield* table.prepareColumn(field);
      keys.push({ column: table.column(field), descending: direction === 'descending' });
    }
    return yield* sortRows(yield* search(query), keys);
  };
}
