/** The fields of a collection whose claims disagree: looked for once, and again only in records that have changed. */
import type { Field } from '#shared/model/field.ts';
import type { Resolved } from '../claims/resolve.ts';
import type { Steps } from '#shared/steps.ts';
import { ROWS_A_STEP } from './steps.ts';
import type { Table } from './table.ts';

export type Disputed = { collection: string; record: string; field: Field; resolved: Resolved };

export type DisputedFields = {
  /** In the order of records and fields, without those in the trash. */
  readonly all: () => Steps<Disputed[]>;
  /** What is said about this record has changed. */
  readonly touch: (record: string) => void;
};

export function createDisputed(table: Table): DisputedFields {
  /** Rows with a disputed field, of those that were looked at; none before somebody asks. */
  const found = new Map<number, Disputed[]>();
  let looked = 0;

  function look(row: number): void {
    const disputed = disputedIn(table, row);
    if (disputed.length > 0) found.set(row, disputed);
    else found.delete(row);
  }

  function* lookOn(): Steps<void> {
    while (looked < table.rows()) {
      look(looked);
      looked += 1;
      if (looked % ROWS_A_STEP === 0) yield;
    }
  }

  return {
    *all() {
      yield* lookOn();
      return [...found.keys()]
        .filter(table.isAlive)
        .sort((a, b) => a - b)
        .flatMap((row) => found.get(row) ?? []);
    },
    touch(record) {
      const row = table.rowOf(record);
      if (row !== undefined && row < looked) look(row);
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
