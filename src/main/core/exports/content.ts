/** What an export writes: its pieces, made as they are taken. */
import type { ExportSubject, ExportWhat } from '#shared/contract/exports-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
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
import { remark, trashed, trashedOf, trashedRecords } from './remarks.ts';
import { sheetOf } from './sheet.ts';
import { csvTableOf } from './subjects.ts';

export type Content = {
  /** Records, claims, notes ... */
  rows: number;
  pieces: Chunks;
  /** Made of the dossier while they are taken: of two states of it, where that changes meanwhile. Else it is of now. */
  isLive: boolean;
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
    const isLive = readsLive(core, subject);
    const { header, count, rows } = csvTableOf(core, subject, dialect);
    const watched = { header, rows: () => reported(rows(), count, report) };
    const remarks = (): string[] => trashedOf(core, subject);
    return { rows: count, pieces: csvPieces(watched, dialect), isLive, remarks };
  },
  xlsx(core, _, { subject }, report) {
    const sheet = sheetOf(core, subject);
    const rows = reported(sheet.rows, sheet.count, report);
    const remarks = (): string[] => [
      ...trashedOf(core, subject),
      ...remark(sheet.cut(), 'text was cut', 'texts were cut', 'a cell holds 32,767 characters'),
    ];
    const pieces = xlsxOf({ ...sheet, rows }, core.clock());
    return { rows: sheet.count, pieces, isLive: readsLive(core, subject), remarks };
  },
  json(core, _, { subject }, report) {
    const picked = pickRecords(core, subject);
    const notes = subject.notes ? notesByRecord(core, picked.table.collection.fields) : null;
    const { length } = picked.rows;
    const pieces = reported(jsonPieces(picked, notes), length, report);
    return { rows: length, pieces, isLive: false, remarks: () => trashedOf(core, subject) };
  },
  geojson(core, _, { subject, field }, report) {
    const columns = [...new Set([...subject.columns, field])];
    const picked = pickRecords(core, { ...subject, columns });
    const notes = subject.notes ? notesByRecord(core, picked.table.collection.fields) : null;
    const { length } = picked.rows;
    const unplaced = countUnplaced(picked, field);
    const placeless = `of ${length} records`;
    const remarks = (): string[] => [
      ...trashedOf(core, subject),
      ...remark(
        unplaced,
        `${placeless} has no place; it is there without a geometry`,
        `${placeless} have no place; they are there without a geometry`,
      ),
    ];
    const pieces = reported(geojsonPieces(picked, field, notes), length, report);
    return { rows: length, pieces, isLive: readsLive(core, subject), remarks };
  },
  annotations(core, _, __, report) {
    const { pieces, count } = annotationsJson(core);
    const remarks = (): string[] => [...trashed(core, 'passage'), ...trashed(core, 'note')];
    return { rows: count, pieces: reported(pieces, count, report), isLive: false, remarks };
  },
  csl(core, _, __, report) {
    const { pieces, count } = cslJson(core);
    const remarks = (): string[] => trashedRecords(core, SOURCES, 'source');
    return { rows: count, pieces: reported(pieces, count, report), isLive: false, remarks };
  },
  package(core, fs, { documents }, report) {
    const { base, layer } = core.dossier();
    const imported = [...base.values()].reduce((sum, records) => sum + records.size, 0);
    const rows = imported + layer.records.size;
    let gone = 0;
    const onMissing = (): void => void (gone += 1);
    const pieces = packageOf(core, fs, { documents, onRecord: () => report(rows), onMissing });
    const files = new Set([...layer.documents.values()].map((one) => one.sha256)).size;
    const remarks = (): string[] => [
      ...remark(
        documents ? 0 : files,
        'file of a source is left out',
        'files of sources are left out',
      ),
      ...remark(
        gone,
        'file of a source is gone from the dossier’s folder',
        'files of sources are gone from the dossier’s folder',
      ),
    ];
    return { rows, pieces, isLive: true, remarks };
  },
};

/** Claims are looked up one by one, and so are the titles of records that others name. */
function readsLive(core: Core, subject: ExportSubject): boolean {
  if (subject.kind !== 'records') return subject.kind === 'claims';
  const { fields } = core.tables().collection(subject.query.collection);
  return fields.some(({ id, type }) => type === 'reference' && subject.columns.includes(id));
}

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
