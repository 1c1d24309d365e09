/** Writing the file: where to, how far it is, and the way to stop it. */
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import { client } from '../../api/client.ts';
import { useJob, type JobState } from '../../api/use-job.ts';
import { showWritten } from '../../components/toast/show-written.ts';

export type ExportJob = {
  state: JobState;
  /** Resolves with true once the file is written. */
  run: (subject: ExportSubject, dialect: CsvDialect, name: string) => Promise<boolean>;
  cancel: () => void;
};

export function useExportJob(): ExportJob {
  const { state, run, cancel } = useJob('Stopped. No file was written or changed.');

  async function write(
    subject: ExportSubject,
    dialect: CsvDialect,
    name: string,
  ): Promise<boolean> {
    const written = await run(async (job, begin) => {
      const target = await client.shell.pickSaveFile({ suggestedName: name, type: 'csv' });
      if (target === null) return null;
      begin();
      const what = { kind: 'csv' as const, subject, dialect };
      const { rows } = await client.exports.write({ target: target.handle, what, job });
      const words = rows === 1 ? '1 row' : `${rows.toLocaleString('en')} rows`;
      showWritten(`${words} written to ${target.name}.`, target.handle);
      return true;
    });
    return written === true;
  }

  return { state, run: write, cancel };
}
