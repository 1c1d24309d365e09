/** What the user makes of a proposal: a row for each field and for each column left out; and the target that comes of it. */
import type { ColumnFacts, ImportProposal, ImportTarget } from '#shared/contract/imports-api.ts';
import { columnMapping, newColumnField, ofType } from '#shared/imports/column-field.ts';
import { readingColumns } from '#shared/imports/reading-columns.ts';
import type { Collection, Field, FieldType } from '#shared/model/field.ts';
import type { FieldMapping } from '#shared/model/import-mapping.ts';

export type FieldRow = {
  /** Stays the same whatever else of the row is changed. */
  id: string;
  /** As the collection has it, or as it would be made. */
  field: Field;
  mapping: FieldMapping;
  isTaken: boolean;
  /** The collection does not have it yet. */
  isNew: boolean;
};

export type TargetEdit = Omit<ImportTarget, 'collection'> & {
  /** As the dossier has it; null: the import makes it. */
  known: Collection | null;
  /** What it is called; its fields are in `known` and `rows`. */
  collection: Omit<Collection, 'fields'>;
  rows: FieldRow[];
};

export type Facts = readonly ColumnFacts[];

export const factsOf = (facts: Facts, column: string): ColumnFacts | undefined =>
  facts.find(({ name }) => name === column);

export function editOf(
  { target, left, facts }: ImportProposal,
  known: Collection | null,
): TargetEdit {
  const { fields, ...collection } = target.collection;
  const ids = new Set(known?.fields.map(({ id }) => id));
  const taken = new Set(fields.map(({ id }) => id));
  const mapped = target.mapping.fields.flatMap((mapping): FieldRow[] => {
    const field = fields.find(({ id }) => id === mapping.field);
    return field
      ? [{ id: field.id, field, mapping, isTaken: true, isNew: !ids.has(field.id) }]
      : [];
  });
  const others = left.map((column): FieldRow => {
    const type = factsOf(facts, column)?.type ?? 'text';
    const made = newColumnField(column, type, factsOf(facts, column), taken);
    return { id: made.field.id, ...made, isTaken: false, isNew: true };
  });
  return { ...target, known, collection, rows: [...mapped, ...others] };
}

export function targetOf({ known, rows, ...edit }: TargetEdit): ImportTarget {
  const taken = rows.filter(({ isTaken }) => isTaken);
  const { source } = edit;
  return {
    ...edit,
    collection: collectionOf(edit.collection, known, taken),
    mapping: {
      ...edit.mapping,
      source: source.kind === 'known' ? source.record : source.id,
      fields: taken.map(({ field, mapping }) => ({ ...mapping, field: field.id })),
    },
    dataset: edit.dataset.trim(),
    version: edit.version.trim(),
  };
}

/** The fields that the dossier has stay, perhaps with more choices; then those that are new and taken. */
function collectionOf(
  called: TargetEdit['collection'],
  known: Collection | null,
  taken: readonly FieldRow[],
): Collection {
  const own = (known?.fields ?? []).map(
    (field) => taken.find((row) => row.field.id === field.id)?.field ?? field,
  );
  const fields = [...own, ...taken.filter(({ isNew }) => isNew).map(({ field }) => field)];
  if (known) return { ...known, fields };
  const isThere = (id: string): boolean => fields.some((field) => field.id === id);
  const { titleField, sort = [] } = called;
  return {
    ...called,
    title: called.title.trim(),
    singular: called.singular.trim(),
    titleField: isThere(titleField) ? titleField : (titleCandidates(taken)[0]?.id ?? titleField),
    sort: sort.filter(({ field }) => isThere(field)),
    fields,
  };
}

/** Fields that records may be called by, those of text first. */
export function titleCandidates(rows: readonly FieldRow[]): Field[] {
  const fields = rows.filter(({ isTaken }) => isTaken).map(({ field }) => field);
  const isText = ({ type }: Field): boolean => type === 'text';
  return [...fields.filter(isText), ...fields.filter((field) => !isText(field))];
}

export function changeRow(
  edit: TargetEdit,
  id: string,
  change: (row: FieldRow) => FieldRow,
): TargetEdit {
  return { ...edit, rows: edit.rows.map((row) => (row.id === id ? change(row) : row)) };
}

