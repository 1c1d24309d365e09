/** `quarantine/`: what was damaged, kept as it was. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { writeFileDurably } from './durable-file.ts';
import { ensureFolder } from './folders.ts';
import type { FileSystem } from './file-system.ts';

export const quarantineFolder = (folder: string): string => join(folder, 'quarantine');

/**
 * Puts `bytes` into a file of its own, never over another; resolves with its path once it would
 * survive a power cut.
 */
export async function putInQuarantine(
  fs: FileSystem,
  folder: string,
  name: string,
  bytes: Uint8Array,
  now: Date,
): Promise<string> {
  const quarantine = await ensureFolder(fs, quarantineFolder(folder));
  const time = now.toISOString().replaceAll(':', '-');
  const path = join(quarantine, `${name}.${time}.${randomBytes(4).toString('hex')}`);
  await writeFileDurably(fs, path, bytes);
  return path;
}
