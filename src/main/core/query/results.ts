/** Results of queries: row numbers in order, kept until newer ones push them out. */
import { AppError } from '#shared/contract/errors.ts';
import type { Table } from './table.ts';

export type Result = { id: string; key: string; table: Table; version: number; rows: Int32Array };

export type Results = {
  /** The result of the same query on the same state, if it is still there. */
  readonly same: (key: string, version: number) => Result | undefined;
  /** `version`: of the state that the rows were found in. */
  readonly keep: (key: string, table: Table, rows: Int32Array, version: number) => Result;
  /** Of a collection that is not what it was. */
  readonly forget: (collection: string) => void;
  /** Throws `not_found`. */
  readonly get: (id: string) => Result;
};

const MOST_RESULTS = 200;
/** 4 bytes each. */
const MOST_ROWS = 12_000_000;

export function createResults(): Results {
  /** The one used longest ago comes first. */
  const results = new Map<string, Result>();
  let made = 0;

  function use(result: Result): Result {
    results.delete(result.id);
    results.set(result.id, result);
    return result;
  }

  return {
    same(key, version) {
      for (const result of results.values()) {
        if (result.key === key && result.version === version) return use(result);
      }
      return undefined;
    },
    keep(key, table, rows, version) {
      made += 1;
      const result = use({ id: `result-${made}`, key, table, version, rows });
      let total = [...results.values()].reduce((sum, one) => sum + one.rows.length, 0);
      for (const old of results.values()) {
        if (old === result || (results.size <= MOST_RESULTS && total <= MOST_ROWS)) break;
        results.delete(old.id);
        total -= old.rows.length;
      }
      return result;
    },
    forget(collection) {
      for (const { id, table } of results.values())
        if (table.collection.id === collection) results.delete(id);
    },
    get(id) {
      const result = results.get(id);
      if (result) return use(result);
      throw new AppError('not_found', 'This result is gone. Ask again.', { result: id });
    },
  };
}
