/** A long job of the core that the page has begun: how far it is, and the way to stop it. */
import { useEffect, useRef, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import { messageOf, showProblem } from '../components/toast/toast-store.ts';
import { client } from './client.ts';

export type JobState =
  | { status: 'ready' }
  | { status: 'running'; done: number; total: number | null }
  | { status: 'failed'; message: string };

export type Job = {
  state: JobState;
  /**
   * `work` gets the name of the job, and calls `begin` once the core is at it; what it answers is passed on. null: it
   * failed or was stopped, and the state says so.
   */
  run: <T>(work: (job: string, begin: () => void) => Promise<T | null>) => Promise<T | null>;
  cancel: () => void;
};

/** `stopped`: what is said after it was stopped by the user. */
export function useJob(stopped: string): Job {
  const [state, setState] = useState<JobState>({ status: 'ready' });
  const job = useRef<string | null>(null);

  useEffect(
    () =>
      window.dossier.onEvent((event) => {
        if (event.type !== 'progress' || event.job !== job.current) return;
        setState({ status: 'running', done: event.done, total: event.total });
      }),
    [],
  );

  async function run<T>(
    work: (name: string, begin: () => void) => Promise<T | null>,
  ): Promise<T | null> {
    if (job.current !== null) return null;
    job.current = crypto.randomUUID();
    try {
      const begin = (): void => setState({ status: 'running', done: 0, total: null });
      const result = await work(job.current, begin);
      setState({ status: 'ready' });
      return result;
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'cancelled';
      setState({ status: 'failed', message: cancelled ? stopped : messageOf(error) });
      return null;
    } finally {
      job.current = null;
    }
  }

  function cancel(): void {
    if (job.current !== null) void client.jobs.cancel({ job: job.current }).catch(showProblem);
  }

  return { state, run, cancel };
}
