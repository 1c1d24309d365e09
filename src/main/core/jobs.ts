/** Long jobs that can be cancelled by the name their caller gave them. */
import { AppError } from '#shared/contract/errors.ts';
import type { Core } from './context.ts';

export type Jobs = Pick<Core, 'runJob'> & {
  /** The job's call rejects with `cancelled`. Nothing happens when it is not running. */
  readonly cancel: (job: string) => void;
  readonly cancelAll: () => void;
};

export function createJobs(): Jobs {
  const running = new Map<string, AbortController>();

  async function runJob<T>(job: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (running.has(job)) throw new AppError('conflict', `The job ${job} is running already.`);
    const controller = new AbortController();
    running.set(job, controller);
    try {
      return await run(controller.signal);
    } catch (error) {
      // Whatever form the job gives its end (`signal.throwIfAborted`, a stream's error), the caller
      // asked for it.
      if (controller.signal.aborted) throw cancelled(error);
      throw error;
    } finally {
      running.delete(job);
    }
  }

  const cancel = (job: string): void => running.get(job)?.abort();
  return {
    runJob,
    cancel,
    cancelAll: () => {
      for (const job of running.keys()) cancel(job);
    },
  };
}

function cancelled(cause: unknown): AppError {
  return new AppError('cancelled', 'Cancelled. Nothing was changed.', undefined, { cause });
}
