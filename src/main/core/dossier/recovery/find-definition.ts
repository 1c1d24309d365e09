/** `dossier.json`: from the disk, a backup, or the dossier that ships with the program. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { FileVerdict } from '#shared/contract/recovery-api.ts';
import type { BackupManifest } from '#shared/model/backup.ts';
import { DossierFile } from '#shared/model/dossier.ts';
import { fileOfBackup } from '../backup-files.ts';
import { DOSSIER_FILE, readDossierFile } from '../dossier-file.ts';
import { jsonObject, readRegularFile } from '../durable-json.ts';
import { lift } from '../formats.ts';
import { MAX_LOG_BYTES } from '../history-files.ts';
import { LOG_FILE } from '../replay.ts';
import { attempt, attemptOwn } from './attempt.ts';
import type { DiagnosisSource } from './diagnose.ts';

export type Definition = { file: DossierFile; verdict: FileVerdict };

/** Throws `damaged` or `not_a_dossier` when it is nowhere to be found. */
export async function findDefinition(
  { fs, folder, shipped }: DiagnosisSource,
  backups: readonly BackupManifest[],
): Promise<Definition> {
  const verdict = (state: FileVerdict['state'], words: string): FileVerdict => ({
    path: DOSSIER_FILE,
    state,
    words,
  });
  const found = await attemptOwn(() => readDossierFile(fs, folder));
  if (found.ok) return { file: found.value.database.data, verdict: verdict('good', '') };
  const raw = await readRegularFile(fs, join(folder, DOSSIER_FILE), MAX_LOG_BYTES);
  const state = raw === null ? 'missing' : 'damaged';
  const readable = raw && definitionIn(join(folder, DOSSIER_FILE), raw);
  for (const manifest of backups) {
    const bytes = await attempt(() => fileOfBackup(fs, folder, manifest, DOSSIER_FILE));
    const file = bytes.ok && bytes.value ? definitionIn(folder, bytes.value) : null;
    // One that names more is newer than the backup, and more of it can be right than wrong.
    if (file && (!readable || readable.imports.length <= file.imports.length))
      return { file, verdict: verdict(state, `taken from the backup of ${manifest.at}`) };
  }
  if (readable) {
    const words = 'its checksum is wrong, but it can be read; there is no copy to compare it with';
    return { file: readable, verdict: verdict(state, words) };
  }
  const ours = await attempt(() => readDossierFile(fs, shipped));
  const logBytes = await readRegularFile(fs, join(folder, LOG_FILE), MAX_LOG_BYTES);
  if (ours.ok && logBytes?.includes(`"dossier":"${ours.value.database.data.id}"`)) {
    const words = 'taken from the dossier that ships with the program';
    return { file: ours.value.database.data, verdict: verdict(state, words) };
  }
  throw found.error;
}

function definitionIn(path: string, bytes: Buffer): DossierFile | null {
  try {
    const { checksum: _, ...content } = jsonObject(path, bytes);
    const parsed = DossierFile.safeParse(lift('dossier', content, content['format']));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
