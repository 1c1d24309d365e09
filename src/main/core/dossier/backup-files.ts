/**
 * `backups/`: one folder a backup, with its small files and `backup.json`; files that are never written to again are kept
 * once for all, in `backups/lasting/` under their SHA-256. Put together they are a dossier, by hand as well.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FORMAT } from '#shared/model/dossier.ts';
import { BackupManifest, type BackupFile } from '#shared/model/backup.ts';
import type { Layer } from '#shared/model/layer.ts';
import { readDossierFile } from './dossier-file.ts';
import { durableJson, readRegularFile } from './durable-json.ts';
import { damaged, readError, systemCode } from './file-errors.ts';
import { MAX_LOG_BYTES } from './history-files.ts';
import { replay } from './replay.ts';
import type { FileSystem } from './file-system.ts';

const MANIFEST_FILE = 'backup.json';
const backupName = /^(\d{6,15})-\d{4}-\d{2}-\d{2}T[0-9-]+\.\d{3}Z$/;

export const backupsFolder = (folder: string): string => join(folder, 'backups');
export const lastingFolder = (folder: string): string => join(folder, 'backups', 'lasting');

/** Sorts by number. */
export const nameOfBackup = ({ number, at }: Pick<BackupManifest, 'number' | 'at'>): string =>
  `${String(number).padStart(6, '0')}-${at.replaceAll(':', '-')}`;

export const numberOfBackup = (name: string): number => Number(backupName.exec(name)?.[1]);

/** A backup that is there. One that can't be read says why. */
export type FoundBackup =
  | { name: string; ok: true; manifest: BackupManifest }
  | { name: string; ok: false; problem: string };

/** Names of the folders, newest last. Throws `storage`. */
export async function backupNames(fs: FileSystem, folder: string): Promise<string[]> {
  try {
    const names = await fs.list(backupsFolder(folder));
    return names
      .filter((name) => backupName.test(name))
      .sort((a, b) => numberOfBackup(a) - numberOfBackup(b));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw readError(error, backupsFolder(folder));
  }
}

/** By their manifests alone, newest first. Throws `storage` when the folder itself can't be read. */
export async function listBackups(fs: FileSystem, folder: string): Promise<FoundBackup[]> {
  const names = (await backupNames(fs, folder)).reverse();
  return Promise.all(names.map((name) => findBackup(fs, folder, name)));
}

async function findBackup(fs: FileSystem, folder: string, name: string): Promise<FoundBackup> {
  const path = join(backupsFolder(folder), name);
  try {
    const manifest = await manifestFile(fs, path).read();
    if (manifest === null) throw damaged(join(path, MANIFEST_FILE), 'the file is missing');
    return { name, ok: true, manifest };
  } catch (error) {
    return { name, ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

export function manifestFile(fs: FileSystem, backup: string) {
  return durableJson<BackupManifest>({
    fs,
    path: join(backup, MANIFEST_FILE),
    schema: BackupManifest,
    format: FORMAT,
    // Manifests came with format 2 and have not changed since.
    lift: (content) => ({ ...content, format: FORMAT }),
    checksum: 'required',
    pretty: true,
    maxBytes: 256 * 1024 * 1024,
  });
}

/**
 * Opens a backup as far as a dossier is opened: each file by its SHA-256, definitions and the user's work by reading
 * them. Answers the work. `backup`: its folder, where that is by now. Throws `damaged`.
 */
export async function checkBackup(
  fs: FileSystem,
  folder: string,
  backup: string,
  manifest: BackupManifest,
): Promise<Layer> {
  for (const file of manifest.files) await bytesOf(fs, folder, backup, file);
  const { database } = await readDossierFile(fs, backup);
  const { id, begun } = database.data;
  if (id !== manifest.dossier) throw damaged(backup, 'it is of another dossier');
  return (await replay(fs, backup, id, begun !== undefined)).layer;
}

/** As `checkBackup`, of one that is in its place. */
export function readBackup(
  fs: FileSystem,
  folder: string,
  manifest: BackupManifest,
): Promise<Layer> {
  return checkBackup(fs, folder, placeOf(folder, manifest), manifest);
}

/** The bytes of one file of a backup, checked; null when it has no such file. Throws `damaged`. */
export async function fileOfBackup(
  fs: FileSystem,
  folder: string,
  manifest: BackupManifest,
  path: string,
): Promise<Buffer | null> {
  const file = manifest.files.find((one) => one.path === path);
  return file ? bytesOf(fs, folder, placeOf(folder, manifest), file) : null;
}

const placeOf = (folder: string, manifest: BackupManifest): string =>
  join(backupsFolder(folder), nameOfBackup(manifest));

async function bytesOf(
  fs: FileSystem,
  folder: string,
  backup: string,
  file: BackupFile,
): Promise<Buffer> {
  const path = file.lasting ? join(lastingFolder(folder), file.sha256) : join(backup, file.path);
  const bytes = await wholeFile(fs, path);
  if ((await sha256(bytes)) === file.sha256) return bytes;
  throw damaged(path, 'it is not what was backed up (its SHA-256 differs)');
}

export async function wholeFile(fs: FileSystem, path: string): Promise<Buffer> {
  const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
  if (bytes === null) throw damaged(path, 'the file is missing');
  return bytes;
}

const PIECE = 4 * 1024 * 1024;

/** Lower-case hex. Lets others have their turn between pieces of a large file. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.byteLength; at += PIECE) {
    if (at > 0) await nextTurn();
    hash.update(bytes.subarray(at, at + PIECE));
  }
  return hash.digest('hex');
}
