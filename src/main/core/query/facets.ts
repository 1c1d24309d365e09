/** How often each value of a field occurs among some rows. */
import type { Facet } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import { choiceText } from '#shared/values/choices.ts';
import { BLANK } from './column.ts';
import { items } from './filter.ts';
import { collator } from './ranks.ts';
import type { Steps } from '#shared/steps.ts';
import { ROWS_A_STEP } from './steps.ts';
import type { Table } from './table.ts';

/** More values than this nobody picks from by hand. */
const MOST_FACETS = 2_000;

/** Most frequent first, then by label; "no value" is one of them. A record with two items counts for both. */
export function* countFacets(
  table: Table,
  fieldId: string,
  rows: Int32Array,
): Steps<{ facets: Facet[]; truncated: boolean }> {
  yield* table.prepareColumn(fieldId);
  const column = table.column(fieldId);
  const { field } = column;
  const byCode = new Int32Array(column.values.length + 1);
  for (const row of rows) {
    const place = (column.codes[row] ?? BLANK) + 1;
    byCode[place] = (byCode[place] ?? 0) + 1;
  }
  const counts = new Map<string, number>();
  for (let code = 0; code < byCode.length - 1; code++) {
    if (code % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    const count = byCode[code + 1] ?? 0;
    const value = column.values[code];
    if (count === 0 || value === undefined) continue;
    for (const item of new Set(items(column, value, code)))
      counts.set(item, (counts.get(item) ?? 0) + count);
  }
  const blanks = byCode[0] ?? 0;
  const facets = yield* mostFrequent(field, counts, blanks);
  return { facets, truncated: counts.size + (blanks > 0 ? 1 : 0) > MOST_FACETS };
}

/** Where nearly every record has a value of its own, sorting all of them takes seconds: the last are dropped on the way. */
function* mostFrequent(
  field: Field,
  counts: ReadonlyMap<string, number>,
  blanks: number,
): Steps<Facet[]> {
  const isChoice = field.type === 'choice' || field.type === 'choices';
  const best: Facet[] = blanks > 0 ? [{ value: null, label: '', count: blanks }] : [];
  let last: Facet | undefined;
  let looked = 0;
  for (const [value, count] of counts) {
    looked += 1;
    if (looked % ROWS_A_STEP === 0) yield;
    const facet = { value, label: isChoice ? choiceText(field, value) : value, count };
    if (last && byCount(facet, last) > 0) continue;
    best.push(facet);
    if (best.length < 2 * MOST_FACETS) continue;
    best.sort(byCount).length = MOST_FACETS;
    last = best.at(-1);
    yield;
  }
  return best.sort(byCount).slice(0, MOST_FACETS);
}

const byCount = (a: Facet, b: Facet): number =>
  b.count - a.count || collator.compare(a.label, b.label);
