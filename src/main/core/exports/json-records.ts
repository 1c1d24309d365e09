/** Records as JSON: an array of objects with the id and, by field, the value that is shown, as `model/field.ts` has it. */
import type { Value } from '#shared/model/value.ts';
import { uniqueNames } from '#shared/text/unique-names.ts';
import { BLANK } from '../query/column.ts';
import type { PickedRecords } from './records-table.ts';

/** Fields without a value are left out; one that is called `id` or `notes` gets a number behind it. */
export function* jsonPieces(
  { table, rows, columns }: PickedRecords,
  notes: ReadonlyMap<string, string> | null,
): Generator<string> {
  const names = uniqueNames(
    columns.map(({ field }) => field.id),
    ['id', 'notes'],
  );
  let before = '[\n';
  for (const row of rows) {
    const id = table.idOf(row);
    const values = columns.flatMap(({ column, codes }, at): [string, Value][] => {
      const value = column.values[codes[row] ?? BLANK];
      return value === undefined ? [] : [[names[at] ?? '', value]];
    });
    const text = notes?.get(id);
    const record = {
      id,
      ...Object.fromEntries(values),
      ...(text !== undefined && { notes: text }),
    };
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
