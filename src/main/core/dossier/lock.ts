/**
 * One process a dossier. The lock is a listening socket, since the system frees that when its
 * process dies, however it dies. Lock files that judge by age (proper-lockfile) are stolen by sleep
 * and by clock jumps.
 */
import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unlink } from 'node:fs/promises';
import { AppError } from '#shared/contract/errors.ts';
import { readError, systemCode } from './file-errors.ts';
import type { FileSystem } from './file-system.ts';

/** Frees the lock. */
export type Unlock = () => Promise<void>;

/**
 * Takes the locks of a dossier's folder, given without links: of its path, and of the folder itself, so that it is locked
 * under any other path, too, and after it was renamed. Rejects as `lockFolder` does.
 */
export async function lockDossier(fs: FileSystem, realFolder: string): Promise<Unlock> {
  const unlockPath = await lockFolder(realFolder, fs.platform);
  try {
    const { stamp } = await fs.info(realFolder);
    const unlockFolder = await lockFolder(`folder ${stamp}`, fs.platform, realFolder);
    return async () => {
      await unlockFolder();
      await unlockPath();
    };
  } catch (error) {
    await unlockPath();
    throw readError(error, realFolder);
  }
}

/**
 * Takes the lock of a folder, given without links. Rejects with `locked` when another process, or
 * this one, has it. It holds between the processes of one machine; a folder on a network share can
 * still be opened on two machines.
 */
export async function lockFolder(
  name: string,
  platform: NodeJS.Platform = process.platform,
  realFolder: string = name,
): Promise<Unlock> {
  const address = lockAddress(name, platform);
  try {
    return await listen(address);
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE') throw cannotLock(realFolder, error);
  }
  if (address.startsWith(tmpdir()) && (await isAbandoned(address))) {
    await unlink(address);
    return listen(address).catch((error: unknown) => {
      throw systemCode(error) === 'EADDRINUSE' ? locked(realFolder) : cannotLock(realFolder, error);
    });
  }
  throw locked(realFolder);
}

/**
 * Linux: an abstract name; Windows: a pipe; elsewhere a socket file of this user. The first two die
 * with the process.
 */
export function lockAddress(name: string, platform: NodeJS.Platform): string {
  const address = `dossier-${createHash('sha256').update(name).digest('hex').slice(0, 40)}`;
  if (platform === 'linux') return `\0${address}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${address}`;
  return join(tmpdir(), `${address}.sock`);
}

function listen(address: string): Promise<Unlock> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      // A forgotten lock must not keep the process alive.
      server.unref();
      resolve(() => closeServer(server));
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

/** A socket file that nobody listens on was left by a crash. */
function isAbandoned(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error) => resolve(systemCode(error) === 'ECONNREFUSED'));
  });
}

function locked(folder: string): AppError {
  return new AppError(
    'locked',
    `${folder} is already open in another window or program. Close it there, then open it here again. Nothing was changed.`,
    { folder },
  );
}

function cannotLock(folder: string, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error);
  return new AppError(
    'storage',
    `${folder} could not be reserved for this window (${why}). Restart the computer if this stays.`,
    { folder },
    { cause: error },
  );
}
