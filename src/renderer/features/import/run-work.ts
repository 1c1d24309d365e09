/** Long calls of an import: one at a time, with progress; a newer one ends the one before. */
import { AppError } from '#shared/contract/errors.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { useImport, type WorkKind } from './import-store.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Resolves with the answer; with null when it failed, which is then said, or was cancelled, or when something newer was asked for
 * or the import was given up meanwhile.
 */
export async function runWork<T>(
  kind: WorkKind,
  call: (job: string) => Promise<T>,
): Promise<T | null> {
  const { picked } = useImport.getState();
  const job = crypto.randomUUID();
  cancelWork();
  useImport.setState({ work: { job, kind, done: 0, total: null }, problem: null });
  const isCurrent = (): boolean =>
    useImport.getState().work?.job === job && useImport.getState().picked === picked;
  // The core answers what was asked before first: two at once would each take the draft for theirs.
  const answer = last.then(() => (isCurrent() ? call(job) : null));
  last = answer.catch(() => undefined);
  try {
    const value = await answer;
    if (!isCurrent()) return null;
    useImport.setState({ work: null });
    return value;
  } catch (error) {
    if (!isCurrent()) return null;
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    const problem = cancelled ? null : { kind, message: messageOf(error) };
    useImport.setState({ work: null, problem });
    return null;
  }
}

/** What runs ends; nothing of it is left behind. */
export function cancelWork(): void {
  const { work } = useImport.getState();
  // It may have ended by itself a moment ago.
  if (work) void client.jobs.cancel({ job: work.job }).catch(() => undefined);
}

export function onProgress(job: string, done: number, total: number | null): void {
  useImport.setState(({ work }) => (work?.job === job ? { work: { ...work, done, total } } : {}));
}
