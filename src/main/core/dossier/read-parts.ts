/** Everything that a dossier on the disk says, read and checked, with nothing written. */
import { openBase, type LiveBase } from './base.ts';
import { readDossierFile, type DossierDatabase } from './dossier-file.ts';
import { replay, type Replayed } from './replay.ts';
import type { FileSystem } from './file-system.ts';

export type DossierParts = { dossier: DossierDatabase; live: LiveBase; state: Replayed };

/** Throws `not_a_dossier`, `newer_format`, `damaged` or `storage`. */
export async function readParts(fs: FileSystem, folder: string): Promise<DossierParts> {
  const dossier = await readDossierFile(fs, folder);
  const file = dossier.database.data;
  const state = await replay(fs, folder, file.id, file.begun !== undefined);
  const live = await openBase(fs, folder, file, state.layer);
  return { dossier, live, state };
}
