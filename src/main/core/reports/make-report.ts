/** Makes a report in one of its formats. Needs no window but for PDF: the command line calls it, too. */
import { AppError } from '#shared/contract/errors.ts';
import type { ReportFormat, ReportRequest } from '#shared/report/options.ts';
import type { Report } from '#shared/report/report.ts';
import type { Print } from '../printing.ts';
import { buildReport, type Progress, type ReportCore } from './build-report.ts';
import { reportHtml } from './html/html.ts';
import { reportMarkdown } from './markdown/markdown.ts';

export type MadeReport = { report: Report; content: string | Uint8Array };

/** `print`: null where there is no browser; then a PDF is refused before anything is made. */
export async function makeReport(
  core: ReportCore,
  request: ReportRequest,
  format: ReportFormat,
  { print, ...progress }: Progress & { print: Print | null },
): Promise<MadeReport> {
  if (format === 'pdf' && print === null) throw noPrinter();
  const report = await buildReport(core, request, progress);
  return { report, content: await written(report, format, print, progress.signal) };
}

async function written(
  report: Report,
  format: ReportFormat,
  print: Print | null,
  signal: AbortSignal,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return (await reportHtml(report)).html;
    case 'markdown':
      return reportMarkdown(report);
    case 'docx':
      // Large, and seldom needed: not loaded when the program starts.
      return (await import('./docx/docx.ts')).reportDocx(report);
    case 'pdf':
      if (print === null) throw noPrinter();
      return print((await reportHtml(report)).html, signal);
  }
}

const noPrinter = (): AppError =>
  new AppError(
    'invalid_input',
    'A PDF is printed by the program’s own window, and there is none. Make the report as HTML and print that from a browser, or make the PDF in the program.',
  );
