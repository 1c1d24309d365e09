/** An open dossier, put together of its parts: log, snapshot, commits, and the watch over its files. */
import { join } from 'node:path';
import type { Low } from 'lowdb';
import { AppError } from '#shared/contract/errors.ts';
import type { SavedState } from '#shared/contract/events.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Change } from '#shared/model/layer.ts';
import { takeBackup } from './backups.ts';
import { mergedCollections } from './base.ts';
import { openChangeLog, type ChangeLog } from './change-log.ts';
import { createCommits } from './commits.ts';
import { compact, type CompactionTarget } from './compaction.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { systemErrorInWords } from './file-errors.ts';
import { keepForeignLayer, settleForeign, type ForeignTarget } from './foreign.ts';
import { readChanges, readLogPart, type LogPart, type LogTarget } from './history-files.ts';
import { toData } from './layer-file.ts';
import { createNotices } from './notices.ts';
import { watchOwnFiles } from './own-files.ts';
import { pictureOfFiles, pictureOfMemory, type Picture, type PictureTarget } from './picture.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import { createSerialQueue } from './serial-queue.ts';
import { createShrinkGuard } from './shrink-guard.ts';
import { createSnapshots, type SnapshotOptions } from './snapshots.ts';
import { upgrade } from './upgrade.ts';
import type { DossierParts } from './read-parts.ts';
import type { FileSystem } from './file-system.ts';
import type { LogPosition } from './log-lines.ts';
import type { Unlock } from './lock.ts';
import type { Log, OpenDossier } from '../context.ts';

export type DossierDeps = {
  fs: FileSystem;
  clock: () => Date;
  newId: () => string;
  log: Log;
  /** The saved state changed. */
  onSaved: (state: SavedState) => void;
  /** There is something that the user has to know, or it was dismissed. */
  onNotice: () => void;
  /** When the snapshot is written; tests shorten it. */
  snapshots?: Pick<SnapshotOptions, 'idleMs' | 'manyChanges'> | undefined;
  /** A longer `changes.jsonl` than this moves to `history/` after a snapshot. */
  mostLogBytes?: number | undefined;
  retryMs?: number | undefined;
};

const MOST_LOG_BYTES = 4 * 1024 * 1024;

