/** Long calls of an import: one at a time, with progress; a newer one ends the one before. */
import { AppError } from '#shared/contract/errors.ts';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { useImport, type ImportState, type WorkKind } from './import-store.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * `keep` says what the answer is for the import: in one step with the end of the work, for in between nothing would be there. Resolves
 * with false when it failed, which is then said, or was cancelled, or when something newer was asked for or the import was given up
 * meanwhile.
 */
export async function runWork<T>(
  kind: WorkKind,
  call: (job: string) => Promise<T>,
  keep: (answer: T) => Partial<ImportState>,
): Promise<boolean> {
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
    if (value === null || !isCurrent()) return false;
    useImport.setState({ ...keep(value), work: null });
    return true;
  } catch (error) {
    if (!isCurrent()) return false;
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    const problem = cancelled ? null : { kind, message: messageOf(error) };
    useImport.setState({ work: null, problem });
    return false;
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
