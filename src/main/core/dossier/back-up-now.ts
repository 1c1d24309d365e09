/** A backup of the open dossier as it is at this moment. */
import { AppError } from '#shared/contract/errors.ts';
import type { BackupManifest, BackupReason } from '#shared/model/backup.ts';
import { takeBackup } from './backups.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { FileSystem } from './file-system.ts';
import type { OpenDossier } from '../context.ts';

/** One at a time, of whichever dossier. */
const queue = createSerialQueue();

/** Rejects as `takeBackup`, and with `read_only` when the dossier is open for reading: its folder is left as it is. */
export function backUpNow(
  fs: FileSystem,
  dossier: OpenDossier,
  at: Date,
  reason: BackupReason,
): Promise<BackupManifest> {
  return queue.run(async () => {
    if (dossier.access.mode === 'read') {
      const message = `No backup was made, and nothing was changed. ${dossier.access.message}`;
      throw new AppError('read_only', message, { folder: dossier.folder });
    }
    const picture = await dossier.picture();
    const { folder, file } = dossier;
    return takeBackup({ fs, folder, dossier: file.id, picture, at, reason });
  });
}
