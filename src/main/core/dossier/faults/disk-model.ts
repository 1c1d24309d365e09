/**
 * A disk as data, of which nothing is certain but what was synced. Of each block of a file, of each file's length and of
 * each name in a folder it keeps all versions since the last sync: a power cut may leave any of them, whatever it leaves of
 * the others. That is as little as POSIX promises; real file systems promise more. A rename is two names, one that comes
 * and one that goes, as on a file system without a journal.
 */
import { createHash } from 'node:crypto';
import { systemError } from '../fixture.ts';

/** The first is on the disk for certain; the last is what programs see. */
export type Versions<T> = T[];

export type FileNode = {
  kind: 'file';
  id: number;
  /** null: never written, reads as zeros. */
  blocks: Versions<Buffer | null>[];
  /** Bytes. */
  length: Versions<number>;
  /** Blocks that a failed sync gave up: no later sync writes them (PostgreSQL's "fsyncgate"). */
  givenUp: Set<number>;
  /** How often it was written to. */
  writes: number;
};
/** Names lead to ids of nodes; null: no such name. */
export type FolderNode = {
  kind: 'folder';
  id: number;
  names: Map<string, Versions<number | null>>;
};
export type Node = FileNode | FolderNode;

/** `root`: the path under which it can be reached, another one for each disk, as locks go by path. */
export type Disk = {
  root: string;
  blockBytes: number;
  nodes: Map<number, Node>;
  nextId: number;
};

const ROOT_ID = 0;
let disks = 0;
const newRoot = (): string => `/disk-${process.pid}-${(disks += 1)}`;

export function emptyDisk(blockBytes: number): Disk {
  const nodes = new Map<number, Node>([
    [ROOT_ID, { kind: 'folder', id: ROOT_ID, names: new Map() }],
  ]);
  return { root: newRoot(), blockBytes, nodes, nextId: ROOT_ID + 1 };
}

export function newFile(disk: Disk): FileNode {
  const id = (disk.nextId += 1);
  const file: FileNode = {
    kind: 'file',
    id,
    blocks: [],
    length: [0],
    givenUp: new Set(),
    writes: 0,
  };
  disk.nodes.set(id, file);
  return file;
}

export function newFolder(disk: Disk): FolderNode {
  const id = (disk.nextId += 1);
  const folder: FolderNode = { kind: 'folder', id, names: new Map() };
  disk.nodes.set(id, folder);
  return folder;
}

export function latest<T>(versions: Versions<T>): T {
  return versions.at(-1) as T;
}

/** As programs see it; null where there is nothing. Throws ENOTDIR, and ENOENT for a path that is not of this disk. */
export function findNode(disk: Disk, path: string): Node | null {
  let node: Node | null = disk.nodes.get(ROOT_ID) ?? null;
  for (const name of partsOf(disk, path)) {
    if (node === null) return null;
    if (node.kind !== 'folder') throw systemError('ENOTDIR');
    node = nodeAt(disk, node, name);
  }
  return node;
}

function partsOf(disk: Disk, path: string): string[] {
  if (path !== disk.root && !path.startsWith(`${disk.root}/`)) throw systemError('ENOENT');
  return path.slice(disk.root.length).split('/').filter(Boolean);
}

export function nodeAt(disk: Disk, folder: FolderNode, name: string): Node | null {
  const versions = folder.names.get(name);
  const id = versions ? latest(versions) : null;
  return id === null ? null : (disk.nodes.get(id) ?? null);
}

export function setName(folder: FolderNode, name: string, id: number | null): void {
  const versions = folder.names.get(name) ?? [null];
  versions.push(id);
  folder.names.set(name, versions);
}

export function namesIn(folder: FolderNode): string[] {
  return [...folder.names]
    .filter(([, versions]) => latest(versions) !== null)
    .map(([name]) => name);
}

/** As programs see it. */
export function bytesOf(disk: Disk, file: FileNode): Buffer {
  const bytes = Buffer.alloc(latest(file.length));
  file.blocks.forEach((versions, index) => {
    latest(versions)?.copy(bytes, index * disk.blockBytes);
  });
  return bytes;
}

export function writeBytes(disk: Disk, file: FileNode, bytes: Uint8Array, position: number): void {
  const size = disk.blockBytes;
  for (let done = 0; done < bytes.byteLength;) {
    const index = Math.floor((position + done) / size);
    const from = (position + done) % size;
    const part = bytes.subarray(done, done + size - from);
    const block = Buffer.alloc(size);
    blockAt(file, index).at(-1)?.copy(block);
    block.set(part, from);
    blockAt(file, index).push(block);
    file.givenUp.delete(index);
    done += part.byteLength;
  }
  setLength(file, Math.max(latest(file.length), position + bytes.byteLength));
}

