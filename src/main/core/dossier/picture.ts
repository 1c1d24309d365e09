/**
 * A dossier at one moment, as files: for backups and for copies elsewhere. The small ones are held as bytes, since they go
 * on changing; the others are never written to again, and are named.
 */
import { join } from 'node:path';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import { encodeLines, type Line } from './change-log.ts';
import { DOSSIER_FILE } from './dossier-file.ts';
import { jsonBytes, readRegularFile } from './durable-json.ts';
import { readError, systemCode } from './file-errors.ts';
import { listSegments, HISTORY_FOLDER, MAX_LOG_BYTES } from './history-files.ts';
import { toData } from './layer-file.ts';
import { encodeHeader, type LogPosition } from './log-lines.ts';
import { LAYER_FILE, LOG_FILE } from './replay.ts';
import type { Base } from '../context.ts';
import type { FileSystem } from './file-system.ts';

export type Picture = {
  /** The seq of the last change in it. */
  seq: number;
  /** The user's own entries, by table of the layer. */
  entries: Record<string, number>;
  /** Imported records. */
  imported: number;
  /** Paths below the dossier's folder, with `/`. */
  files: { path: string; bytes: Buffer }[];
  /** Paths below the dossier's folder, with `/`. */
  lasting: string[];
};

export type PictureTarget = {
  fs: FileSystem;
  folder: string;
  file: DossierFile;
  base: Base;
  layer: Readonly<Layer>;
};

const countsOf = ({ base, layer }: PictureTarget): Pick<Picture, 'entries' | 'imported'> => ({
  entries: Object.fromEntries(Object.entries(layer).map(([table, { size }]) => [table, size])),
  imported: [...base.values()].reduce((sum, records) => sum + records.size, 0),
});

/** Of the files on the disk, as they are; of the log up to `log.length`. Call it while no commit runs. */
export async function pictureOfFiles(
  target: PictureTarget,
  log: { seq: number; length: number },
): Promise<Picture> {
  const { fs, folder } = target;
  const files: Picture['files'] = [];
  for (const path of [DOSSIER_FILE, LAYER_FILE, LOG_FILE]) {
    const bytes = await readRegularFile(fs, join(folder, path), MAX_LOG_BYTES);
    if (bytes === null) continue;
    files.push({ path, bytes: path === LOG_FILE ? bytes.subarray(0, log.length) : bytes });
  }
  const lasting = await lastingFiles(target);
  return { seq: log.seq, ...countsOf(target), files, lasting };
}

export type MemoryLog = {
  /** Of the last change on the disk. */
  position: LogPosition;
  /** The log up to there; null where it can't be read. */
  bytes: Buffer | null;
  /** What came after it. */
  unsaved: readonly Line[];
};

/** Of what is in memory, with what the disk refused. Call it while no commit runs. */
export async function pictureOfMemory(target: PictureTarget, log: MemoryLog): Promise<Picture> {
  const { file, layer } = target;
  const { bytes, end } = encodeLines(log.position, log.unsaved);
  const at = { dossier: file.id, seq: end.seq, logChecksum: end.checksum };
  const whole = log.bytes === null ? encodeHeader(file.id, end) : Buffer.concat([log.bytes, bytes]);
  const files = [
    { path: DOSSIER_FILE, bytes: jsonBytes(file, true) },
    { path: LAYER_FILE, bytes: jsonBytes(toData(layer, at), false) },
    { path: LOG_FILE, bytes: whole },
  ];
  return { seq: end.seq, ...countsOf(target), files, lasting: await lastingFiles(target) };
}

/**
 * Imports, also those that were undone and may be done again; documents of sources; older changes. What is named is taken
 * along whether it is there or not: a file that is missing has to be noticed.
 */
async function lastingFiles({ fs, folder, file, layer }: PictureTarget): Promise<string[]> {
  const segments = await listSegments(fs, folder);
  const named = [
    ...file.imports.map((entry) => entry.file),
    ...[...layer.imports.values()].flatMap(({ parts }) => parts.map((part) => part.file)),
    ...[...layer.documents.values()].map(({ sha256 }) => `${SOURCES_FOLDER}/${sha256}`),
  ];
  const found = [
    ...(await namesIn(fs, folder, BASE_FOLDER, baseName)),
    ...(await namesIn(fs, folder, SOURCES_FOLDER, sourceName)),
  ];
  const paths = [...named, ...found, ...segments.map(({ name }) => `${HISTORY_FOLDER}/${name}`)];
  return [...new Set(paths)];
}

const BASE_FOLDER = 'base';
export const SOURCES_FOLDER = 'sources';
const baseName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json$/;
const sourceName = /^[0-9a-f]{64}$/;

async function namesIn(
  fs: FileSystem,
  folder: string,
  below: string,
  pattern: RegExp,
): Promise<string[]> {
  try {
    const names = await fs.list(join(folder, below));
    return names.filter((name) => pattern.test(name)).map((name) => `${below}/${name}`);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw readError(error, join(folder, below));
  }
}
