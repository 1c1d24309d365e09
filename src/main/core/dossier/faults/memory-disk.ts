/** The store's file system over a disk that is a model: calls can be watched, made to fail, and run out of room. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { systemError } from '../fixture.ts';
import {
  bytesInUse,
  bytesOf,
  copyOf,
  cutTo,
  emptyDisk,
  findNode,
  giveUp,
  latest,
  namesIn,
  newFile,
  newFolder,
  nodeAt,
  setName,
  settle,
  writeBytes,
  type Disk,
  type FileNode,
  type FolderNode,
  type Node,
} from './disk-model.ts';
import type { FileInfo, FileSystem, OpenFile } from '../file-system.ts';

/** `number`: of all calls, from 1. */
export type Call = { number: number; name: string; path: string };

export type MemoryDisk = {
  /** The folder under which it lies. */
  readonly root: string;
  readonly model: Disk;
  readonly fs: FileSystem;
  /** What a program finds that starts now: the same content, settled or not, under another root. */
  readonly copy: (options?: DiskOptions) => MemoryDisk;
};

export type DiskOptions = {
  /** Sees each call first. What it throws, the call fails with; the number it answers is how many bytes a write takes. */
  before?: (call: Call) => number | void;
  /** After each call that changed something, or settled it. */
  changed?: (call: Call) => void;
  /** Bytes that find room, counted in units of 4 KiB. */
  room?: () => number;
  /** As on FAT, where the length of a file stands beside its name, and a rename writes both anew. */
  renameUnsettlesLength?: boolean;
};

/** Files take room in steps of so many bytes. */
export const ROOM_UNIT = 4096;

/** All that is in `folder`, and settled. */
export function loadDisk(folder: string, blockBytes = 512): MemoryDisk {
  const disk = emptyDisk(blockBytes);
  const load = (from: string, to: FolderNode): void => {
    for (const name of readdirSync(from)) {
      const isFolder = statSync(join(from, name)).isDirectory();
      const node = isFolder ? newFolder(disk) : newFile(disk);
      if (node.kind === 'folder') load(join(from, name), node);
      else writeBytes(disk, node, readFileSync(join(from, name)), 0);
      setName(to, name, node.id);
      settle(node);
    }
  };
  const root = findNode(disk, disk.root) as FolderNode;
  load(folder, root);
  settle(root);
  return memoryDisk(disk);
}

