/**
 * The few disk operations that the store is made of, as one port. Everything below `dossier/` goes
 * through it, so that a test can make a call fail, cut a write short, or keep a model of what a
 * disk may hold after a power cut.
 */
import * as fs from 'node:fs/promises';
import { fdatasyncSync, fstatSync, lstatSync, writeSync, type Stats } from 'node:fs';
import { createQuickSync } from './quick-sync.ts';

export type FileInfo = {
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes; 0 for all but files. */
  size: number;
  /** Another one when another file stands there, or when its content was written to. */
  stamp: string;
};

export type OpenFile = {
  /**
   * Answers how many bytes were taken: fewer than asked for is no error (a disk that fills up does
   * that).
   */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>;
  readonly size: () => Promise<number>;
  /** From the beginning; shorter where the file is. */
  readonly read: (length: number) => Promise<Buffer>;
  /** Of the open file itself, wherever its name has gone. */
  readonly infoNow: () => FileInfo;
  readonly truncate: (length: number) => Promise<void>;
  /** fsync: content and what is needed to find it again. */
  readonly sync: () => Promise<void>;
  /** fdatasync: content and length, without times. On a quick disk on this thread (`quick-sync.ts`). */
  readonly syncData: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type FileSystem = {
  readonly platform: NodeJS.Platform;
  /**
   * `create` fails when there is something already, and gives the file to its owner alone (0600).
   */
  readonly open: (path: string, mode: 'create' | 'change' | 'folder') => Promise<OpenFile>;
  readonly readFile: (path: string) => Promise<Buffer>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** For its owner alone. Fails when there is something at `to` already. */
  readonly copyFile: (from: string, to: string) => Promise<void>;
  readonly removeFile: (path: string) => Promise<void>;
  /** With all that is in it. */
  readonly removeFolder: (path: string) => Promise<void>;
  /** For its owner alone (0700). Fails when there is something already. */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly list: (folder: string) => Promise<string[]>;
  /** Of the thing itself: a link is a link. */
  readonly info: (path: string) => Promise<FileInfo>;
  /** As `info`, before each commit, where waiting for another thread costs more than asking; null = nothing is there. */
  readonly infoNow: (path: string) => FileInfo | null;
  /** Without links, in the spelling of the disk. */
  readonly realPath: (path: string) => Promise<string>;
  /**
   * Rejects when this process may not write there. On Windows it sees the read-only flag only, no
   * rights.
   */
  readonly checkWritable: (path: string) => Promise<void>;
};

const flags = {
  create: fs.constants.O_WRONLY | fs.constants.O_CREAT | fs.constants.O_EXCL,
  change: fs.constants.O_RDWR,
  folder: fs.constants.O_RDONLY,
};

export const nodeFileSystem: FileSystem = {
  platform: process.platform,
  open: async (path, mode) => openFile(await fs.open(path, flags[mode], 0o600)),
  readFile: (path) => fs.readFile(path),
  rename: (from, to) => fs.rename(from, to),
  copyFile: async (from, to) => {
    // Shares the blocks where the disk can do that.
    await fs.copyFile(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
    await fs.chmod(to, 0o600);
  },
  removeFile: (path) => fs.unlink(path),
  removeFolder: (path) => fs.rm(path, { recursive: true }),
  makeFolder: (path) => fs.mkdir(path, { mode: 0o700 }),
  list: (folder) => fs.readdir(folder),
  info: async (path) => describe(await fs.lstat(path)),
  infoNow: (path) => {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats === undefined ? null : describe(stats);
  },
  realPath: (path) => fs.realpath(path),
  checkWritable: (path) => fs.access(path, fs.constants.W_OK),
};

/** Bytes. So few are in the memory of the system sooner than another thread begins. */
const SHORT_WRITE = 16 * 1024;

function openFile(handle: fs.FileHandle): OpenFile {
  // Its number is asked for each time: a file that was closed has none, and must never be written to as another one.
  const disk = createQuickSync({
    here: () => fdatasyncSync(handle.fd),
    elsewhere: () => handle.datasync(),
    now: () => performance.now(),
  });
  return {
    write: async (bytes, position) => {
      if (disk.isQuick() && bytes.byteLength <= SHORT_WRITE)
        return writeSync(handle.fd, bytes, 0, bytes.byteLength, position);
      const { bytesWritten } = await handle.write(bytes, 0, bytes.byteLength, position);
      return bytesWritten;
    },
    size: async () => (await handle.stat()).size,
    read: async (length) => {
      const bytes = Buffer.alloc(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
    infoNow: () => describe(fstatSync(handle.fd)),
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    syncData: disk.sync,
    close: () => handle.close(),
  };
}

function describe(stats: Stats): FileInfo {
  const stamp = `${stats.dev}:${stats.ino}`;
  if (stats.isFile()) {
    return { kind: 'file', size: stats.size, stamp: `${stamp}:${stats.size}:${stats.mtimeMs}` };
  }
  if (stats.isDirectory()) return { kind: 'folder', size: 0, stamp };
  return { kind: stats.isSymbolicLink() ? 'link' : 'other', size: 0, stamp };
}
