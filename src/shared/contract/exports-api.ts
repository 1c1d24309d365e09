/** Files out: what the grid shows, notes, claims, sources, or all of the dossier. */
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

const RecordsSubject = z.strictObject({
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
});
export type RecordsSubject = z.infer<typeof RecordsSubject>;

/** What has rows and columns. */
export const ExportSubject = z.discriminatedUnion('kind', [
  RecordsSubject,
  z.strictObject({ kind: z.literal('notes'), query: NoteQuery }),
  /** One row a claim, in the order of the records; null = those of all collections. */
  z.strictObject({
    kind: z.literal('claims'),
    query: Query.nullable(),
    records: z.array(RecordId).max(1_000_000).nullable(),
  }),
]);
export type ExportSubject = z.infer<typeof ExportSubject>;

/**
 * | kind        | file                                                                                        |
 * |-------------|---------------------------------------------------------------------------------------------|
 * | csv         | RFC 4180                                                                                    |
 * | xlsx        | one sheet: numbers and whole days are typed, everything else is text as in the grid          |
 * | json        | an array of records with their values as `model/field.ts` has them, and the id; always exact |
 * | geojson     | RFC 7946: a feature for each record, with a null geometry where it has no place              |
 * | annotations | passages and all notes as a page of W3C Web Annotations (JSON-LD)                            |
 * | csl         | the sources as CSL-JSON                                                                      |
 * | package     | all of the dossier as a Frictionless Data Package, zipped                                    |
 */
export const ExportWhat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('csv'), subject: ExportSubject, dialect: CsvDialect }),
  z.strictObject({ kind: z.literal('xlsx'), subject: ExportSubject }),
  z.strictObject({ kind: z.literal('json'), subject: RecordsSubject }),
  /** `field`: the one with the coordinates. */
  z.strictObject({ kind: z.literal('geojson'), subject: RecordsSubject, field: Name }),
  z.strictObject({ kind: z.literal('annotations') }),
  z.strictObject({ kind: z.literal('csl') }),
  /** `documents`: with the files of the sources. */
  z.strictObject({ kind: z.literal('package'), documents: z.boolean() }),
]);
export type ExportWhat = z.infer<typeof ExportWhat>;

export const Exported = z.strictObject({
  /** Records, claims, notes ... */
  rows: z.int(),
  bytes: z.int(),
  file: z.string(),
  /** What the format could not take as it is, in words: records without a place, texts that had to be cut. */
  remarks: z.array(z.string()),
});
export type Exported = z.infer<typeof Exported>;

export const ExportPreview = z.strictObject({
  rows: z.int(),
  /** The beginning of the file; null where it is no text. */
  text: z.string().nullable(),
  /** Of a workbook: its header and first rows, as text. */
  cells: z.array(z.array(z.string())).nullable(),
  /** As in `Exported`, as far as they are known without writing. */
  remarks: z.array(z.string()),
});
export type ExportPreview = z.infer<typeof ExportPreview>;

export const exportsApi = {
  /** Written beside the target and renamed, so a failed or cancelled export leaves the target as it was. */
  'exports.write': command(z.strictObject({ target: Id, what: ExportWhat, job: Id }), Exported),
  /** What is shown before writing. Nothing is written. */
  'exports.preview': command(z.strictObject({ what: ExportWhat }), ExportPreview),
  /** The job's call answers `cancelled`. Nothing happens when it is not running. */
  'jobs.cancel': command(z.strictObject({ job: Id }), z.strictObject({})),
};
