/** A backup of the open dossier as it is at this moment. */
import type { BackupManifest, BackupReason } from '#shared/model/backup.ts';
import { takeBackup } from './backups.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { FileSystem } from './file-system.ts';
import type { OpenDossier } from '../context.ts';

/** One at a time, of whichever dossier. */
const queue = createSerialQueue();

/** Rejects as `takeBackup`. */
export function backUpNow(
  fs: FileSystem,
  dossier: OpenDossier,
  at: Date,
  reason: BackupReason,
): Promise<BackupManifest> {
  return queue.run(async () => {
    const picture = await dossier.picture();
    const { folder, file } = dossier;
    return takeBackup({ fs, folder, dossier: file.id, picture, at, reason });
  });
}
