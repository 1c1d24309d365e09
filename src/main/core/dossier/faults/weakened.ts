/** File systems without one of the protections that the store relies on: each harness must find what is lost with them. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FileSystem, OpenFile } from '../file-system.ts';

const SLOW_MS = 30;

type Weakening = (fs: FileSystem) => FileSystem;

const nothing = (): Promise<void> => Promise.resolve();

function withFiles(change: (file: OpenFile, mode: string) => OpenFile): Weakening {
  return (fs) => ({ ...fs, open: async (path, mode) => change(await fs.open(path, mode), mode) });
}

/** What is in files is synced never. */
export const withoutFileSyncs = withFiles((file, mode) =>
  mode === 'folder' ? file : { ...file, sync: nothing, syncData: nothing },
);

/** Names are synced never. */
export const withoutFolderSyncs = withFiles((file, mode) =>
  mode === 'folder' ? { ...file, sync: nothing } : file,
);

export const withoutSyncs: Weakening = (fs) => withoutFileSyncs(withoutFolderSyncs(fs));

/** A file that was synced is not synced once more unless it was written to. */
export const withoutSecondSync = withFiles((file) => {
  let isSynced = false;
  return {
    ...file,
    write(bytes, position) {
      isSynced = false;
      return file.write(bytes, position);
    },
    async sync() {
      if (isSynced) return;
      await file.sync();
      isSynced = true;
    },
  };
});

/** A file takes the place of another by being written over it. */
export const inPlace: Weakening = (fs) => ({
  ...fs,
  async rename(from, to) {
    if ((await fs.info(from)).kind === 'folder') return fs.rename(from, to);
    const bytes = await fs.readFile(from);
    const file = await fs.open(to, fs.infoNow(to) === null ? 'create' : 'change');
    await file.truncate(0);
    await file.write(bytes, 0);
    await file.sync();
    await file.close();
    await fs.removeFile(from);
  },
});

/** A write that took less than it was given counts as done (as in write-file-atomic 7.0.1). */
export const withoutCountingBytes = withFiles((file) => {
  let end: number | null = null;
  return {
    ...file,
    async write(bytes, position) {
      end = position + bytes.byteLength;
      await file.write(bytes, position).catch(() => 0);
      return bytes.byteLength;
    },
    size: async () => end ?? file.size(),
  };
});

/** A sync that failed counts as done. */
export const withoutSyncErrors = withFiles((file) => ({
  ...file,
  sync: () => file.sync().catch(() => undefined),
  syncData: () => file.syncData().catch(() => undefined),
}));

/** What is written takes its time. */
export const slowWrites = withFiles((file) => ({
  ...file,
  async write(bytes, position) {
    await sleep(SLOW_MS);
    return file.write(bytes, position);
  },
}));

/** No file ever looks as if another program had written to it. */
export const withoutStamps: Weakening = (fs) => {
  const same = <T extends { stamp: string }>(info: T): T => ({ ...info, stamp: 'the same' });
  return {
    ...fs,
    infoNow(path) {
      const info = fs.infoNow(path);
      return info && same(info);
    },
    open: async (path, mode) => {
      const file = await fs.open(path, mode);
      return { ...file, infoNow: () => same(file.infoNow()) };
    },
  };
};
