/**
 * The few disk operations that the store is made of, as one port. Everything below `dossier/` goes
 * through it, so that a test can make a call fail, cut a write short, or keep a model of what a
 * disk may hold after a power cut.
 */
import * as fs from 'node:fs/promises';
import type { Stats } from 'node:fs';

export type FileInfo = { kind: 'file' | 'folder' | 'link' | 'other'; size: number };

export type OpenFile = {
  /**
   * Answers how many bytes were taken: fewer than asked for is no error (a disk that fills up does
   * that).
   */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>;
  readonly size: () => Promise<number>;
  readonly truncate: (length: number) => Promise<void>;
  /** fsync: content and what is needed to find it again. */
  readonly sync: () => Promise<void>;
  /** fdatasync: content and length, without times. */
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
  readonly removeFile: (path: string) => Promise<void>;
  /** With all that is in it. */
  readonly removeFolder: (path: string) => Promise<void>;
  /** For its owner alone (0700). Fails when there is something already. */
  readonly makeFolder: (path: string) => Promise<void>;
  readonly list: (folder: string) => Promise<string[]>;
  /** Of the thing itself: a link is a link. */
  readonly info: (path: string) => Promise<FileInfo>;
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
  removeFile: (path) => fs.unlink(path),
  removeFolder: (path) => fs.rm(path, { recursive: true }),
  makeFolder: (path) => fs.mkdir(path, { mode: 0o700 }),
  list: (folder) => fs.readdir(folder),
  info: async (path) => describe(await fs.lstat(path)),
  realPath: (path) => fs.realpath(path),
  checkWritable: (path) => fs.access(path, fs.constants.W_OK),
};

function openFile(handle: fs.FileHandle): OpenFile {
  return {
    write: async (bytes, position) => {
      const { bytesWritten } = await handle.write(bytes, 0, bytes.byteLength, position);
      return bytesWritten;
    },
    size: async () => (await handle.stat()).size,
    truncate: (length) => handle.truncate(length),
    sync: () => handle.sync(),
    syncData: () => handle.datasync(),
    close: () => handle.close(),
  };
}

function describe(stats: Stats): FileInfo {
  if (stats.isFile()) return { kind: 'file', size: stats.size };
  if (stats.isDirectory()) return { kind: 'folder', size: 0 };
  return { kind: stats.isSymbolicLink() ? 'link' : 'other', size: 0 };
}
