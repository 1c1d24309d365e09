/** What reads the dossier over several turns must not mix two states of it. */
import { AppError } from '#shared/contract/errors.ts';
import type { Core } from '../context.ts';

/** Answers what throws `conflict` once the dossier is no longer as it is now. `what`: "the report". */
export function oneMoment({ dossier }: Pick<Core, 'dossier'>, what: string): () => void {
  const now = dossier();
  const revision = now.revision();
  return () => {
    if (dossier() === now && now.revision() === revision) return;
    throw new AppError(
      'conflict',
      `The dossier was changed while ${what} was made, so no file was written. Make it again.`,
    );
  };
}
