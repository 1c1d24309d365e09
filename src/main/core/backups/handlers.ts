/** `backups.*`: the list of them, making and restoring one, and copies of the whole dossier. */
import { basename } from 'node:path';
import type { BackupView, backupsApi } from '#shared/contract/backups-api.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { BackupManifest } from '#shared/model/backup.ts';
import { backUpNow } from '../dossier/back-up-now.ts';
import { listBackups, readBackup, type FoundBackup } from '../dossier/backup-files.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { writeExport } from '../writing/export-file.ts';
import type { Core } from '../context.ts';
import { restoreBackup } from './restore.ts';
import { zipOfDossier } from './zip-copy.ts';

export function backupsHandlers(core: Core, fs: FileSystem): Handlers<typeof backupsApi> {
  async function find(number: number): Promise<BackupManifest> {
    for (const found of await listBackups(fs, core.dossier().folder))
      if (found.ok && found.manifest.number === number) return found.manifest;
    throw new AppError('not_found', 'This backup is no longer there.');
  }

  return {
    'backups.list': async () => (await listBackups(fs, core.dossier().folder)).map(viewOf),
    'backups.take': async () => {
      const { number } = await backUpNow(fs, core.dossier(), core.clock(), 'asked');
      core.emit({ type: 'backups' });
      return { number };
    },
    'backups.check': async ({ number }) => {
      await readBackup(fs, core.dossier().folder, await find(number));
      return {};
    },
    'backups.restore': async ({ number }) => {
      const dossier = core.dossier();
      const manifest = await find(number);
      const changed = await restoreBackup(fs, dossier, manifest, async () => {
        await backUpNow(fs, dossier, core.clock(), 'restore');
        core.emit({ type: 'backups' });
      });
      return { changed };
    },
    'backups.saveCopy': ({ target, job }) =>
      core.runJob(job, async (signal) => {
        const path = core.pathOf(target);
        const dossier = core.dossier();
        const report = (done: number, total: number): void =>
          core.emit({ type: 'progress', job, done, total });
        const picture = await dossier.picture();
        const chunks = zipOfDossier(fs, dossier, picture, core.clock(), report);
        const bytes = await writeExport(fs, { path, dossier: dossier.folder }, chunks, signal);
        return { bytes, file: basename(path) };
      }),
  };
}

function viewOf(found: FoundBackup): BackupView {
  if (!found.ok) return found;
  const { number, at, reason, seq, entries, imported, files } = found.manifest;
  const sum = (lasting: boolean): number =>
    files.reduce((bytes, file) => bytes + (file.lasting === lasting ? file.bytes : 0), 0);
  return {
    ok: true,
    name: found.name,
    number,
    at,
    reason,
    seq,
    entries,
    imported,
    bytes: sum(false),
    sharedBytes: sum(true),
  };
}
