/**
 * How far the store is with the files of an import. It reads them when the import is taken in, which is most of what that takes, and through
 * the file system that it was given: so it can be followed there, and stopped.
 */
import type { FileSystem } from '../dossier/file-system.ts';

/** `onRead` hears of every file before it is read; what it throws is why it can't be. Answers a function that stops it. */
export type FollowReads = (onRead: (path: string) => void) => () => void;

export function followedReads(fs: FileSystem): { fs: FileSystem; followReads: FollowReads } {
  const followers = new Set<(path: string) => void>();
  return {
    fs: {
      ...fs,
      async readFile(path) {
        for (const onRead of followers) onRead(path);
        return fs.readFile(path);
      },
    },
    followReads(onRead) {
      followers.add(onRead);
      return () => followers.delete(onRead);
    },
  };
}
