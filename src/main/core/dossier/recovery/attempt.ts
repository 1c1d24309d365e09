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
