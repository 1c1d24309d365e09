/** Every flipped bit and every cut of a file, and what the dossier says to it. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { fixtureDeps } from '../fixture.ts';
import { openDossier } from '../open.ts';
import {
  bytesOf,
  cutTo,
  findNode,
  keyOf,
  namesIn,
  settle,
  writeBytes,
  type FileNode,
} from './disk-model.ts';
import { stateOf } from './states.ts';
import type { MemoryDisk } from './memory-disk.ts';

/** How a file was damaged: bit `at` flipped, or cut off after `at` bytes. */
export type Damage = { kind: 'flip' | 'cut'; at: number };

/** `every`: 1 = all bits; 8 = one of each byte, another one from byte to byte. */
export function flips(length: number, every: 1 | 8): Damage[] {
  const all = Array.from({ length: length * 8 }, (_, at) => at);
  const chosen = all.filter((at) => every === 1 || at % 8 === (at >> 3) % 8);
  return chosen.map((at) => ({ kind: 'flip', at }));
}

export function cuts(length: number): Damage[] {
  return Array.from({ length }, (_, at) => ({ kind: 'cut', at }));
}

export function damage(bytes: Buffer, { kind, at }: Damage): Buffer {
  if (kind === 'cut') return bytes.subarray(0, at);
  const flipped = Buffer.from(bytes);
  flipped.writeUInt8(flipped.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return flipped;
}

/** A disk like the other, with another content in one file. */
export function withBytes(disk: MemoryDisk, path: string, bytes: Buffer): MemoryDisk {
  const copy = disk.copy();
  const file = fileAt(copy, path);
  cutTo(copy.model, file, 0);
  writeBytes(copy.model, file, bytes, 0);
  settle(file);
  return copy;
}

/** `path`: below the disk's root. */
export function bytesAt(disk: MemoryDisk, path: string): Buffer {
  return bytesOf(disk.model, fileAt(disk, path));
}

/** What is in the files of a folder, by their names; nothing where there is no folder. */
export function filesIn(disk: MemoryDisk, path: string): Buffer[] {
  const folder = findNode(disk.model, join(disk.root, path));
  if (folder?.kind !== 'folder') return [];
  return namesIn(folder)
    .sort()
    .map((name) => bytesAt(disk, join(path, name)));
}

function fileAt(disk: MemoryDisk, path: string): FileNode {
  const node = findNode(disk.model, join(disk.root, path));
  if (node?.kind !== 'file') throw new Error(`There is no file ${path}.`);
  return node;
}

/** `noticed`: refused as damaged, with nothing written. Else the state; and what is wrong, in other words. */
export async function opened(disk: MemoryDisk, folder: string): Promise<string> {
  const before = keyOf(disk.model);
  try {
    const dossier = await openDossier(join(disk.root, folder), fixtureDeps({ fs: disk.fs }));
    const state = stateOf(dossier);
    await dossier.close();
    return state;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'damaged') return `says ${String(error)}`;
    return keyOf(disk.model) === before ? 'noticed' : 'noticed, and something was written';
  }
}
