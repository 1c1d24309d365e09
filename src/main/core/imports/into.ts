/** A guessed target turned to a collection that is there: columns called as its fields go to those, the others become fields of it. */
import type { ColumnFacts, ImportTarget } from '#shared/contract/imports-api.ts';
import { columnMapping, unusedName } from '#shared/imports/column-field.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import type { FieldMapping } from '#shared/model/import-mapping.ts';
import { fold } from '#shared/text/fold.ts';

/** Two columns for the same field, and those for fields that the program works out, are left out. */
export function into(
  existing: Collection,
  { collection, mapping, ...target }: ImportTarget,
  facts: readonly ColumnFacts[],
): ImportTarget {
  const known = fieldsByName(existing);
  const ids = new Set(existing.fields.map(({ id }) => id));
  const taken = new Set<string>();
  const fields: FieldMapping[] = [];
  const more: Field[] = [];
  for (const guessed of mapping.fields) {
    const fresh = collection.fields.find(({ id }) => id === guessed.field);
    if (!fresh) continue;
    const field = known.get(fold(fresh.title)) ?? known.get(fold(fresh.id));
    if (!field) {
      const id = unusedName(fresh.id, ids);
      more.push({ ...fresh, id });
      fields.push({ ...guessed, field: id });
      continue;
    }
    const fitted = field.computed || taken.has(field.id) ? null : asField(field, guessed, facts);
    if (!fitted) continue;
    taken.add(field.id);
    fields.push(fitted);
  }
  return {
    ...target,
    collection: withFields(existing, more),
    mapping: { ...mapping, collection: existing.id, fields },
  };
}

/** The collection as it is, and fields that it does not have yet. */
export function withFields(existing: Collection, more: readonly Field[]): Collection {
  const known = new Set(existing.fields.map(({ id }) => id));
  return { ...existing, fields: [...existing.fields, ...more.filter(({ id }) => !known.has(id))] };
}

/** Titles before ids: they are what people see, and what our own exports have in their header. */
const fieldsByName = ({ fields }: Collection): Map<string, Field> =>
  new Map([
    ...fields.map((field): [string, Field] => [fold(field.id), field]),
    ...fields.map((field): [string, Field] => [fold(field.title), field]),
  ]);

/** Read as the field's type wants it; null where it can't be. */
function asField(
  field: Field,
  guessed: FieldMapping,
  facts: readonly ColumnFacts[],
): FieldMapping | null {
  if (guessed.reading.kind === 'coordinates')
    return field.type === 'coordinates' ? { ...guessed, field: field.id } : null;
  const [column] = readingColumns(guessed.reading);
  if (column === undefined) return null;
  return columnMapping(
    field,
    column,
    facts.find(({ name }) => name === column),
  );
}
