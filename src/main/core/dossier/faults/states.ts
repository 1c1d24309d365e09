/** What a dossier says to whoever opens it, boiled down so that two of them can be compared. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { fixtureDeps, noteStep } from '../fixture.ts';
import { openDossier } from '../open.ts';
import type { FileSystem } from '../file-system.ts';
import type { OpenDossier } from '../../context.ts';

/** Where there is no dossier, or not yet. */
export const NONE = 'no dossier';

/** The same for dossiers that hold the same: definitions, imported records, and the user's work. */
export function stateOf({ file, base, layer, revision }: OpenDossier): string {
  const { title, description, collections, imports } = file;
  const tables = Object.entries(layer).map(([name, table]) => [name, [...table].sort(byId)]);
  const records = [...base].map(([name, table]) => [name, [...table]]);
  const content = JSON.stringify([title, description, collections, imports, records, tables]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return `change ${revision()}, ${hash}`;
}

// The order of entries in a table means nothing.
const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;

/**
 * The state in which somebody finds the dossier who opens it now, on a disk that is well. It must be possible to go on
 * working, and nothing temporary may be left; what is wrong with it otherwise is answered in words, which are no state.
 */
export async function stateFound(fs: FileSystem, folder: string): Promise<string> {
  try {
    const state = await reopen(fs, folder, async (dossier) => {
      const found = stateOf(dossier);
      await dossier.commit(noteStep('afterwards', 'One goes on.'));
      return found;
    });
    const temporary = await temporaryBelow(fs, folder);
    if (temporary.length > 0) return `left over: ${temporary.join(', ')}`;
    const goesOn = await reopen(fs, folder, async ({ layer }) => layer.notes.has('afterwards'));
    return goesOn ? state : 'what was written afterwards is gone';
  } catch (error) {
    if (!(error instanceof AppError)) return String(error);
    if (['not_found', 'not_a_dossier'].includes(error.code)) return NONE;
    return `${error.code}: ${error.message}`;
  }
}

async function reopen<T>(
  fs: FileSystem,
  folder: string,
  look: (dossier: OpenDossier) => Promise<T>,
): Promise<T> {
  const dossier = await openDossier(folder, fixtureDeps({ fs }));
  try {
    return await look(dossier);
  } finally {
    await dossier.close();
  }
}

async function temporaryBelow(fs: FileSystem, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await fs.list(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.tmp')) found.push(path);
    else if ((await fs.info(path)).kind === 'folder')
      found.push(...(await temporaryBelow(fs, path)));
  }
  return found;
}
