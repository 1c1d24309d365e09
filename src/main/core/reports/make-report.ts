/** Makes a report in one of its formats. Needs no window: the command line calls it, too. */
import type { ReportFormat, ReportRequest } from '#shared/report/options.ts';
import { buildReport, type Progress, type ReportCore } from './build-report.ts';
import { fontRules } from './html/fonts.ts';
import { reportHtml } from './html/html.ts';

/** What a PDF is printed from is HTML. */
export type ReportFile =
  | { kind: 'html'; html: string }
  | { kind: 'docx'; bytes: Uint8Array }
  | { kind: 'markdown'; markdown: string };

const alone: Progress = { signal: new AbortController().signal, report: () => undefined };

export async function makeReport(
  core: ReportCore,
  request: ReportRequest,
  _format: Exclude<ReportFormat, 'pdf'>,
  progress: Progress = alone,
): Promise<ReportFile> {
  const report = await buildReport(core, request, progress);
  const html = reportHtml(report, { fonts: '' });
  return { kind: 'html', html: reportHtml(report, { fonts: await fontRules(html) }) };
}
