/** CSV out. */
import * as z from 'zod';
import { Id, Name, RecordId } from '../model/ids.ts';
import { Query } from '../model/filter.ts';
import { NoteQuery } from './notes-api.ts';
import { command } from './define.ts';

export const CsvDialect = z.strictObject({
  delimiter: z.enum([',', ';', '\t']),
  /** Excel needs it to see that the file is UTF-8. */
  bom: z.boolean(),
  /**
   * `exact`: values untouched. `spreadsheet`: a cell that a spreadsheet would run as a formula gets a `'` in front, as does
   * one that already begins with `'`, so that reading it back is without loss.
   */
  mode: z.enum(['exact', 'spreadsheet']),
});
export type CsvDialect = z.infer<typeof CsvDialect>;

export const ExportSubject = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('records'),
    query: Query,
    /** In this order. */
    columns: z.array(Name).min(1).max(300),
    /** Only these of the query's result, in its order; null = all of it. */
    records: z.array(RecordId).max(1_000_000).nullable(),
    /** Adds a column with the record's id. */
    ids: z.boolean(),
    /** Adds a column with the record's notes. */
    notes: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('notes'), query: NoteQuery }),
]);
export type ExportSubject = z.infer<typeof ExportSubject>;

export const exportsApi = {
  /** Written beside the target and renamed, so a failed or cancelled export leaves the target as it was. */
  'exports.csv': command(
    z.strictObject({ target: Id, subject: ExportSubject, dialect: CsvDialect, job: Id }),
    z.strictObject({ rows: z.int(), columns: z.int(), bytes: z.int(), file: z.string() }),
  ),
  /** What is shown before writing: the first lines, and how many rows there will be. */
  'exports.preview': command(
    z.strictObject({ subject: ExportSubject, dialect: CsvDialect }),
    z.strictObject({ rows: z.int(), text: z.string() }),
  ),
  /** The job's call answers `cancelled`. Nothing happens when it is not running. */
  'jobs.cancel': command(z.strictObject({ job: Id }), z.strictObject({})),
};
