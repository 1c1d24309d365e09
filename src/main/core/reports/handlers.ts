/** `reports.*`: what can be made, a look at it, and the file. */
import { basename } from 'node:path';
import type { Handlers } from '#shared/contract/define.ts';
import type { reportsApi } from '#shared/contract/reports-api.ts';
import type { Core } from '../context.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { gathered, writeExport } from '../writing/export-file.ts';
import { buildReport } from './build-report.ts';
import { collectionChoices, templateChoices } from './choices.ts';
import { reportHtml } from './html/html.ts';
import { makeReport, type Makers } from './make-report.ts';

/** In characters: some twenty pages. */
const PREVIEW = 300_000;

export function reportsHandlers(
  core: Core,
  { fs, ...makers }: { fs: FileSystem } & Makers,
): Handlers<typeof reportsApi> {
  const progress =
    (job: string) =>
    (done: number, total: number): void =>
      core.emit({ type: 'progress', job, done, total });
  return {
    'reports.options': () => {
      const { collections } = core.dossier().file;
      return {
        templates: templateChoices(collections),
        collections: collectionChoices(collections),
      };
    },
    'reports.preview': ({ request, job }) =>
      core.runJob(job, async (signal) => {
        const report = await buildReport(core, request, { signal, report: progress(job) });
        const { pieces, whole } = await reportHtml(core, report, signal, PREVIEW);
        const notes = report.footnotes.length;
        return { html: pieces.join(''), records: report.colophon.records, notes, whole };
      }),
    'reports.write': ({ target, request, format, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const { folder } = core.dossier();
        const made = await makeReport(core, request, format, {
          ...makers,
          signal,
          report: progress(job),
        });
        const bytes = await writeExport(
          fs,
          { path, dossier: folder },
          gathered(made.pieces),
          signal,
        );
        const { colophon, footnotes } = made.report;
        const file = basename(path);
        return { records: colophon.records, notes: footnotes.length, bytes, file };
      }),
  };
}
