/** Making backups, and doing away with the oldest. What is on the disk: `backup-files.ts`. */
import { join } from 'node:path';
import { FORMAT } from '#shared/model/dossier.ts';
import type { BackupFile, BackupManifest, BackupReason } from '#shared/model/backup.ts';
import {
  backupNames,
  backupsFolder,
  checkBackup,
  lastingFolder,
  listBackups,
  manifestFile,
  nameOfBackup,
  numberOfBackup,
  sha256,
  wholeFile,
} from './backup-files.ts';
import { keepers } from './backup-thinning.ts';
import {
  removeStrayTemporaries,
  syncFolder,
  temporaryPath,
  writeFileDurably,
} from './durable-file.ts';
import { writeError } from './file-errors.ts';
import { ensureFolder, exists } from './folders.ts';
import type { FileSystem } from './file-system.ts';
import type { Picture } from './picture.ts';

export type BackupRequest = {
  fs: FileSystem;
  folder: string;
  /** Its id. */
  dossier: string;
  picture: Picture;
  at: Date;
  reason: BackupReason;
};

/**
 * Makes a backup, opens it to see that it is good, and thins out older ones. Not to be called twice at once. Rejects with
 * `storage`, `read_only` or `damaged`; then there is no new backup, and none is thinned away.
 */
export async function takeBackup(request: BackupRequest): Promise<BackupManifest> {
  const { fs, folder } = request;
  try {
    await ensureFolder(fs, lastingFolder(folder));
    for (const place of [backupsFolder(folder), lastingFolder(folder)])
      await removeStrayTemporaries(fs, place);
    const manifest = await writeBackup(request);
    await thin(fs, folder);
    return manifest;
  } catch (error) {
    throw writeError(error, backupsFolder(folder));
  }
}

async function writeBackup(request: BackupRequest): Promise<BackupManifest> {
  const { fs, folder, picture } = request;
  const last = (await backupNames(fs, folder)).at(-1);
  const number = last === undefined ? 1 : numberOfBackup(last) + 1;
  const at = request.at.toISOString();
  const target = join(backupsFolder(folder), nameOfBackup({ number, at }));
  const temporary = temporaryPath(target);
  const lasting = await keepLasting(request);
  try {
    await fs.makeFolder(temporary);
    const files = [...lasting, ...(await writeFiles(fs, temporary, picture))];
    const { seq, entries, imported } = picture;
    const manifest: BackupManifest = {
      format: FORMAT,
      dossier: request.dossier,
      number,
      at,
      reason: request.reason,
      seq,
      entries,
      imported,
      files,
    };
    await manifestFile(fs, temporary).write(manifest);
    await checkBackup(fs, folder, temporary, manifest);
    await fs.rename(temporary, target);
    await syncFolder(fs, backupsFolder(folder));
    return manifest;
  } catch (error) {
    if (await exists(fs, temporary)) await fs.removeFolder(temporary);
    throw error;
  }
}

async function writeFiles(
  fs: FileSystem,
  backup: string,
  { files }: Picture,
): Promise<BackupFile[]> {
  const written: BackupFile[] = [];
  for (const { path, bytes } of files) {
    await writeFileDurably(fs, join(backup, path), bytes);
    written.push({ path, sha256: await sha256(bytes), bytes: bytes.byteLength, lasting: false });
  }
  return written;
}

/** Files that will not change are copied once; what the last backup knew of one of them is true still. */
async function keepLasting({ fs, folder, picture }: BackupRequest): Promise<BackupFile[]> {
  const last = (await listBackups(fs, folder)).find((one) => one.ok);
  const known = new Map((last?.ok ? last.manifest.files : []).map((file) => [file.path, file]));
  const kept: BackupFile[] = [];
  for (const path of picture.lasting) {
    const before = known.get(path);
    if (before && isKept(fs, folder, before)) kept.push(before);
    else kept.push(await copyLasting(fs, folder, path));
  }
  return kept;
}

function isKept(fs: FileSystem, folder: string, { lasting, sha256: hash, bytes }: BackupFile) {
  return lasting && fs.infoNow(join(lastingFolder(folder), hash))?.size === bytes;
}

async function copyLasting(fs: FileSystem, folder: string, path: string): Promise<BackupFile> {
  const bytes = await wholeFile(fs, join(folder, path));
  const hash = await sha256(bytes);
  await writeFileDurably(fs, join(lastingFolder(folder), hash), bytes);
  return { path, sha256: hash, bytes: bytes.byteLength, lasting: true };
}

/** Takes away what need not be kept, and lasting files that no backup is left of. */
async function thin(fs: FileSystem, folder: string): Promise<void> {
  const found = await listBackups(fs, folder);
  const good = found.flatMap((one) => (one.ok ? [one.manifest] : []));
  const kept = keepers(good);
  for (const one of found) {
    if (one.ok && !kept.has(one.manifest.number)) await removeBackup(fs, folder, one.name);
  }
  // One that can't be read may need any of them.
  if (good.length < found.length) return;
  const needed = new Set(
    good
      .filter(({ number }) => kept.has(number))
      .flatMap(({ files }) => files.map((file) => file.sha256)),
  );
  for (const name of await fs.list(lastingFolder(folder))) {
    if (!needed.has(name)) await fs.removeFile(join(lastingFolder(folder), name));
  }
}

/** First out of sight: a crash in the middle leaves a temporary folder, not half a backup. */
async function removeBackup(fs: FileSystem, folder: string, name: string): Promise<void> {
  const path = join(backupsFolder(folder), name);
  const going = temporaryPath(path);
  await fs.rename(path, going);
  await fs.removeFolder(going);
}
