/** An open dossier that nothing is written to: no lock is taken, nothing is mended, not one byte changes. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '#shared/contract/dossier-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import { mergedCollections } from './base.ts';
import { DOSSIER_FILE, dossierFolder } from './dossier-file.ts';
import { readChanges, readLogPart } from './history-files.ts';
import { readNewerParts } from './newer-format.ts';
import { pictureOfFiles, type Picture } from './picture.ts';
import { readParts } from './read-parts.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import type { Base, OpenDossier } from '../context.ts';
import type { FileSystem } from './file-system.ts';

type ReadAccess = Extract<Access, { mode: 'read' }>;

type Parts = { file: DossierFile; base: Base; layer: Layer; seq: number };

/**
 * `access`: why it is for reading. Rejects as `openDossier` does, but for what has to do with writing. It shows the dossier
 * as it was when it was opened, whatever the program that has it for work does meanwhile.
 */
export async function openForReading(
  fs: FileSystem,
  path: string,
  access: ReadAccess,
): Promise<OpenDossier> {
  const folder = await dossierFolder(fs, path);
  const { parts, message } = await partsOf(fs, folder, access);
  const { file, base, layer, seq } = parts;
  const log = { folder, log: join(folder, LOG_FILE), dossier: file.id };
  return {
    folder,
    file,
    base,
    layer,
    access: { ...access, message },
    revision: () => seq,
    saved: () => ({ status: 'saved', at: null }),
    notices: () => [],
    addNotice: () => undefined,
    dismissNotice: () => undefined,
    commit: () =>
      Promise.reject(new AppError('read_only', `Nothing was changed. ${message}`, { folder })),
    save: () => Promise.resolve(),
    onCommit: () => () => undefined,
    changes: (seqs) => readChanges(fs, log, seqs),
    logPart: (next) => (next > seq ? Promise.resolve(null) : readLogPart(fs, log, next)),
    picture: () => pictureNow(fs, folder, access),
    close: () => Promise.resolve(),
  };
}

async function partsOf(
  fs: FileSystem,
  folder: string,
  access: ReadAccess,
): Promise<{ parts: Parts; message: string }> {
  if (access.why !== 'newer_format') {
    return { parts: await readWhileWritten(fs, folder), message: access.message };
  }
  const { leftOut, ...parts } = await readNewerParts(fs, folder);
  const more = leftOut === 0 ? '' : ` ${leftOut} of its parts can’t be shown by this version.`;
  return { parts, message: access.message + more };
}

/** Another program may be writing: files of two moments don't fit together, and the next look does better. */
async function readWhileWritten(fs: FileSystem, folder: string): Promise<Parts> {
  const { dossier, live, state } = await untilItFits(folder, () => readParts(fs, folder));
  const { data } = dossier.database;
  const { layer, end } = state;
  const file = { ...data, collections: mergedCollections(data, layer) };
  return { file, base: live.base, layer, seq: end.seq };
}

/** Of the newest state on the disk, whatever was read at opening: what lies there now has to fit together. */
function pictureNow(fs: FileSystem, folder: string, access: ReadAccess): Promise<Picture> {
  if (access.why === 'newer_format') {
    const message = `A copy of ${folder} made here would lack what this version does not know. Copy the whole folder instead.`;
    return Promise.reject(new AppError('newer_format', message, { folder }));
  }
  const stamps = (): string =>
    JSON.stringify(
      [DOSSIER_FILE, LAYER_FILE, LOG_FILE].map((name) => fs.infoNow(join(folder, name))?.stamp),
    );
  return untilItFits(folder, async () => {
    const before = stamps();
    const { dossier, live, state } = await readParts(fs, folder);
    const { base } = live;
    const target = { fs, folder, file: dossier.database.data, base, layer: state.layer };
    const picture = await pictureOfFiles(target, state.end);
    return stamps() === before ? picture : null;
  });
}

const TRIES = 5;
const PAUSE_MS = 40;

/** `look` answers null, or finds damage, where something was written meanwhile. */
async function untilItFits<T>(folder: string, look: () => Promise<T | null>): Promise<T> {
  for (let attempt = 1; attempt < TRIES; attempt += 1) {
    try {
      const found = await look();
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
    }
    await sleep(PAUSE_MS);
  }
  const found = await look();
  if (found !== null) return found;
  const message = `${folder} is being written to by another program all the time. Try again in a moment.`;
  throw new AppError('storage', message, { folder });
}
