/** The sources as CSL-JSON: what is shown of each. */
import { toCsl } from '#shared/exchange/csl-json.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Value } from '#shared/model/value.ts';
import { finish } from '#shared/steps.ts';
import type { Core } from '../context.ts';
import { BLANK } from '../query/column.ts';
import { arrayPieces } from './json-array.ts';

/** In the order of their titles; what is in the trash is left out. Throws `not_found` where the dossier keeps no sources. */
export function cslJson(core: Core): { pieces: Iterable<string>; count: number } {
  const { titleField } = core.tables().collection(SOURCES);
  const sort = [{ field: titleField, direction: 'ascending' as const }];
  const { table, rows } = finish(
    core.tables().select({ collection: SOURCES, search: '', filter: null, sort }),
  );
  // As they are now, whatever changes while they are written.
  const columns = table.fields().map(({ id }) => {
    const column = table.column(id);
    return { id, column, codes: column.codes.slice() };
  });
  function* items(): Generator<object> {
    for (const row of rows) {
      const values = columns.flatMap(({ id, column, codes }): [string, Value][] => {
        const value = column.values[codes[row] ?? BLANK];
        return value === undefined ? [] : [[id, value]];
      });
      yield toCsl(table.idOf(row), new Map(values));
    }
  }
  function* pieces(): Generator<string> {
    yield* arrayPieces(items(), 0);
    yield '\n';
  }
  return { pieces: pieces(), count: rows.length };
}
