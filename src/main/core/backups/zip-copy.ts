/** The whole dossier as one zip: all but backups and quarantine. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { wholeFile } from '../dossier/backup-files.ts';
import { folderName } from '../dossier/folders.ts';
import { zipOf, type ZipFile } from '../writing/zip.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Picture } from '../dossier/picture.ts';
import type { OpenDossier } from '../context.ts';
import { importsFromMemory } from './imports-from-memory.ts';

/** `report` gets the number of files done, and of all. */
export function zipOfDossier(
  fs: FileSystem,
  dossier: OpenDossier,
  picture: Picture,
  at: Date,
  report: (done: number, total: number) => void,
): AsyncGenerator<Uint8Array> {
  return zipOf(filesOf(fs, dossier, picture, report), at);
}

async function* filesOf(
  fs: FileSystem,
  dossier: OpenDossier,
  picture: Picture,
  report: (done: number, total: number) => void,
): AsyncGenerator<ZipFile> {
  const top = folderName(dossier.file.title);
  const total = picture.lasting.length + picture.files.length;
  let done = 0;
  const file = (path: string, bytes: Uint8Array): ZipFile => {
    report((done += 1), total);
    return { name: `${top}/${path}`, bytes };
  };
  const missing: string[] = [];
  for (const path of picture.lasting) {
    const bytes = await readable(fs, join(dossier.folder, path));
    if (bytes === null) missing.push(path);
    else yield file(path, bytes);
  }
  // The disk may be gone: imported records are in memory, older changes and documents are not.
  const fromMemory = importsFromMemory(dossier, missing);
  for (const { path, bytes } of fromMemory.files) yield file(path, bytes);
  for (const { path, bytes } of picture.files) yield file(path, fromMemory.patch(path, bytes));
}

async function readable(fs: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await wholeFile(fs, path);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
