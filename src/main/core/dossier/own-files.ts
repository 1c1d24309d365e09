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
  const known = new Map<string, { path: string; stamp: string | null }>();
  const stampOf = (path: string): string | null => fs.infoNow(path)?.stamp ?? null;
  return {
    remember(name) {
      const path = join(folder, name);
      known.set(name, { path, stamp: stampOf(path) });
    },
    isForeign(name) {
      const file = known.get(name);
      return file !== undefined && file.stamp !== stampOf(file.path);
    },
  };
}
