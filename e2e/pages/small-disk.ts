/** A disk that can be filled up and freed again, with a dossier on it. */
import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

export type SmallDisk = {
  /** Of the dossier on it. */
  dossier: string;
  fill: () => void;
  free: () => void;
  unmount: () => void;
};

const PIECE = Buffer.alloc(64 * 1024);

/** null where this user may not make one: only root on Linux can mount a disk small enough to fill. */
export function smallDisk(folder: string, from: string): SmallDisk | null {
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const dossier = path.join(folder, 'On a small disk.dossier');
  cpSync(from, dossier, { recursive: true });
  const filler = path.join(folder, 'filler');
  return {
    dossier,
    fill: () => fillUp(filler),
    free: () => rmSync(filler),
    unmount: () => void execFileSync('umount', ['--lazy', folder]),
  };
}

/** In ever smaller pieces, to the last byte. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = PIECE.byteLength; size > 0;) {
      try {
        writeSync(handle, PIECE, 0, size);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        size = Math.floor(size / 2);
      }
    }
  } finally {
    closeSync(handle);
  }
}