export async function openForWork(
  deps: DossierDeps,
  folder: string,
  parts: DossierParts,
  end: LogPosition,
  unlock: Unlock,
): Promise<OpenDossier> {
  const { fs, log, clock } = deps;
  const { live, state } = parts;
  const { base } = live;
  const { database } = parts.dossier;
  const { layer } = state;
  const { id } = database.data;
  const path = join(folder, LOG_FILE);
  const changeLog = await openChangeLog({ fs, path, dossier: id }, end);
  const queue = createSerialQueue();
  const notices = createNotices(deps);
  const guard = createShrinkGuard(layer);
  const ownFiles = watchOwnFiles(fs, folder);
  for (const name of [DOSSIER_FILE, LAYER_FILE]) ownFiles.remember(name);
  const logTarget: LogTarget = { folder, log: path, dossier: id };
  const target: CompactionTarget = { fs, folder, path, dossier: id };
  const foreign: ForeignTarget = {
    ...target,
    folderStamp: fs.infoNow(folder)?.stamp,
    changeLog,
    ownFiles,
    clock,
    contentOf: (name) => (name === DOSSIER_FILE ? database.data : state.database.data),
    write: (name) => (name === DOSSIER_FILE ? writeDossierFile() : writeSnapshot()),
    notice: (message) => notices.add('foreign', message),
  };

  async function writeDossierFile(): Promise<void> {
    await database.write();
    ownFiles.remember(DOSSIER_FILE);
  }

  /** One at a time: an older snapshot must never take the place of a newer one. */
  const snapshotQueue = createSerialQueue();
  let snapshotSeq = state.database.data.seq;
  const writeSnapshot = (): Promise<void> =>
    snapshotQueue.run(async () => {
      await keepForeignLayer(foreign);
      if (commits.unsaved().length > 0) throw new Error('Some changes are not in the log yet.');
      guard.check(layer);
      const { seq, checksum } = changeLog.position();
      state.database.data = toData(layer, { dossier: id, seq, logChecksum: checksum });
      await state.database.write();
      ownFiles.remember(LAYER_FILE);
      snapshotSeq = seq;
    });

  async function snapshotAndCompact(): Promise<void> {
    await queue.run(() => settleForeign(foreign));
    await writeSnapshot();
    if (changeLog.position().length <= (deps.mostLogBytes ?? MOST_LOG_BYTES)) return;
    await queue.run(async () => {
      if (snapshotSeq !== changeLog.position().seq) await writeSnapshot();
      await compact(target, changeLog);
    });
  }

  const snapshots = createSnapshots({
    ...deps.snapshots,
    pending: state.replayed,
    write: snapshotAndCompact,
    failed(error) {
      log('warn', `${LAYER_FILE} was not written; the log holds everything. ${String(error)}`);
      if (error instanceof AppError && error.code === 'damaged')
        notices.add('shrunk', error.message);
    },
  });
  let merged: DossierFile | null = null;
  const commits = createCommits({
    ...deps,
    prepare: live.prepare,
    layer,
    changeLog,
    queue,
    begin: async () => {
      try {
        await settleForeign(foreign);
        if (database.data.begun !== undefined) return;
        await begin(database, changeLog, clock(), writeDossierFile);
        // That took a while: the log was made, and lay there.
        await settleForeign(foreign);
      } catch (error) {
        throw systemErrorInWords(error, folder);
      }
    },
    committed(change) {
      live.apply(change.ops);
      merged = null;
      guard.committed(change);
      snapshots.changed();
    },
  });

  /**
   * Which files a copy can be made of. What another program wrote is put aside first; where that can't be, nothing on the
   * disk is sure to be ours. `layer` is also false while it is being written.
   */
  async function ownNow(): Promise<{ log: boolean; layer: boolean }> {
    try {
      await settleForeign(foreign);
      return { log: true, layer: !ownFiles.isForeign(LAYER_FILE) };
    } catch {
      // Whoever writes next is told; a copy can still be made from memory.
      return { log: false, layer: false };
    }
  }

  const pictured = (): PictureTarget => ({ fs, folder, file: database.data, base, layer });
  const picture = async (): Promise<Picture> => {
    const own = await ownNow();
    const position = changeLog.position();
    const unsaved = commits.unsaved().map(({ line }) => line);
    if (own.layer && unsaved.length === 0) {
      const ofFiles = await pictureOfFiles(pictured(), position).catch(() => null);
      if (ofFiles !== null) return ofFiles;
    }
    // The disk refuses; what of it can be read is taken along.
    const bytes = own.log && position.length > 0 ? await changeLog.bytes().catch(() => null) : null;
    return pictureOfMemory(pictured(), { position, bytes, unsaved });
  };

  try {
    await upgrade(target, parts, changeLog, {
      async backUp() {
        const picture = await pictureOfFiles(pictured(), end);
        await takeBackup({ fs, folder, dossier: id, picture, at: clock(), reason: 'upgrade' });
      },
      writeSnapshot,
    });
    for (const name of [DOSSIER_FILE, LAYER_FILE]) ownFiles.remember(name);
  } catch (error) {
    await changeLog.close();
    throw error;
  }

  return {
    folder,
    get file() {
      merged ??= { ...database.data, collections: mergedCollections(database.data, layer) };
      return merged;
    },
    base,
    layer,
    access: { mode: 'write' },
    revision: commits.revision,
    saved: commits.saved,
    notices: notices.all,
    addNotice: notices.add,
    dismissNotice: notices.dismiss,
    commit: commits.commit,
    save: commits.save,
    onCommit: commits.onCommit,
    picture: () => queue.run(picture),
    changes: (seqs) => queue.run(() => readBack(seqs)),
    logPart: (next) => queue.run(() => readPart(next)),
    close: async () => {
      try {
        await commits.close();
        await snapshots.flush();
      } finally {
        try {
          await changeLog.close();
        } finally {
          await unlock();
        }
      }
    },
  };

  async function readBack(seqs: readonly number[]): Promise<Change[]> {
    const unsaved = commits
      .unsaved()
      .flatMap(({ change }) => (seqs.includes(change.seq) ? change : []));
    const onDisk = seqs.filter((seq) => seq <= changeLog.position().seq);
    return [...(await readChanges(fs, logTarget, onDisk)), ...unsaved];
  }

  async function readPart(next: number): Promise<LogPart | null> {
    if (next <= changeLog.position().seq) return readLogPart(fs, logTarget, next);
    const changes = commits.unsaved().flatMap(({ change }) => (change.seq >= next ? change : []));
    return changes.length === 0 ? null : { changes, last: commits.revision() };
  }
}

/**
 * Before the first change of a dossier. First the log, then the word that it must be there: the
 * other way round, a crash between the two would look like a lost log.
 */
async function begin(
  database: Low<DossierFile>,
  changeLog: ChangeLog,
  now: Date,
  write: () => Promise<void>,
): Promise<void> {
  const before = database.data;
  await changeLog.prepare();
  try {
    database.data = { ...before, begun: now.toISOString() };
    await write();
  } catch (error) {
    database.data = before;
    throw error;
  }
}
