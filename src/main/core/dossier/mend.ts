/** Puts in order what a crash left behind. Nothing that was acknowledged is touched. */
import { dirname, join } from 'node:path';
import { backupsFolder, lastingFolder } from './backup-files.ts';
import { mendChangeLog } from './change-log.ts';
import { removeStrayTemporaries, syncFolder } from './durable-file.ts';
import { systemCode, writeError } from './file-errors.ts';
import { exists } from './folders.ts';
import { tidyHistory } from './history-files.ts';
import { putInQuarantine, quarantineFolder } from './quarantine.ts';
import { LOG_FILE, type Replayed } from './replay.ts';
import type { FileSystem } from './file-system.ts';
import type { Log } from '../context.ts';
import type { LogPosition } from './log-lines.ts';

export type MendDeps = { fs: FileSystem; clock: () => Date; log: Log };

/** Call it with the lock held. Answers where the log stands afterwards. Throws `storage` or `read_only`. */
export async function mend(deps: MendDeps, folder: string, state: Replayed): Promise<LogPosition> {
  try {
    const end = await mendLog(deps, folder, state);
    const removed = await tidyHistory(deps.fs, folder);
    for (const place of writtenTo(folder)) {
      if (await exists(deps.fs, place))
        removed.push(...(await removeStrayTemporaries(deps.fs, place)));
    }
    await settle(deps.fs, folder, end);
    for (const name of removed) {
      deps.log('info', `Removed ${name}, left by a write that was interrupted.`);
    }
    return end;
  } catch (error) {
    throw writeError(error, folder);
  }
}

function writtenTo(folder: string): string[] {
  const below = ['base', 'sources'].map((name) => join(folder, name));
  const kept = [quarantineFolder(folder), backupsFolder(folder), lastingFolder(folder)];
  return [folder, ...below, ...kept];
}

/**
 * A program that was killed may have written more than it synced, and the system shows that all the same. From here on it is
 * relied on: a snapshot must not hold a change whose line a power cut takes back, nor a folder go that has work in it.
 */
async function settle(fs: FileSystem, folder: string, log: LogPosition): Promise<void> {
  if (log.length > 0) {
    const file = await fs.open(join(folder, LOG_FILE), 'change');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
  await syncFolder(fs, folder);
  try {
    await syncFolder(fs, dirname(folder));
  } catch (error) {
    // The folder above need not be ours to open; then nobody can do more.
    if (!['EACCES', 'EPERM'].includes(systemCode(error))) throw error;
  }
}

async function mendLog(
  { fs, clock, log }: MendDeps,
  folder: string,
  { end, torn, lineFeedMissing }: Replayed,
): Promise<LogPosition> {
  if (torn === null && !lineFeedMissing) return end;
  if (torn !== null) {
    const kept = await putInQuarantine(fs, folder, LOG_FILE, torn, clock());
    const what = `${torn.byteLength} bytes of a change that was never saved`;
    log('warn', `${LOG_FILE}: ${what} are now in ${kept}.`);
  }
  return mendChangeLog({ fs, path: join(folder, LOG_FILE) }, end, lineFeedMissing);
}
