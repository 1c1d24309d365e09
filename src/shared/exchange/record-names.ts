/**
 * What fields are called in files of records. It hangs on the definition of the collection alone, not on what else is in the file: so the
 * same name always means the same field, and what the program adds of its own is never taken for one.
 */
import type { Field } from '../model/field.ts';
import { uniqueNames } from '../text/unique-names.ts';

/** Of the program's own, in tables and in JSON: the id of the record, and the notes on it. */
export const ID = 'id';
export const NOTES_COLUMN = 'Notes';
export const NOTES_MEMBER = 'notes';

export type NamedField = { name: string; field: Field };

/** For tables: by title, all that are called the same, or as a column of the program's own, with a number behind: `Notes_2`. */
export function fieldColumns(fields: readonly Field[]): NamedField[] {
  const titles = fields.map(({ id, title }) => columnName(title) || id);
  return named(fields, uniqueNames(titles, [ID, NOTES_COLUMN]));
}

/** For JSON: by id. No id has an underscore, so `id_2` and `notes_2` are nothing but the fields `id` and `notes`. */
export function fieldMembers(fields: readonly Field[]): NamedField[] {
  const ids = fields.map(({ id }) => id);
  return named(fields, uniqueNames(ids, [ID, NOTES_MEMBER]));
}

const named = (fields: readonly Field[], names: readonly string[]): NamedField[] =>
  fields.map((field, at) => ({ name: names[at] ?? '', field }));

/** In one line, as readers of tables see it. An apostrophe before it is the sign of a cell made safe for spreadsheets, and comes off. */
const columnName = (title: string): string =>
  title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[' ]+/, '');
