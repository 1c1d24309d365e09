/** What is exported, as a table of text: a header and rows that are made when they are asked for. */
import type { ExportSubject } from '#shared/contract/exports-api.ts';
import type { Field } from '#shared/model/field.ts';
import type { Note } from '#shared/model/note.ts';
import type { Core } from '../context.ts';
import { listNotes } from '../query/note-list.ts';
import { placeOfTarget } from '../query/places.ts';
import { keptNotes } from '../query/note-view.ts';

export type TextTable = {
  header: string[];
  count: number;
  /** `at` counts from 0. */
  row: (at: number) => string[];
};

/** Throws `not_found` for a collection or a column that is not there. What changes afterwards is not in the table. */
export function tableOf(core: Core, subject: ExportSubject): TextTable {
  return subject.kind === 'records' ? recordsTable(core, subject) : notesTable(core, subject);
}

function recordsTable(core: Core, subject: Extract<ExportSubject, { kind: 'records' }>): TextTable {
  const { table, rows: all } = core.tables().select(subject.query);
  const wanted = subject.records && new Set(subject.records);
  const rows = wanted ? all.filter((row) => wanted.has(table.idOf(row))) : all;
  const columns = subject.columns.map((id) => {
    const column = table.column(id);
    // The numbers of the values as they are now; the values themselves never change.
    const codes = column.codes.slice();
    return { title: column.field.title, text: (row: number) => column.text(codes[row] ?? -1) };
  });
  const notes = subject.notes ? notesByRecord(core, table.collection.fields) : undefined;

  const header = [...(subject.ids ? ['id'] : []), ...columns.map(({ title }) => title)];
  if (notes) header.push('Notes');
  return {
    header,
    count: rows.length,
    row: (at) => {
      const row = rows[at] ?? 0;
      const cells = columns.map(({ text }) => text(row));
      const id = table.idOf(row);
      if (subject.ids) cells.unshift(id);
      if (notes) cells.push(notes.get(id) ?? '');
      return cells;
    },
  };
}

/** Notes on the record, then those on its fields under the name of the field; oldest first, an empty line between. */
function notesByRecord(core: Core, fields: readonly Field[]): Map<string, string> {
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

const NOTE_HEADER = [
  'On',
  'Record',
  'Title',
  'Field',
  'Text',
  'Tags',
  'Status',
  'Created',
  'Updated',
];

function notesTable(core: Core, subject: Extract<ExportSubject, { kind: 'notes' }>): TextTable {
  const notes = listNotes(core, subject.query);
  return {
    header: NOTE_HEADER,
    count: notes.length,
    row: (at) => {
      const note = notes[at];
      if (!note) return [];
      return [
        note.on,
        note.place?.record ?? '',
        note.targetTitle,
        note.fieldTitle ?? '',
        note.text,
        note.tags.join('; '),
        note.status,
        note.createdAt,
        note.updatedAt,
      ];
    },
  };
}
