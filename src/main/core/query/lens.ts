/**
 * A collection as one source would have it: the records on which that source says something, with what it says and nothing
 * else. Only a record's title is shown whoever gave it, since a list of ids tells nobody anything.
 */
import type { BaseRecord, Statement } from '#shared/model/claim.ts';
import type { Steps } from '#shared/steps.ts';
import { ROWS_A_STEP } from './steps.ts';
import type { Table, TableSource } from './table.ts';

/** What `createTable` makes the lens of. `whole`: the collection with all sources. */
export function* throughSource(
  source: string,
  from: TableSource,
  whole: Table,
): Steps<TableSource> {
  const { titleField } = from.collection;
  const base = new Map<string, BaseRecord>();
  const isSaidBy = (claim: { source: string }): boolean => claim.source === source;
  let looked = 0;
  for (const record of from.base.values()) {
    looked += 1;
    if (looked % ROWS_A_STEP === 0) yield;
    const statements = record.statements.filter(isSaidBy);
    if (statements.length === 0 && !from.ownClaims(record.id).some(isSaidBy)) continue;
    const titled = withTitle(statements, whole, record.id, titleField);
    base.set(record.id, { id: record.id, statements: titled });
  }
  return {
    ...from,
    base,
    ownClaims: (record) => from.ownClaims(record).filter(isSaidBy),
    ranks: () => null,
  };
}

function withTitle(
  statements: Statement[],
  whole: Table,
  record: string,
  titleField: string,
): Statement[] {
  if (statements.some(({ values }) => Object.hasOwn(values, titleField))) return statements;
  const row = whole.rowOf(record);
  const title = row === undefined ? null : whole.resolve(row, whole.field(titleField)).shown;
  if (!title || title.value === null) return statements;
  return [...statements, { source: title.source, values: { [titleField]: title.value } }];
}
