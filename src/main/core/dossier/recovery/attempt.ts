/** Reading what may not be readable. */
import { AppError } from '#shared/contract/errors.ts';

export type Attempt<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** What can't be read is what recovery is about; anything but that is thrown on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
}

/**
 * Of the dossier's own files: one that can't be read just now is not damaged, and must not be replaced by what is left
 * without it.
 */
export async function attemptOwn<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  const found = await attempt(work);
  if (!found.ok && ['storage', 'read_only'].includes(found.error.code)) throw found.error;
  return found;
}
