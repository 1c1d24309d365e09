/** The sources as CSL-JSON: what is shown of each. */
import { toCsl } from '#shared/exchange/csl-json.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Value } from '#shared/model/value.ts';
import type { Core } from '../context.ts';
import { BLANK } from '../query/column.ts';
import { finish } from '../query/steps.ts';

/** In the order of their titles; what is in the trash is left out. Throws `not_found` where the dossier keeps no sources. */
export function cslJson(core: Core): { text: string; count: number } {
  const { titleField } = core.tables().collection(SOURCES);
  const sort = [{ field: titleField, direction: 'ascending' as const }];
  const { table, rows } = finish(
    core.tables().select({ collection: SOURCES, search: '', filter: null, sort }),
  );
  const columns = table.fields().map(({ id }) => ({ id, column: table.column(id) }));
  const items = Array.from(rows, (row) => {
    const values = columns.flatMap(({ id, column }): [string, Value][] => {
      const value = column.values[column.codes[row] ?? BLANK];
      return value === undefined ? [] : [[id, value]];
    });
    return toCsl(table.idOf(row), new Map(values));
  });
  return { text: `${JSON.stringify(items, null, 2)}\n`, count: items.length };
}
