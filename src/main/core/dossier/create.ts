/** New dossiers: an empty one, or the user's own copy of the one that ships. */
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { FORMAT, type DossierFile } from '#shared/model/dossier.ts';
import type { Collection } from '#shared/model/field.ts';
import { ensureFolder, exists, folderName } from './folders.ts';
import { checkBytes, readBaseFile } from './base.ts';
import { dossierDatabase, dossierFolder, readDossierFile } from './dossier-file.ts';
import {
  removeStrayTemporaries,
  syncFolder,
  temporaryPath,
  writeFileDurably,
} from './durable-file.ts';
import { systemCode, systemErrorInWords, writeError } from './file-errors.ts';
import { lockFolder } from './lock.ts';
import type { FileSystem } from './file-system.ts';

export type NewDossier = { title: string; collections: Collection[] };

/**
 * Makes `folder` a dossier without records; it must be empty or not there yet, and its parent must
 * be there. Rejects with `conflict` for a folder that holds anything, else with `not_found`,
 * `read_only`, `locked` or `storage`.
 */
export async function createDossier(
  fs: FileSystem,
  folder: string,
  content: NewDossier,
): Promise<void> {
  const parent = await dossierParent(fs, folder);
  const path = join(parent, basename(folder));
  const unlock = await lockFolder(path, fs.platform);
  let made = false;
  try {
    made = await makeOrFindEmpty(fs, path);
    await dossierDatabase(fs, path, blankDossier(content)).database.write();
    await syncFolder(fs, parent);
  } catch (error) {
    if (made) await removeQuietly(fs, path);
    throw writeError(error, path);
  } finally {
    await unlock();
  }
}

/** What failed before is what the user is told; what stays here is nobody's work. */
async function removeQuietly(fs: FileSystem, path: string): Promise<void> {
  try {
    await fs.removeFolder(path);
  } catch {
    return;
  }
}

function blankDossier({ title, collections }: NewDossier): DossierFile {
  const id = randomBytes(10).toString('hex');
  return { format: FORMAT, id, title, description: '', collections, imports: [] };
}

async function dossierParent(fs: FileSystem, folder: string): Promise<string> {
  try {
    return await fs.realPath(dirname(folder));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeError(error, folder);
    throw new AppError(
      'not_found',
      `There is no folder ${dirname(folder)}. Choose one that is there.`,
      { folder },
    );
  }
}

/** True when the folder was made just now. */
async function makeOrFindEmpty(fs: FileSystem, path: string): Promise<boolean> {
  try {
    await fs.makeFolder(path);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  if ((await fs.info(path)).kind === 'folder') {
    await removeStrayTemporaries(fs, path);
    if ((await fs.list(path)).length === 0) return false;
  }
  throw new AppError(
    'conflict',
    `${path} is not empty. Choose an empty folder, or a new name. Nothing was changed.`,
    { folder: path },
  );
}

/**
 * The user's copy of the dossier in `shipped`, below `documents`; made when there is none, all at
 * once, so that a crash leaves none rather than a part. Whatever is there under its name is used as
 * it is. Resolves with its folder.
 */
export async function copyShipped(
  fs: FileSystem,
  shipped: string,
  documents: string,
): Promise<string> {
  const source = await dossierFolder(fs, shipped);
  const { data } = (await readDossierFile(fs, source)).database;
  const parent = await ensureFolder(fs, documents);
  const target = join(parent, folderName(data.title));
  if (await exists(fs, target)) return settled(fs, target);
  const unlock = await lockFolder(target, fs.platform);
  try {
    if (await exists(fs, target)) return await settled(fs, target);
    await removeStrayTemporaries(fs, parent, basename(target));
    await copyDossier(fs, source, target, data);
    return target;
  } catch (error) {
    throw systemErrorInWords(error, target);
  } finally {
    await unlock();
  }
}

/** Whoever made it may have come no further than its name. */
async function settled(fs: FileSystem, target: string): Promise<string> {
  try {
    await syncFolder(fs, dirname(target));
    return target;
  } catch (error) {
    throw writeError(error, target);
  }
}

async function copyDossier(
  fs: FileSystem,
  source: string,
  target: string,
  file: DossierFile,
): Promise<void> {
  const temporary = temporaryPath(target);
  try {
    await fs.makeFolder(temporary);
    await fs.makeFolder(join(temporary, 'base'));
    for (const entry of file.imports) {
      const bytes = await readBaseFile(fs, source, join(source, entry.file));
      checkBytes(join(source, entry.file), entry, bytes);
      await writeFileDurably(fs, join(temporary, entry.file), bytes);
    }
    await dossierDatabase(fs, temporary, file).database.write();
    await syncFolder(fs, temporary);
    await fs.rename(temporary, target);
    await syncFolder(fs, dirname(target));
  } catch (error) {
    await removeQuietly(fs, temporary);
    throw writeError(error, target);
  }
}