/** Another type for a field that is new; its column is read as that type is. */
export function setType(row: FieldRow, type: FieldType, facts: Facts): FieldRow {
  const [column] = readingColumns(row.mapping.reading);
  if (column === undefined || row.field.type === type) return row;
  const known = factsOf(facts, column);
  const field = ofType({ ...row.field, type }, known);
  return { ...row, field, mapping: columnMapping(field, column, known) };
}

/** Another column for a field that is read from a single one, with what is known of that column. */
export function setColumn(row: FieldRow, column: string, facts: Facts): FieldRow {
  const known = factsOf(facts, column);
  const field = row.isNew ? ofType(row.field, known) : row.field;
  return { ...row, field, mapping: columnMapping(field, column, known) };
}

/** To another field of the collection, or (null) to a new one. */
export function setField(
  edit: TargetEdit,
  row: FieldRow,
  wanted: Field | null,
  facts: Facts,
): FieldRow {
  const [column] = readingColumns(row.mapping.reading);
  if (column === undefined) return row;
  const known = factsOf(facts, column);
  if (wanted)
    return { ...row, field: wanted, mapping: columnMapping(wanted, column, known), isNew: false };
  const made = newColumnField(column, known?.type ?? 'text', known, takenIds(edit, row));
  return { ...row, ...made, isNew: true };
}

function takenIds({ known, rows }: TargetEdit, row: FieldRow): Set<string> {
  const others = rows.filter(({ id }) => id !== row.id).map(({ field }) => field);
  return new Set([...(known?.fields ?? []), ...others].map(({ id }) => id));
}

/** Fields of the collection that the row may go to: no other goes there, and the program does not work them out. */
export function freeFields({ known, rows }: TargetEdit, row: FieldRow): Field[] {
  const others = rows.filter(({ id, isTaken }) => isTaken && id !== row.id);
  const used = new Set(others.map(({ field }) => field.id));
  return (known?.fields ?? []).filter(({ id, computed }) => !computed && !used.has(id));
}

/** Why it can't be tried yet, in words; none where it can. Of step `purpose` or `fields`. */
export function hindrances(edit: TargetEdit): { step: 'purpose' | 'fields'; words: string }[] {
  const { source, mapping, rows, known, collection } = edit;
  const taken = rows.filter(({ isTaken }) => isTaken);
  const twice = taken.find(
    (row, at) => taken.findIndex(({ field }) => field.id === row.field.id) !== at,
  );
  const untitled = taken.some(({ field }) => field.title.trim() === '');
  const unnamed = taken.find(({ field }) =>
    field.choices?.some(({ label }) => label.trim() === ''),
  );
  const unsaid = taken.find((row) => row.mapping.unknown?.some(({ label }) => label.trim() === ''));
  const { key } = mapping;
  const found: ['purpose' | 'fields', boolean, string][] = [
    ['purpose', !known && collection.title.trim() === '', 'The collection needs a name.'],
    ['purpose', !known && collection.singular.trim() === '', 'Say what one record is called.'],
    ['purpose', edit.dataset.trim() === '', 'The dataset needs a name.'],
    ['purpose', source.kind === 'new' && source.title.trim() === '', 'The source needs a title.'],
    ['purpose', source.kind === 'known' && source.record === '', 'Choose the source.'],
    ['fields', taken.length === 0, 'No column is taken in.'],
    ['fields', twice !== undefined, `Two columns go to ${twice?.field.title ?? ''}.`],
    ['fields', untitled, 'A new field has no name.'],
    ['fields', unnamed !== undefined, `A choice of ${unnamed?.field.title ?? ''} has no name.`],
    ['fields', unsaid !== undefined, `Say what the marks of ${unsaid?.field.title ?? ''} mean.`],
    ['fields', !PREFIX.test(key.prefix), PREFIX_WORDS],
    ['fields', key.kind === 'columns' && key.columns.length === 0, 'Choose a key column.'],
  ];
  return found.filter(([, is]) => is).map(([step, , words]) => ({ step, words }));
}

/** As `KeyRule` has it. */
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/;
const PREFIX_WORDS = 'The prefix has to be up to 20 letters, figures and dashes.';
