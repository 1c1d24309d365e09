/** The fields of a collection whose claims disagree: looked for once, and again only in records that have changed. */
import type { Field } from '#shared/model/field.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Table } from './table.ts';

export type Disputed = { collection: string; record: string; field: Field; resolved: Resolved };

export type DisputedFields = {
  /** In the order of records and fields, without those in the trash. */
  readonly all: () => Disputed[];
  /** What is said about this record has changed. */
  readonly touch: (record: string) => void;
};

export function createDisputed(table: Table): DisputedFields {
  /** Rows with a disputed field; undefined until somebody asks. */
  let found: Map<number, Disputed[]> | undefined;

  function look(row: number): void {
    const disputed = disputedIn(table, row);
    if (disputed.length > 0) found?.set(row, disputed);
    else found?.delete(row);
  }

  return {
    all() {
      if (!found) {
        found = new Map();
        for (let row = 0; row < table.rows(); row++) look(row);
      }
      return [...found.keys()]
        .filter(table.isAlive)
        .sort((a, b) => a - b)
        .flatMap((row) => found?.get(row) ?? []);
    },
    touch(record) {
      const row = found && table.rowOf(record);
      if (row !== undefined) look(row);
    },
  };
}

const NONE: Disputed[] = [];

function disputedIn(table: Table, row: number): Disputed[] {
  const { id: collection, fields } = table.collection;
  // A lone statement has no rival but what is worked out from it.
  const isLone = table.isLone(row);
  let disputed = NONE;
  for (const field of fields) {
    if (isLone && !field.computed) continue;
    if (table.claimCount(row, field) < 2) continue;
    const resolved = table.resolve(row, field);
    if (resolved.state !== 'open' && resolved.state !== 'settled') continue;
    disputed = [...disputed, { collection, record: table.idOf(row), field, resolved }];
  }
  return disputed;
}
