/** Records as a table of text, as the grid shows them. */
import type { RecordsSubject } from '#shared/contract/exports-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Note } from '#shared/model/note.ts';
import { fieldColumns, ID, NOTES_COLUMN, type NamedField } from '#shared/exchange/record-names.ts';
import type { Core } from '../context.ts';
import { BLANK, type Column } from '../query/column.ts';
import { placeOfTarget } from '../query/places.ts';
import { keptNotes } from '../query/note-view.ts';
import { finish } from '#shared/steps.ts';
import type { Table } from '../query/table.ts';
import type { TextTable } from './subjects.ts';

export type PickedRecords = {
  table: Table;
  rows: Int32Array;
  columns: { field: Field; column: Column; codes: Int32Array }[];
};

/** Those of the subject, in its order. The values are those of now, whatever changes while they are written. */
export function pickRecords(core: Core, subject: RecordsSubject): PickedRecords {
  const { table, rows: all } = finish(core.tables().select(subject.query));
  const wanted = subject.records && new Set(subject.records);
  const rows = wanted ? all.filter((row) => wanted.has(table.idOf(row))) : all;
  const columns = subject.columns.map((id) => {
    const column = table.column(id);
    // The numbers of the values as they are now; the values themselves never change.
    return { field: column.field, column, codes: column.codes.slice() };
  });
  return { table, rows, columns };
}

/** Titles of the columns, no two the same: whoever reads the table goes by them. */
export function recordsHeader(
  picked: PickedRecords,
  { ids, notes }: Pick<RecordsSubject, 'ids' | 'notes'>,
): string[] {
  const names = namesOf(picked, fieldColumns);
  return [...(ids ? [ID] : []), ...names, ...(notes ? [NOTES_COLUMN] : [])];
}

/** Of the columns, as all fields of the collection are named. */
export function namesOf(
  { table, columns }: PickedRecords,
  named: (fields: readonly Field[]) => NamedField[],
): string[] {
  const names = new Map(named(table.collection.fields).map(({ name, field }) => [field.id, name]));
  return columns.map(({ field }) => names.get(field.id) ?? field.id);
}

export function recordsTable(core: Core, subject: RecordsSubject): TextTable {
  const picked = pickRecords(core, subject);
  const { table, rows, columns } = picked;
  const notes = subject.notes ? notesByRecord(core, table.collection.fields) : undefined;
  const header = recordsHeader(picked, subject);
  function* cells(): Generator<string[]> {
    for (const row of rows) {
      const id = table.idOf(row);
      const texts = columns.map(({ column, codes }) => column.text(codes[row] ?? BLANK));
      if (subject.ids) texts.unshift(id);
      if (notes) texts.push(notes.get(id) ?? '');
      yield texts;
    }
  }
  return { header, count: rows.length, rows: cells };
}

/** Notes on the record, then those on its fields under the name of the field; oldest first, an empty line between. */
export function notesByRecord(core: Core, fields: readonly Field[]): Map<string, string> {
  const byRecord = new Map<string, Note[]>();
  for (const note of keptNotes(core.dossier())) {
    const place = placeOfTarget(core.dossier().layer, note.target);
    if (place === null) continue;
    const notes = byRecord.get(place.record) ?? [];
    notes.push(note);
    byRecord.set(place.record, notes);
  }
  const place = ({ target }: Note): number =>
    target.kind === 'field' ? fields.findIndex(({ id }) => id === target.field) : -1;
  const text = (note: Note): string => {
    const field = fields[place(note)];
    return field ? `${field.title}: ${note.text}` : note.text;
  };
  const joined = (notes: Note[]): string =>
    notes
      .toSorted((a, b) => place(a) - place(b) || (a.createdAt < b.createdAt ? -1 : 1))
      .map(text)
      .join('\n\n');
  return new Map([...byRecord].map(([record, notes]) => [record, joined(notes)]));
}
