/** What an export writes: its pieces, made as they are taken. */
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Chunks } from '../writing/export-file.ts';
import { xlsxOf } from '../writing/xlsx.ts';
import { annotationsJson } from './annotations.ts';
import { cslJson } from './csl.ts';
import { csvPieces } from './csv-pieces.ts';
import { countUnplaced, geojsonPieces } from './geojson.ts';
import { jsonPieces } from './json-records.ts';
import { packageOf } from './package/write-package.ts';
import { reported, type Report } from './progress.ts';
import { notesByRecord, pickRecords } from './records-table.ts';
import { sheetOf } from './sheet.ts';
import { csvTableOf } from './subjects.ts';

export type Content = {
  /** Records, claims, notes ... */
  rows: number;
  pieces: Chunks;
  /** In words; known once all pieces were taken. */
  remarks?: () => string[];
};

type What<K extends ExportWhat['kind']> = Extract<ExportWhat, { kind: K }>;
type Maker<K extends ExportWhat['kind']> = (
  core: Core,
  fs: FileSystem,
  what: What<K>,
  report: Report,
) => Content;

const makers: { [K in ExportWhat['kind']]: Maker<K> } = {
  csv(core, _, { subject, dialect }, report) {
    const { header, count, rows } = csvTableOf(core, subject, dialect);
    const watched = { header, rows: () => reported(rows(), count, report) };
    return { rows: count, pieces: csvPieces(watched, dialect) };
  },
  xlsx(core, _, { subject }, report) {
    const sheet = sheetOf(core, subject);
    const rows = reported(sheet.rows, sheet.count, report);
    const remarks = (): string[] =>
      sheet.cut() === 0
        ? []
        : [`${sheet.cut()} texts were cut: a cell of a sheet holds 32,767 characters.`];
    return { rows: sheet.count, pieces: xlsxOf({ ...sheet, rows }, core.clock()), remarks };
  },
  json(core, _, { subject }, report) {
    const picked = pickRecords(core, subject);
    const notes = subject.notes ? notesByRecord(core, picked.table.collection.fields) : null;
    const { length } = picked.rows;
    return { rows: length, pieces: reported(jsonPieces(picked, notes), length, report) };
  },
  geojson(core, _, { subject, field }, report) {
    const columns = [...new Set([...subject.columns, field])];
    const picked = pickRecords(core, { ...subject, columns });
    const notes = subject.notes ? notesByRecord(core, picked.table.collection.fields) : null;
    const { length } = picked.rows;
    const unplaced = countUnplaced(picked, field);
    const remarks = (): string[] =>
      unplaced === 0
        ? []
        : [`${unplaced} of ${length} records have no place; they are there without a geometry.`];
    const pieces = reported(geojsonPieces(picked, field, notes), length, report);
    return { rows: length, pieces, remarks };
  },
  annotations(core) {
    const { text, count } = annotationsJson(core);
    return { rows: count, pieces: [text] };
  },
  csl(core) {
    const { text, count } = cslJson(core);
    return { rows: count, pieces: [text] };
  },
  package(core, fs, { documents }, report) {
    const { base, layer } = core.dossier();
    const imported = [...base.values()].reduce((sum, records) => sum + records.size, 0);
    const rows = imported + layer.records.size;
    return { rows, pieces: packageOf(core, fs, { documents, onRecord: () => report(rows) }) };
  },
};

/** Throws `not_found` for what is not there. */
export function contentOf<K extends ExportWhat['kind']>(
  core: Core,
  fs: FileSystem,
  what: What<K>,
  report: Report,
): Content {
  const make = makers[what.kind] as Maker<K>;
  return make(core, fs, what, report);
}