export function memoryDisk(disk: Disk, options: DiskOptions = {}): MemoryDisk {
  let calls = 0;
  const see = (name: string, path: string): { call: Call; most: number | void } => {
    const call = { number: (calls += 1), name, path };
    return { call, most: options.before?.(call) };
  };
  const changed = (call: Call): void => options.changed?.(call);

  function openFile(path: string, node: Node): OpenFile {
    const file = node as FileNode;
    return {
      async write(bytes, position) {
        const { call, most } = see('write', path);
        const wanted = typeof most === 'number' ? bytes.subarray(0, most) : bytes;
        const taken = wanted.subarray(0, roomFor(file, wanted.byteLength, position));
        writeBytes(disk, file, taken, position);
        changed(call);
        return taken.byteLength;
      },
      async size() {
        see('size', path);
        return latest(file.length);
      },
      async read(length) {
        see('read', path);
        return bytesOf(disk, file).subarray(0, length);
      },
      infoNow() {
        see('infoNow', path);
        return infoOf(disk, file);
      },
      async truncate(length) {
        const { call } = see('truncate', path);
        cutTo(disk, file, length);
        changed(call);
      },
      sync: () => sync('sync', path, node),
      syncData: () => sync('syncData', path, node),
      async close() {
        see('close', path);
      },
    };
  }

  async function sync(name: string, path: string, node: Node): Promise<void> {
    try {
      const { call } = see(name, path);
      settle(node);
      changed(call);
    } catch (error) {
      if (node.kind === 'file') giveUp(node);
      throw error;
    }
  }

  /** How many of the bytes the disk takes: fewer than asked for is no error, none is. */
  function roomFor(file: FileNode, wanted: number, position: number): number {
    const free = (options.room?.() ?? Infinity) - bytesInUse(disk, ROOM_UNIT);
    const own = Math.ceil(latest(file.length) / ROOM_UNIT) * ROOM_UNIT;
    const most = Math.max(0, own + Math.max(0, free) - position);
    if (most === 0 && wanted > 0) throw systemError('ENOSPC');
    return Math.min(wanted, most);
  }

  const find = (path: string): Node => findNode(disk, path) ?? fail('ENOENT');
  const folderOf = (path: string): FolderNode => {
    const folder = find(dirname(path));
    return folder.kind === 'folder' ? folder : fail('ENOTDIR');
  };
  const isFree = (path: string): boolean => nodeAt(disk, folderOf(path), basename(path)) === null;

  function remove(path: string): void {
    const node = find(path);
    if (node.kind === 'folder') for (const name of namesIn(node)) remove(join(path, name));
    setName(folderOf(path), basename(path), null);
  }

  const fs: FileSystem = {
    platform: process.platform,
    async open(path, mode) {
      const { call } = see(`open ${mode}`, path);
      if (mode !== 'create') return openFile(path, find(path));
      if (!isFree(path)) throw systemError('EEXIST');
      if ((options.room?.() ?? Infinity) - bytesInUse(disk, ROOM_UNIT) <= 0)
        throw systemError('ENOSPC');
      const file = newFile(disk);
      setName(folderOf(path), basename(path), file.id);
      changed(call);
      return openFile(path, file);
    },
    async readFile(path) {
      see('readFile', path);
      const node = find(path);
      return node.kind === 'file' ? bytesOf(disk, node) : fail('EISDIR');
    },
    async rename(from, to) {
      const { call } = see('rename', to);
      const node = find(from);
      const there = findNode(disk, to);
      if (there?.kind === 'folder' && namesIn(there).length > 0) throw systemError('ENOTEMPTY');
      setName(folderOf(to), basename(to), node.id);
      setName(folderOf(from), basename(from), null);
      if (options.renameUnsettlesLength && node.kind === 'file') node.length.unshift(0);
      changed(call);
    },
    async copyFile(from, to) {
      const { call } = see('copyFile', to);
      if (!isFree(to)) throw systemError('EEXIST');
      const bytes = bytesOf(disk, find(from) as FileNode);
      const file = newFile(disk);
      setName(folderOf(to), basename(to), file.id);
      const taken = roomFor(file, bytes.byteLength, 0);
      writeBytes(disk, file, bytes.subarray(0, taken), 0);
      changed(call);
      if (taken < bytes.byteLength) throw systemError('ENOSPC');
    },
    async removeFile(path) {
      const { call } = see('removeFile', path);
      remove(path);
      changed(call);
    },
    async removeFolder(path) {
      const { call } = see('removeFolder', path);
      remove(path);
      changed(call);
    },
    async makeFolder(path) {
      const { call } = see('makeFolder', path);
      if (!isFree(path)) throw systemError('EEXIST');
      setName(folderOf(path), basename(path), newFolder(disk).id);
      changed(call);
    },
    async list(path) {
      see('list', path);
      const node = find(path);
      return node.kind === 'folder' ? namesIn(node) : fail('ENOTDIR');
    },
    async info(path) {
      see('info', path);
      return infoOf(disk, find(path));
    },
    infoNow(path) {
      see('infoNow', path);
      const node = findNode(disk, path);
      return node && infoOf(disk, node);
    },
    async realPath(path) {
      see('realPath', path);
      find(path);
      return path;
    },
    async checkWritable(path) {
      see('checkWritable', path);
      find(path);
    },
  };
  return { root: disk.root, model: disk, fs, copy: (more) => memoryDisk(copyOf(disk), more) };
}

function infoOf(disk: Disk, node: Node): FileInfo {
  const stamp = `${disk.root}:${node.id}`;
  if (node.kind === 'folder') return { kind: 'folder', size: 0, stamp };
  return { kind: 'file', size: latest(node.length), stamp: `${stamp}:${node.writes}` };
}

function fail(code: string): never {
  throw systemError(code);
}
