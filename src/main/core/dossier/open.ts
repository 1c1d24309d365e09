/** Opening a dossier. Everything is read and checked before the first byte is written. */
import { join } from 'node:path';
import type { Low } from 'lowdb';
import type { SavedState } from '#shared/contract/events.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import { AppError } from '#shared/contract/errors.ts';
import { readBase } from './base.ts';
import { mendChangeLog, openChangeLog, type ChangeLog } from './change-log.ts';
import { createCommits } from './commits.ts';
import { dossierFolder, readDossierFile } from './dossier-file.ts';
import { removeStrayTemporaries, temporaryPath } from './durable-file.ts';
import { systemCode, writeError } from './file-errors.ts';
import { toData } from './layer-file.ts';
import { lockFolder } from './lock.ts';
import { putInQuarantine } from './quarantine.ts';
import { LAYER_FILE, LOG_FILE, replay, type Replayed } from './replay.ts';
import { createSnapshots, type SnapshotOptions } from './snapshots.ts';
import type { LogPosition } from './log-lines.ts';
import type { FileSystem } from './file-system.ts';
import type { Base, Log, OpenDossier } from '../context.ts';

export type DossierDeps = {
  fs: FileSystem;
  clock: () => Date;
  newId: () => string;
  log: Log;
  /** The saved state changed. */
  onSaved: (state: SavedState) => void;
  /** When the snapshot is written; tests shorten it. */
  snapshots?: Pick<SnapshotOptions, 'idleMs' | 'manyChanges'> | undefined;
};

/**
 * Opens the dossier in `folder` for this process alone. Rejects, with nothing written and the lock
 * free, with `not_found`, `not_a_dossier`, `newer_format`, `damaged`, `read_only`, `locked` or
 * `storage`. What a crash left behind (the torn end of a change that was never acknowledged,
 * temporary files) is put in order; the torn bytes are kept in `quarantine/`.
 */
export async function openDossier(path: string, deps: DossierDeps): Promise<OpenDossier> {
  const { fs } = deps;
  const folder = await dossierFolder(fs, path);
  await readDossierFile(fs, folder);
  await checkWritable(fs, folder);
  const unlock = await lockFolder(folder, fs.platform);
  try {
    // Read again: until the lock was ours, another process may have written.
    const database = await readDossierFile(fs, folder);
    const file = database.data;
    const base = await readBase(fs, folder, file);
    const state = await replay(fs, folder, file.id, file.begun !== undefined);
    const end = await mend(deps, folder, state);
    return assemble(deps, folder, database, base, state, end, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * Rights of the folder and of each file that will be written. As root only a read-only disk or the
 * immutable flag say no.
 */
async function checkWritable(fs: FileSystem, folder: string): Promise<void> {
  for (const name of ['', 'dossier.json', LAYER_FILE, LOG_FILE]) {
    const path = join(folder, name);
    try {
      await fs.checkWritable(path);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') continue;
      throw readOnly(folder, path, error);
    }
  }
  if (fs.platform === 'win32') await probe(fs, folder);
}

/** Windows tells the rights of a folder only to those who try. */
async function probe(fs: FileSystem, folder: string): Promise<void> {
  const path = temporaryPath(join(folder, 'probe'));
  try {
    await (await fs.open(path, 'create')).close();
    await fs.removeFile(path);
  } catch (error) {
    throw readOnly(folder, folder, error);
  }
}

function readOnly(folder: string, path: string, error: unknown): AppError {
  const { code, message } = writeError(error, path);
  if (code !== 'read_only') return new AppError(code, message, { folder }, { cause: error });
  return new AppError(
    'read_only',
    `${folder} can't be opened for work. ${message} Nothing was changed.`,
    { folder },
    { cause: error },
  );
}

/** Puts in order what a crash left behind. */
async function mend(deps: DossierDeps, folder: string, state: Replayed): Promise<LogPosition> {
  try {
    const end = await mendLog(deps, folder, state);
    for (const name of await removeStrayTemporaries(deps.fs, folder)) {
      deps.log('info', `Removed ${name}, left by a write that was interrupted.`);
    }
    return end;
  } catch (error) {
    throw writeError(error, folder);
  }
}

async function mendLog(
  { fs, clock, log }: DossierDeps,
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

function assemble(
  deps: DossierDeps,
  folder: string,
  database: Low<DossierFile>,
  base: Base,
  state: Replayed,
  end: LogPosition,
  unlock: () => Promise<void>,
): OpenDossier {
  const { fs, log } = deps;
  const { layer } = state;
  const dossier = database.data.id;
  const changeLog = openChangeLog({ fs, path: join(folder, LOG_FILE), dossier }, end);

  const snapshots = createSnapshots({
    ...deps.snapshots,
    pending: state.replayed,
    write: async () => {
      const { seq, checksum } = changeLog.position();
      state.database.data = toData(layer, { dossier, seq, logChecksum: checksum });
      await state.database.write();
    },
    failed: (error) =>
      log(
        'warn',
        `${LAYER_FILE} was not written; the change log holds everything. ${String(error)}`,
      ),
  });
  const commits = createCommits({
    ...deps,
    layer,
    changeLog,
    begin: () => begin(database, changeLog, deps.clock()),
    committed: snapshots.changed,
  });

  return {
    folder,
    get file() {
      return database.data;
    },
    base,
    layer,
    revision: () => changeLog.position().seq,
    saved: commits.saved,
    commit: commits.commit,
    onCommit: commits.onCommit,
    close: async () => {
      try {
        await commits.close();
        await snapshots.flush();
        await changeLog.close();
      } finally {
        await unlock();
      }
    },
  };
}

/**
 * Before the first change of a dossier. First the log, then the word that it must be there: the
 * other way round, a crash between the two would look like a lost log.
 */
async function begin(database: Low<DossierFile>, changeLog: ChangeLog, now: Date): Promise<void> {
  const before = database.data;
  if (before.begun !== undefined) return;
  await changeLog.prepare();
  try {
    database.data = { ...before, begun: now.toISOString() };
    await database.write();
  } catch (error) {
    database.data = before;
    throw error;
  }
}
