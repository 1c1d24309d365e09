/** Whether the files of an open dossier are as we left them. Something else may write to them: a sync client, an editor. */
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

export type OwnFiles = {
  /** The file is ours as it stands now: just read, or just written. */
  readonly remember: (name: string) => void;
  /** Replaced, written to, come, or gone since. */
  readonly isForeign: (name: string) => boolean;
};

export function watchOwnFiles(fs: FileSystem, folder: string): OwnFiles {
  const stamps = new Map<string, string | null>();
  const stampOf = (name: string): string | null => fs.infoNow(join(folder, name))?.stamp ?? null;
  return {
    remember: (name) => void stamps.set(name, stampOf(name)),
    isForeign: (name) => stamps.has(name) && stamps.get(name) !== stampOf(name),
  };
}
