/** Makes a report in one of its formats. Needs no window but for PDF: the command line calls it, too. */
import { AppError } from '#shared/contract/errors.ts';
import type { ReportFormat, ReportRequest } from '#shared/report/options.ts';
import type { Report } from '#shared/report/report.ts';
import { notesOnlyOfSums } from '#shared/report/walk.ts';
import type { Print } from '../printing.ts';
import { buildReport, type Progress, type ReportCore } from './build-report.ts';
import type { MakeWord } from './docx/word-file.ts';
import { reportHtml } from './html/html.ts';
import { reportMarkdown } from './markdown/markdown.ts';

/** `pieces`: of the file, in order. */
export type MadeReport = { report: Report; pieces: (string | Uint8Array)[] };

/** `print`: null where there is no browser; then a PDF is refused before anything is made. */
export type Makers = { print: Print | null; word: MakeWord };

export async function makeReport(
  core: ReportCore,
  request: ReportRequest,
  format: ReportFormat,
  { print, word, ...progress }: Progress & Makers,
): Promise<MadeReport> {
  if (format === 'pdf' && print === null) throw noPrinter();
  const { signal } = progress;
  const report = await buildReport(core, request, progress);
  return { report, pieces: await written(core, report, format, { print, word, signal }) };
}

async function written(
  core: ReportCore,
  report: Report,
  format: ReportFormat,
  { print, word, signal }: Makers & Pick<Progress, 'signal'>,
): Promise<(string | Uint8Array)[]> {
  switch (format) {
    case 'html':
      return (await reportHtml(core, report, signal)).pieces;
    case 'markdown':
      return markdown(core, report, signal);
    case 'docx':
      return [await word(report, signal)];
    case 'pdf':
      if (print === null) throw noPrinter();
      return [await print((await reportHtml(core, report, signal)).pieces.join(''), signal)];
  }
}

async function markdown(
  { inTurns }: ReportCore,
  report: Report,
  signal: AbortSignal,
): Promise<string[]> {
  const further = await inTurns(notesOnlyOfSums(report), { signal });
  const pieces: string[] = [];
  const onStep = (piece: string): void => void pieces.push(piece);
  await inTurns(reportMarkdown(report, further), { signal, onStep });
  return pieces;
}

const noPrinter = (): AppError =>
  new AppError(
    'invalid_input',
    'A PDF is printed by the program’s own window, and there is none. Make the report as HTML and print that from a browser, or make the PDF in the program.',
  );
