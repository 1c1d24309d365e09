/** Opening a dossier for work. Everything is read and checked before the first byte is written. */
import { dossierFolder, readDossierFile } from './dossier-file.ts';
import { systemErrorInWords } from './file-errors.ts';
import { lockDossier } from './lock.ts';
import { mend } from './mend.ts';
import { openForWork, type DossierDeps } from './open-for-work.ts';
import { readParts } from './read-parts.ts';
import { checkWritable } from './writable.ts';
import type { OpenDossier } from '../context.ts';

/**
 * Opens the dossier in `folder` for this process alone. Rejects, with nothing written and the lock
 * free, with `not_found`, `not_a_dossier`, `newer_format`, `damaged`, `read_only`, `locked` or
 * `storage`. What a crash left behind (the torn end of a change that was never acknowledged,
 * temporary files) is put in order; the torn bytes are kept in `quarantine/`. A dossier of an older
 * format is brought to the present one, after a backup.
 */
export async function openDossier(path: string, deps: DossierDeps): Promise<OpenDossier> {
  const { fs } = deps;
  const folder = await dossierFolder(fs, path);
  await readDossierFile(fs, folder);
  await checkWritable(fs, folder);
  const unlock = await lockDossier(fs, folder);
  try {
    // Only now: until the lock was ours, another process may have written.
    const parts = await readParts(fs, folder);
    const end = await mend(deps, folder, parts.state);
    return await openForWork(deps, folder, parts, end, unlock);
  } catch (error) {
    await unlock();
    throw systemErrorInWords(error, folder);
  }
}
