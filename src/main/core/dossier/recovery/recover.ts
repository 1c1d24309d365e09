/**
 * Saving a damaged dossier. What is damaged goes into `quarantine/` first, byte for byte; then what could be saved is
 * written in its place, so that the dossier opens. A crash in between leaves a damaged dossier, to be saved again.
 */
import { join } from 'node:path';
import type { LostThing, RecoveryReport } from '#shared/contract/recovery-api.ts';
import { dossierDatabase, dossierFolder } from '../dossier-file.ts';
import { readRegularFile } from '../durable-json.ts';
import { writeFileDurably } from '../durable-file.ts';
import { writeError } from '../file-errors.ts';
import { ensureFolder } from '../folders.ts';
import { MAX_LOG_BYTES, writeSegment } from '../history-files.ts';
import { layerDatabase, toData } from '../layer-file.ts';
import { lockDossier } from '../lock.ts';
import { encodeHeader, wholeLines } from '../log-lines.ts';
import { putInQuarantine } from '../quarantine.ts';
import { LAYER_FILE, LOG_FILE } from '../replay.ts';
import { checkWritable } from '../writable.ts';
import type { FileSystem } from '../file-system.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import type { WorkToWrite } from './diagnose-work.ts';
import { freshChecksum } from './salvage-log.ts';

export type RecoverySource = {
  fs: FileSystem;
  clock: () => Date;
  /** The dossier that ships with the program. */
  shipped: string;
};

export type Recovery = {
  report: RecoveryReport;
  /** All of it; the report holds the first few hundred. */
  lost: LostThing[];
};

const MOST_LOST_SHOWN = 300;

/** Only looks. Rejects with `not_found`, `damaged` when nothing can be saved, or `storage`. */
export async function inspect(source: RecoverySource, path: string): Promise<Recovery> {
  const { fs, shipped } = source;
  return reportOn(await diagnose({ fs, shipped, folder: await dossierFolder(fs, path) }));
}

/** Rejects as `inspect`, and with `locked`, `read_only`; nothing that is damaged is gone then. */
export async function recover(source: RecoverySource, path: string): Promise<Recovery> {
  const { fs, shipped } = source;
  const folder = await dossierFolder(fs, path);
  await checkWritable(fs, folder);
  const unlock = await lockDossier(fs, folder);
  try {
    const diagnosis = await diagnose({ fs, shipped, folder });
    await write(source, diagnosis);
    return reportOn(diagnosis);
  } catch (error) {
    throw writeError(error, folder);
  } finally {
    await unlock();
  }
}

function reportOn({ folder, file, layer, imported, verdicts, lost }: Diagnosis): Recovery {
  const report: RecoveryReport = {
    folder,
    title: file.title,
    files: verdicts,
    entries: Object.fromEntries(Object.entries(layer).map(([table, { size }]) => [table, size])),
    imported,
    lost: lost.slice(0, MOST_LOST_SHOWN),
    lostCount: lost.length,
  };
  return { report, lost };
}

async function write(source: RecoverySource, diagnosis: Diagnosis): Promise<void> {
  const { fs, clock } = source;
  const { folder, file, bases, toWrite } = diagnosis;
  const now = clock();
  const damaged = diagnosis.verdicts
    .filter(({ state }) => state !== 'good')
    .map(({ path }) => path);
  for (const path of damaged) await quarantine(fs, folder, path, now);
  if (bases.length > 0) await ensureFolder(fs, join(folder, 'base'));
  for (const { part, bytes } of bases)
    if (bytes !== null) await writeFileDurably(fs, join(folder, part.file), bytes);
  if (toWrite !== null) await writeWork(fs, diagnosis, toWrite);
  if (!diagnosis.isFileGood) {
    const begun = file.begun ?? (toWrite === null ? undefined : now.toISOString());
    const content = begun === undefined ? file : { ...file, begun };
    await dossierDatabase(fs, folder, content).database.write();
  }
}

async function quarantine(fs: FileSystem, folder: string, path: string, now: Date): Promise<void> {
  const bytes = await readRegularFile(fs, join(folder, path), MAX_LOG_BYTES);
  if (bytes !== null) await putInQuarantine(fs, folder, path.replaceAll('/', '-'), bytes, now);
}

/** The log goes on where it is whole to the end; else a new one begins after the snapshot. */
async function writeWork(
  fs: FileSystem,
  { folder, file, layer }: Diagnosis,
  { seq, isLogGood }: WorkToWrite,
): Promise<void> {
  const path = join(folder, LOG_FILE);
  const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
  const good = bytes && wholeLines(path, file.id, bytes);
  const checksum = isLogGood && good ? good.checksum : freshChecksum(`${file.id} ${seq}`);
  if (!isLogGood && good && good.last >= good.first && good.last <= seq)
    await writeSegment(fs, folder, good, good.bytes);
  const snapshot = layerDatabase(fs, join(folder, LAYER_FILE), file.id);
  snapshot.data = toData(layer, { dossier: file.id, seq, logChecksum: checksum });
  await snapshot.write();
  if (!isLogGood) await writeFileDurably(fs, path, encodeHeader(file.id, { seq, checksum }));
}
