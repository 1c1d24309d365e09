/** Writing the file: where to, how far it is, and the way to stop it. */
import { useEffect, useRef, useState } from 'react';
import type { CsvDialect, ExportSubject } from '#shared/contract/exports-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { client } from '../../api/client.ts';
import { messageOf, showProblem, showToast } from '../../components/toast/toast-store.ts';

export type ExportState =
  | { status: 'ready' }
  | { status: 'writing'; done: number; total: number | null }
  | { status: 'failed'; message: string };

export type ExportJob = {
  state: ExportState;
  /** Resolves with true once the file is written. */
  run: (subject: ExportSubject, dialect: CsvDialect, name: string) => Promise<boolean>;
  cancel: () => void;
};

export function useExportJob(): ExportJob {
  const [state, setState] = useState<ExportState>({ status: 'ready' });
  const job = useRef<string | null>(null);

  useEffect(
    () =>
      window.dossier.onEvent((event) => {
        if (event.type !== 'progress' || event.job !== job.current) return;
        setState({ status: 'writing', done: event.done, total: event.total });
      }),
    [],
  );

  async function run(subject: ExportSubject, dialect: CsvDialect, name: string): Promise<boolean> {
    if (job.current !== null) return false;
    job.current = crypto.randomUUID();
    try {
      const target = await client.shell.pickSaveFile({ suggestedName: name, type: 'csv' });
      if (target === null) {
        setState({ status: 'ready' });
        return false;
      }
      setState({ status: 'writing', done: 0, total: null });
      const written = await client.exports.csv({
        target: target.handle,
        subject,
        dialect,
        job: job.current,
      });
      const rows = written.rows === 1 ? '1 row' : `${written.rows.toLocaleString('en')} rows`;
      showToast({
        message: `${rows} written to ${target.name}.`,
        action: {
          label: 'Show in folder',
          run: () => void client.shell.reveal({ handle: target.handle }).catch(showProblem),
        },
      });
      return true;
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'cancelled';
      const message = cancelled ? 'Stopped. No file was written or changed.' : messageOf(error);
      setState({ status: 'failed', message });
      return false;
    } finally {
      job.current = null;
    }
  }

  function cancel(): void {
    if (job.current !== null) void client.jobs.cancel({ job: job.current }).catch(showProblem);
  }

  return { state, run, cancel };
}
