/** Backups by themselves: when a dossier was opened, and every quarter of an hour of work. */
import { AppError } from '#shared/contract/errors.ts';
import type { BackupReason } from '#shared/model/backup.ts';
import { backUpNow } from '../dossier/back-up-now.ts';
import { listBackups } from '../dossier/backup-files.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Core, OpenDossier } from '../context.ts';

export type BackupSchedule = {
  /** No further backup is begun; one that is being made is waited for. */
  readonly stop: () => Promise<void>;
};

export type ScheduleOptions = Pick<Core, 'clock' | 'log'> & {
  fs: FileSystem;
  dossier: OpenDossier;
  /** One was made. */
  onBackup: () => void;
  /** Milliseconds after opening: the window comes first. */
  firstMs?: number | undefined;
  everyMs?: number | undefined;
};

const FIRST_MS = 3_000;
const EVERY_MS = 15 * 60_000;

export function scheduleBackups(options: ScheduleOptions): BackupSchedule {
  const { fs, dossier, clock, log } = options;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function backUp(reason: BackupReason): Promise<void> {
    try {
      if (stopped || (await isKept(fs, dossier))) return;
      await backUpNow(fs, dossier, clock(), reason);
      options.onBackup();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log('warn', `No backup was made: ${message}`);
      dossier.addNotice('backup', noticeOf(error, message));
    }
  }

  function start(reason: BackupReason): void {
    running = running.then(() => backUp(reason));
  }

  if (dossier.access.mode === 'read') return { stop: () => Promise.resolve() };
  const first = setTimeout(() => start('open'), options.firstMs ?? FIRST_MS);
  const timer = setInterval(() => start('time'), options.everyMs ?? EVERY_MS);
  // A backup to come must not keep the program alive.
  first.unref();
  timer.unref();
  return {
    stop() {
      stopped = true;
      clearTimeout(first);
      clearInterval(timer);
      return running;
    },
  };
}

/** Where it is known why, the file on which it failed is of no interest. */
function noticeOf(error: unknown, message: string): string {
  const why = error instanceof AppError ? error.details?.['why'] : undefined;
  if (typeof why !== 'string') return `No backup could be made. ${message}`;
  return `No backup could be made: ${why}. It is tried again after a while of work.`;
}

/** The newest backup holds the last change. */
async function isKept(fs: FileSystem, dossier: OpenDossier): Promise<boolean> {
  const [newest] = await listBackups(fs, dossier.folder);
  return newest?.ok === true && newest.manifest.seq === dossier.revision();
}
