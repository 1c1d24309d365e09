/** The whole dossier as one zip: all but backups and quarantine. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import { wholeFile } from '../dossier/backup-files.ts';
import { DOSSIER_FILE } from '../dossier/dossier-file.ts';
import { jsonBytes } from '../dossier/durable-json.ts';
import { folderName } from '../dossier/folders.ts';
import { zipOf, type ZipFile } from '../writing/zip.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Picture } from '../dossier/picture.ts';
import type { OpenDossier } from '../context.ts';

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
  const imports: DossierFile['imports'] = [];
  for (const path of picture.lasting) {
    const entry = dossier.file.imports.find((one) => one.file === path);
    const onDisk = await readable(fs, join(dossier.folder, path));
    // The disk may be gone: imported records are in memory, older changes are not.
    const bytes = onDisk ?? (entry ? importFromMemory(dossier, entry) : null);
    if (bytes === null) continue;
    if (entry) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      imports.push(onDisk ? entry : { ...entry, sha256 });
    }
    yield file(path, bytes);
  }
  for (const { path, bytes } of picture.files)
    yield file(path, path === DOSSIER_FILE ? jsonBytes({ ...dossier.file, imports }, true) : bytes);
}

async function readable(fs: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await wholeFile(fs, path);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function importFromMemory(
  { base, file }: OpenDossier,
  entry: DossierFile['imports'][number],
): Buffer {
  // One file a collection is what imports are; of several, the first takes all, and the others none.
  const isFirst = file.imports.find(({ collection }) => collection === entry.collection) === entry;
  const records = isFirst ? [...(base.get(entry.collection)?.values() ?? [])] : [];
  return Buffer.from(JSON.stringify({ collection: entry.collection, records }));
}
