/** Quick search over a table: each term is tried once a value, and not once a record. */
import { BLANK, type Column } from './column.ts';
import { matches, type Term } from './search.ts';
import type { Table } from './table.ts';

/** Whether every term occurs in some field of a row. What it looks through is made ready by `prepareTexts`. */
export function createMatcher(table: Table, terms: readonly Term[]): (row: number) => boolean {
  const columns = table.fields().map(({ id }) => table.column(id));
  const tests = terms.map((term) => ({
    terms: [term],
    columns: columns.map((column) => valueTest(column, [term])),
  }));
  return (row) =>
    tests.every(
      (test) =>
        test.columns.some((holds) => holds(row)) || matches(table.otherText(row), test.terms),
    );
}

function valueTest(column: Column, terms: readonly Term[]): (row: number) => boolean {
  /** By code: 0 not tried yet, else whether it holds. */
  const known = new Uint8Array(column.values.length);
  return (row) => {
    const code = column.codes[row] ?? BLANK;
    if (code === BLANK) return false;
    if (!known[code]) known[code] = matches(column.searched(code), terms) ? HOLDS : FAILS;
    return known[code] === HOLDS;
  };
}

const HOLDS = 1;
const FAILS = 2;
