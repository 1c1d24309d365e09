/** A zip of a dossier becomes a dossier again. Only what a dossier is made of is taken out of it. */
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { readEntry } from '../reading/inflate.ts';
import { listZip, type ZipEntry, type ZipLimits } from '../reading/zip.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import {
  removeStrayTemporaries,
  syncFolder,
  temporaryPath,
  writeFileDurably,
} from './durable-file.ts';
import { readRegularFile } from './durable-json.ts';
import { writeError } from './file-errors.ts';
import { ensureFolder, exists, folderName } from './folders.ts';
import { lockFolder } from './lock.ts';
import { readParts } from './read-parts.ts';
import type { FileSystem } from './file-system.ts';

const LIMITS: ZipLimits = {
  entries: 100_000,
  entryBytes: 1_500_000_000,
  totalBytes: 6_000_000_000,
  ratio: 300,
  depth: 3,
};
const MOST_ZIP_BYTES = 2 ** 31 - 1;
const partOfDossier =
  /^(?:dossier\.json|layer\.json|changes\.jsonl|base\/[A-Za-z0-9][A-Za-z0-9._-]*\.json|history\/changes-\d+-\d+\.jsonl|sources\/[0-9a-f]{64}[A-Za-z0-9.]*)$/;

/**
 * Makes a dossier below `parent` of the zip at `path`, under its title, or its title and a number where that is taken.
 * Resolves with its folder; it opens, or it is not made. Rejects with `invalid_input` for a zip that is refused, `damaged`,
 * `not_a_dossier`, `newer_format`, `read_only` or `storage`.
 */
export async function unpackDossier(fs: FileSystem, path: string, parent: string): Promise<string> {
  const called = basename(path);
  const bytes = await readRegularFile(fs, path, MOST_ZIP_BYTES);
  if (bytes === null) throw new AppError('not_found', `There is no file ${path}.`);
  const parts = partsIn(called, listZip(bytes, called, LIMITS));
  return newDossierIn(fs, parent, called, async (folder) => {
    for (const [name, entry] of parts) {
      await ensureFolder(fs, dirname(join(folder, name)));
      await writeFileDurably(fs, join(folder, name), await readEntry(bytes, entry, called));
    }
    const { dossier } = await readParts(fs, folder);
    return dossier.database.data.title;
  });
}

/**
 * A folder that `fill` makes a dossier of, all at once, so that a crash leaves nothing. `place`: where it is made, under the title
 * that `fill` answers; or the very folder, which must not be there yet. `called`: the name of the file that it is made of. Resolves
 * with the folder; rejects with `conflict` where something is there already.
 */
export async function newDossierIn(
  fs: FileSystem,
  place: string | { folder: string },
  called: string,
  fill: (folder: string) => Promise<string>,
): Promise<string> {
  const wanted = typeof place === 'string' ? null : place.folder;
  const parent = typeof place === 'string' ? place : dirname(place.folder);
  if (wanted !== null) await checkFree(fs, wanted);
  const folder = await ensureFolder(fs, parent);
  const unlock = await lockFolder(join(folder, called), fs.platform);
  const temporary = temporaryPath(join(folder, called));
  try {
    await removeStrayTemporaries(fs, folder, called);
    await fs.makeFolder(temporary);
    const title = await fill(temporary);
    const target =
      wanted === null ? await freeName(fs, folder, title) : join(folder, basename(wanted));
    if (wanted !== null) await checkFree(fs, target);
    await fs.rename(temporary, target);
    await syncFolder(fs, folder);
    return target;
  } catch (error) {
    if (await exists(fs, temporary)) await fs.removeFolder(temporary);
    throw writeError(error, folder);
  } finally {
    await unlock();
  }
}

async function checkFree(fs: FileSystem, folder: string): Promise<void> {
  if (!(await exists(fs, folder))) return;
  const message = `${folder} is there already. Choose a name that is free. Nothing was changed.`;
  throw new AppError('conflict', message, { folder });
}

/** By their names in the dossier. They lie at the top of the zip, or all in one folder. */
function partsIn(called: string, entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  const definition = files.find(({ name }) => /^(?:[^/]+\/)?dossier\.json$/.test(name));
  if (!definition) {
    throw new AppError(
      'not_a_dossier',
      `${called} holds no dossier: there is no ${DOSSIER_FILE} in it. Choose a file that "Save a copy" has made.`,
    );
  }
  const top = definition.name.slice(0, -DOSSIER_FILE.length);
  return new Map(
    files.flatMap((entry): [string, ZipEntry][] => {
      if (!entry.name.startsWith(top)) return [];
      const name = entry.name.slice(top.length);
      return partOfDossier.test(name) ? [[name, entry]] : [];
    }),
  );
}

async function freeName(fs: FileSystem, folder: string, title: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = folderName(number === 1 ? title : `${title} ${number}`);
    const path = join(folder, name);
    if (!(await exists(fs, path))) return path;
  }
}
