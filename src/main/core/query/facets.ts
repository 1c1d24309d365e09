/** How often each value of a field occurs among some rows. */
import type { Facet } from '#shared/contract/records-api.ts';
import { choiceText } from '#shared/values/choices.ts';
import { BLANK } from './column.ts';
import { items } from './filter.ts';
import { collator } from './ranks.ts';
import type { Table } from './table.ts';

/** More values than this nobody picks from by hand. */
const MOST_FACETS = 2_000;

/** Most frequent first, then by label; "no value" is one of them. A record with two items counts for both. */
export function countFacets(
  table: Table,
  fieldId: string,
  rows: Int32Array,
): { facets: Facet[]; truncated: boolean } {
  const column = table.column(fieldId);
  const { field } = column;
  const byCode = new Int32Array(column.values.length + 1);
  for (const row of rows) {
    const place = (column.codes[row] ?? BLANK) + 1;
    byCode[place] = (byCode[place] ?? 0) + 1;
  }
  const counts = new Map<string, number>();
  for (let code = 0; code < column.values.length; code++) {
    const count = byCode[code + 1] ?? 0;
    const value = column.values[code];
    if (count === 0 || value === undefined) continue;
    for (const item of new Set(items(column, value, code)))
      counts.set(item, (counts.get(item) ?? 0) + count);
  }
  const isChoice = field.type === 'choice' || field.type === 'choices';
  const facets: Facet[] = [...counts].map(([value, count]) => ({
    value,
    label: isChoice ? choiceText(field, value) : value,
    count,
  }));
  const blanks = byCode[0] ?? 0;
  if (blanks > 0) facets.push({ value: null, label: '', count: blanks });
  facets.sort((a, b) => b.count - a.count || collator.compare(a.label, b.label));
  return { facets: facets.slice(0, MOST_FACETS), truncated: facets.length > MOST_FACETS };
}
