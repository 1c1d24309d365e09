/** Two records of a collection side by side: what agrees, and what does not. */
import type { Comparison } from '#shared/contract/links-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { fold } from '#shared/text/fold.ts';
import { differs } from '#shared/values/differs.ts';
import { foundRecord } from '../query/find.ts';
import type { Table } from '../query/table.ts';
import type { Core } from '../context.ts';
import { entryOn, wordOn, type Pair } from './identity.ts';
import { tableOf } from './table-of.ts';

/** In the order of the collection. Throws `not_found`. */
export function compareRecords(core: Pick<Core, 'dossier' | 'tables'>, pair: Pair): Comparison {
  const { layer } = core.dossier();
  const table = tableOf(core.tables(), pair.collection);
  const [a, b] = [rowOf(table, pair.a), rowOf(table, pair.b)];
  const format = core.tables().format;
  const fields = table.fields().flatMap((field): Comparison['fields'] => {
    const [left, right] = [table.value(a, field.id), table.value(b, field.id)];
    if (left === null && right === null) return [];
    const texts = { a: format(field, left), b: format(field, right) };
    return [
      {
        field: field.id,
        title: field.title,
        ...texts,
        agreement: agreementOf(field, left, right, texts),
      },
    ];
  });
  const said = wordOn(layer, pair);
  const note = said === null ? '' : (entryOn(layer, pair)?.note ?? '');
  return { a: candidate(table, a), b: candidate(table, b), fields, said, note };
}

export function candidate(table: Table, row: number): Comparison['a'] {
  const { record, title, hint } = foundRecord(table, row);
  return { record, title, hint };
}

function rowOf(table: Table, record: string): number {
  const row = table.rowOf(record);
  if (row !== undefined && table.isAlive(row)) return row;
  throw new AppError(
    'not_found',
    `There is no record ${record} in ${table.collection.title}. It may be in the trash.`,
  );
}

function agreementOf(
  field: Field,
  a: Value | null,
  b: Value | null,
  texts: { a: string; b: string },
): Comparison['fields'][number]['agreement'] {
  if (a === null || b === null) return 'one';
  if (fold(texts.a) === fold(texts.b)) return 'same';
  return differs(field, a, b) ? 'differs' : 'alike';
}
