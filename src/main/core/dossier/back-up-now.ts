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
  const { folder, file } = dossier;
  const backUp = async () =>
    takeBackup({ fs, folder, dossier: file.id, picture: await dossier.picture(), at, reason });
  return queue.run(async () => {
    if (dossier.access.mode === 'read') {
      const message = `No backup was made, and nothing was changed. ${dossier.access.message}`;
      throw new AppError('read_only', message, { folder });
    }
    return backUp().catch((error: unknown) => {
      // A file of history that the picture names gives way, at times, to a longer one that a compaction writes meanwhile.
      if (error instanceof AppError && error.code === 'damaged') return backUp();
      throw error;
    });
  });
}
