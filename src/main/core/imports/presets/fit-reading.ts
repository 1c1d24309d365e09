/** A reading cut to the columns that a table has. */
import type { Reading } from '#shared/model/import-mapping.ts';

type Find = (column: string) => string | undefined;

/** With the table's own names; null when a column is missing without which there is nothing to read. */
export function fitReading(reading: Reading, find: Find): Reading | null {
  switch (reading.kind) {
    case 'fixed':
      return reading;
    case 'text':
    case 'own-form':
    case 'number':
    case 'date':
    case 'choice':
      return withColumns(reading, ['column'], [], find);
    case 'date-span':
      return withColumns(reading, ['first', 'last'], ['precision', 'year'], find);
    case 'date-parts':
      return withColumns(reading, ['year', 'month', 'day'], ['last', 'words'], find);
    case 'date-around':
      return withColumns(reading, ['column'], ['precision'], find);
    case 'coordinates':
      return withColumns(reading, ['lat', 'lon'], ['precision'], find);
    case 'quantity': {
      const fitted = withColumns(reading, [], ['best', 'low', 'high'], find);
      return fitted && (fitted.best ?? fitted.low ?? fitted.high) !== undefined ? fitted : null;
    }
    case 'choices': {
      const columns = reading.columns.flatMap((column) => find(column) ?? []);
      return columns.length > 0 ? { ...reading, columns } : null;
    }
    case 'joined': {
      const parts = reading.parts.flatMap((part) => withColumns(part, ['column'], [], find) ?? []);
      return parts.length > 0 ? { ...reading, parts } : null;
    }
    case 'list': {
      const parts = reading.parts.flatMap((part) => withColumns(part, ['column'], [], find) ?? []);
      return parts.length > 0 ? { ...reading, parts } : null;
    }
    case 'breakdown': {
      const fit = (part: (typeof reading.parts)[number]) =>
        withColumns(part, ['column'], ['labelColumn'], find) ?? [];
      const parts = reading.parts.flatMap(fit);
      return parts.length > 0 ? { ...reading, parts } : null;
    }
  }
}

/** `part` with the names that its columns have in the table; without optional ones that are not there, null without a needed one. */
function withColumns<T extends object>(
  part: T,
  needed: readonly (keyof T)[],
  optional: readonly (keyof T)[],
  find: Find,
): T | null {
  const fitted = { ...part };
  for (const key of [...needed, ...optional]) {
    const column = part[key];
    if (typeof column !== 'string') continue;
    const name = find(column);
    if (name !== undefined) fitted[key] = name as T[keyof T];
    else if (needed.includes(key)) return null;
    else delete fitted[key];
  }
  return fitted;
}
