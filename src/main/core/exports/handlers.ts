/** `exports.*`: what the grid shows, as CSV. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { CsvDialect, exportsApi } from '#shared/contract/exports-api.ts';
import type { Core } from '../context.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { csvLine } from '../writing/csv.ts';
import { writeExport } from '../writing/export-file.ts';
import { tableOf, type TextTable } from './subjects.ts';

type ExportsHandlers = Pick<Handlers<typeof exportsApi>, 'exports.csv' | 'exports.preview'>;

const PREVIEW_ROWS = 20;
const CHUNK_CHARACTERS = 256 * 1_024;
const PROGRESS_MS = 100;

export function exportsHandlers(core: Core, fs: FileSystem = nodeFileSystem): ExportsHandlers {
  return {
    'exports.csv': ({ target, subject, dialect, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const table = tableOf(core, subject);
        const report = (done: number): void =>
          core.emit({ type: 'progress', job, done, total: table.count });
        const bytes = await writeExport(fs, path, csvChunks(table, dialect, report), signal);
        report(table.count);
        return { rows: table.count, columns: table.header.length, bytes, file: basename(path) };
      }),
    'exports.preview': ({ subject, dialect }) => {
      const table = tableOf(core, subject);
      const lines = Array.from({ length: Math.min(table.count, PREVIEW_ROWS) }, (_, at) =>
        csvLine(table.row(at), dialect),
      );
      return { rows: table.count, text: csvLine(table.header, dialect) + lines.join('') };
    },
  };
}

/** Pieces of the file, made as they are taken. `report` gets the number of rows done, a few times a second. */
export function* csvChunks(
  table: TextTable,
  dialect: CsvDialect,
  report: (done: number) => void,
): Generator<string> {
  let chunk = (dialect.bom ? '\ufeff' : '') + csvLine(table.header, dialect);
  let reported = performance.now();
  for (let at = 0; at < table.count; at++) {
    chunk += csvLine(table.row(at), dialect);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
    if (performance.now() - reported < PROGRESS_MS) continue;
    reported = performance.now();
    report(at + 1);
  }
  yield chunk;
}
