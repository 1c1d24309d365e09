/** Records as JSON: an array of objects with the id and, by field, the value that is shown, as `model/field.ts` has it. */
import { fieldMembers, ID, NOTES_MEMBER } from '#shared/exchange/record-names.ts';
import type { Value } from '#shared/model/value.ts';
import { BLANK } from '../query/column.ts';
import { namesOf, type PickedRecords } from './records-table.ts';

/** Fields without a value are left out. */
export function* jsonPieces(
  picked: PickedRecords,
  notes: ReadonlyMap<string, string> | null,
): Generator<string> {
  const { table, rows, columns } = picked;
  const names = namesOf(picked, fieldMembers);
  let before = '[\n';
  for (const row of rows) {
    const id = table.idOf(row);
    const values = columns.flatMap(({ column, codes }, at): [string, Value][] => {
      const value = column.values[codes[row] ?? BLANK];
      return value === undefined ? [] : [[names[at] ?? '', value]];
    });
    const text = notes?.get(id);
    const record = {
      [ID]: id,
      ...Object.fromEntries(values),
      ...(text !== undefined && { [NOTES_MEMBER]: text }),
    };
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
