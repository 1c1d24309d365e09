/** Notes as a table of text. */
import type { NoteQuery, NoteView } from '#shared/contract/notes-api.ts';
import type { Core } from '../context.ts';
import { listNotes } from '../query/note-list.ts';
import type { TextTable } from './subjects.ts';

const HEADER = ['On', 'Record', 'Title', 'Field', 'Text', 'Tags', 'Status', 'Created', 'Updated'];

export function notesTable(core: Core, query: NoteQuery): TextTable {
  const notes = listNotes(core, query);
  return { header: HEADER, count: notes.length, rows: () => notes.map(rowOf) };
}

const rowOf = (note: NoteView): string[] => [
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