export function cutTo(disk: Disk, file: FileNode, length: number): void {
  file.blocks.forEach((versions, index) => {
    const block = latest(versions);
    const kept = length - index * disk.blockBytes;
    if (block === null || kept >= disk.blockBytes) return;
    versions.push(kept <= 0 ? null : Buffer.from(block).fill(0, kept));
  });
  setLength(file, length);
}

function blockAt(file: FileNode, index: number): Versions<Buffer | null> {
  while (file.blocks.length <= index) file.blocks.push([null]);
  return file.blocks[index] ?? [null];
}

function setLength(file: FileNode, length: number): void {
  file.writes += 1;
  if (length !== latest(file.length)) file.length.push(length);
}

/** What a sync does: of all that is in the node, what programs see is on the disk for certain. */
export function settle(node: Node): void {
  if (node.kind === 'folder') {
    for (const versions of node.names.values()) keepLatest(versions);
    return;
  }
  keepLatest(node.length);
  node.blocks.forEach((versions, index) => {
    if (!node.givenUp.has(index)) keepLatest(versions);
  });
}

/** What a sync that fails does: the system calls the blocks written, and they are not. */
export function giveUp(file: FileNode): void {
  file.blocks.forEach((versions, index) => {
    if (versions.length > 1) file.givenUp.add(index);
  });
}

function keepLatest(versions: Versions<unknown>): void {
  versions.splice(0, versions.length - 1);
}

/** Everything of which a power cut may leave one version or another, in an order that stays. */
export function undecided(disk: Disk): Versions<unknown>[] {
  return [...nodesInReach(disk)]
    .flatMap((node) => versionsIn(node))
    .filter(({ length }) => length > 1);
}

function versionsIn(node: Node): Versions<unknown>[] {
  return node.kind === 'folder' ? [...node.names.values()] : [node.length, ...node.blocks];
}

/** Under any of the versions. What no name leads to any more is gone, whatever was synced of it. */
function nodesInReach(disk: Disk, id = ROOT_ID, seen = new Set<Node>()): Set<Node> {
  const node = disk.nodes.get(id);
  if (!node || seen.has(node)) return seen;
  seen.add(node);
  if (node.kind === 'file') return seen;
  for (const versions of node.names.values()) {
    for (const next of versions) if (next !== null) nodesInReach(disk, next, seen);
  }
  return seen;
}

/** The same disk under another root, with whatever is undecided left so. */
export function copyOf(disk: Disk): Disk {
  const nodes = [...nodesInReach(disk)].map((node) => [node.id, copyOfNode(node)] as const);
  return { ...disk, root: newRoot(), nodes: new Map(nodes) };
}

function copyOfNode(node: Node): Node {
  if (node.kind === 'folder') {
    return {
      ...node,
      names: new Map([...node.names].map(([name, versions]) => [name, [...versions]])),
    };
  }
  const blocks = node.blocks.map((versions) => [...versions]);
  return { ...node, blocks, length: [...node.length], givenUp: new Set(node.givenUp) };
}

/** What is left when of each thing in `undecided` the version with that number reached the disk. */
export function afterPowerCut(disk: Disk, choices: readonly number[]): Disk {
  const copy = copyOf(disk);
  undecided(copy).forEach((versions, index) => {
    versions.splice(0, versions.length, versions[choices[index] ?? 0]);
  });
  return copy;
}

/** The same for disks on which programs see the same. */
export function keyOf(disk: Disk): string {
  const hash = createHash('sha1');
  const add = (path: string, node: Node | null): void => {
    if (node === null) return;
    hash.update(`${path}\n`);
    if (node.kind === 'file') hash.update(`${latest(node.length)}\n`).update(bytesOf(disk, node));
    else for (const name of namesIn(node).sort()) add(`${path}/${name}`, nodeAt(disk, node, name));
  };
  add('', disk.nodes.get(ROOT_ID) ?? null);
  return hash.digest('hex');
}

/** Of the files that programs see, in whole units of room. */
export function bytesInUse(disk: Disk, unit: number): number {
  const sum = (node: Node | null): number => {
    if (node === null) return 0;
    if (node.kind === 'file') return Math.ceil(latest(node.length) / unit) * unit;
    return namesIn(node).reduce((total, name) => total + sum(nodeAt(disk, node, name)), 0);
  };
  return sum(disk.nodes.get(ROOT_ID) ?? null);
}
