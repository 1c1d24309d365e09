/** What the first rows of a file become under a target: some examples of each field, before anything is tried. */
import type { ImportSample, ImportTarget } from '#shared/contract/imports-api.ts';
import type { KeyRule } from '#shared/model/import-mapping.ts';
import type { Core } from '../context.ts';
import { createConverter, type ConvertedRow } from './convert/convert-row.ts';
import type { Draft } from './drafts.ts';

const EXAMPLES = 3;
const MOST_IDS = 3;

/** Throws `invalid_input` for a mapping that names columns or fields that are not there. */
export function sampleOf(
  core: Core,
  draft: Draft,
  { collection, mapping }: ImportTarget,
): ImportSample {
  const rowsUnder = (key: KeyRule): Row[] => {
    const convert = createConverter({ ...mapping, key }, collection.fields, draft.table.columns);
    return draft.sample.flatMap((row) => {
      const converted = convert(row);
      return 'rejected' in converted ? [] : [{ line: row.line, converted }];
    });
  };
  // Rows without a key are examples as well.
  const rows = rowsUnder({ kind: 'content', prefix: mapping.key.prefix });
  const fieldOf = new Map(collection.fields.map((field) => [field.id, field]));
  return {
    fields: mapping.fields.map(({ field: id }) => {
      const field = fieldOf.get(id);
      return {
        field: id,
        examples: telling(rows, id).map(({ line, converted }) => {
          const value = converted.values[id];
          return {
            line,
            raw: converted.raw[id] ?? '',
            text: field && value != null ? core.tables().format(field, value) : '',
            label: converted.labels[id] ?? null,
            unknown: value === null,
            problems: problemsOf(converted, id),
          };
        }),
      };
    }),
    ids: rowsUnder(mapping.key)
      .slice(0, MOST_IDS)
      .map(({ converted }) => converted.key),
  };
}

type Row = { line: number; converted: ConvertedRow };

const problemsOf = ({ problems }: ConvertedRow, id: string): string[] =>
  problems.filter(({ field }) => field === id).map(({ reason }) => reason);

/** The first of each different kind: first of all a problem, then rows with unlike cells, in the order of the file. */
function telling(rows: readonly Row[], id: string): Row[] {
  const seen = new Set<string>();
  const different = rows.filter(({ converted }) => {
    const value = converted.values[id];
    const said = converted.raw[id] ?? (value === undefined ? '' : JSON.stringify(value));
    if (said === '' || seen.has(said)) return false;
    seen.add(said);
    return true;
  });
  const problem = different.find(({ converted }) => problemsOf(converted, id).length > 0);
  const others = different.filter((row) => row !== problem);
  return [...(problem ? [problem] : []), ...others]
    .slice(0, EXAMPLES)
    .toSorted((a, b) => a.line - b.line);
}
