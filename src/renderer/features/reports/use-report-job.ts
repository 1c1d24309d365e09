/** Writing the report: where to, how far it is, and the way to stop it. */
import type { ReportFormat, ReportRequest } from '#shared/report/options.ts';
import { client } from '../../api/client.ts';
import { useJob, type JobState } from '../../api/use-job.ts';
import { showWritten } from '../../components/toast/show-written.ts';
import { countWords, sizeWords } from '../../components/words/count-words.ts';

export type ReportJob = {
  state: JobState;
  /** Resolves with true once the file is written. */
  run: (request: ReportRequest, format: ReportFormat, title: string) => Promise<boolean>;
  cancel: () => void;
};

export function useReportJob(): ReportJob {
  const { state, run, cancel } = useJob('Stopped. No file was written or changed.');

  async function write(
    request: ReportRequest,
    format: ReportFormat,
    title: string,
  ): Promise<boolean> {
    const written = await run(async (job, begin) => {
      const suggestedName = `${title} ${dayOf(new Date())}`;
      const target = await client.shell.pickSaveFile({ suggestedName, type: format });
      if (target === null) return null;
      begin();
      const made = await client.reports.write({ target: target.handle, request, format, job });
      const words = `${countWords(made.records, 'record')}, ${countWords(made.notes, 'footnote')}`;
      showWritten(`${target.name} is written: ${words}, ${sizeWords(made.bytes)}.`, target.handle);
      return true;
    });
    return written === true;
  }

  return { state, run: write, cancel };
}

/** "2026-11-24", where the user is. */
function dayOf(today: Date): string {
  const [month, day] = [today.getMonth() + 1, today.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${today.getFullYear()}-${month}-${day}`;
}
