/** Whether anything can be written in a dossier's folder, asked before it is opened for work. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { temporaryPath } from './durable-file.ts';
import { systemCode, writeError } from './file-errors.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import type { FileSystem } from './file-system.ts';

/**
 * Rights of the folder and of each file that will be written. As root only a read-only disk or the
 * immutable flag say no. Throws `read_only` or `storage`.
 */
export async function checkWritable(fs: FileSystem, folder: string): Promise<void> {
  for (const name of ['', DOSSIER_FILE, LAYER_FILE, LOG_FILE]) {
    const path = join(folder, name);
    try {
      await fs.checkWritable(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') continue;
      throw readOnly(folder, path, error);
    }
  }
  if (fs.platform === 'win32') await probe(fs, folder);
}

/** Windows tells the rights of a folder only to those who try. */
async function probe(fs: FileSystem, folder: string): Promise<void> {
  const path = temporaryPath(join(folder, 'probe'));
  try {
    await (await fs.open(path, 'create')).close();
    await fs.removeFile(path);
  } catch (error) {
    throw readOnly(folder, folder, error);
  }
}

function readOnly(folder: string, path: string, error: unknown): AppError {
  const { code, message } = writeError(error, path);
  if (code !== 'read_only') return new AppError(code, message, { folder }, { cause: error });
  return new AppError(
    'read_only',
    `${folder} can't be opened for work. ${message} Nothing was changed.`,
    { folder },
    { cause: error },
  );
}
