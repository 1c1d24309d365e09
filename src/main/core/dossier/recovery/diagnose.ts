/** A look at a damaged dossier: what is wrong, and what could be written in its place. Nothing is written here. */
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { FileVerdict, LostThing } from '#shared/contract/recovery-api.ts';
import { DossierFile } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import type { BackupManifest } from '#shared/model/backup.ts';
import { fileOfBackup, listBackups, readBackup } from '../backup-files.ts';
import { readBaseFile } from '../base.ts';
import { DOSSIER_FILE, readDossierFile } from '../dossier-file.ts';
import { jsonObject, readRegularFile } from '../durable-json.ts';
import { lift } from '../formats.ts';
import { listSegments, MAX_LOG_BYTES } from '../history-files.ts';
import { fromData, layerDatabase } from '../layer-file.ts';
import { wholeLines } from '../log-lines.ts';
import { LAYER_FILE, LOG_FILE, replay } from '../replay.ts';
import type { FileSystem } from '../file-system.ts';
import {
  countRecords,
  hasHash,
  salvageBase,
  type CopySource,
  type SalvagedBase,
} from './salvage-base.ts';
import { salvageLayer, type Anchor, type SalvagedLayer } from './salvage-layer.ts';
import { salvageSnapshot } from './salvage-snapshot.ts';
import { nothingSalvaged, salvageLog, type Salvaged } from './salvage-log.ts';

export type Diagnosis = {
  folder: string;
  /** What `dossier.json` is to hold. */
  file: DossierFile;
  isFileGood: boolean;
  bases: SalvagedBase[];
  /** null: layer and log are good as they are. */
  work: { salvaged: SalvagedLayer; isLogGood: boolean; isLayerGood: boolean } | null;
  layer: Layer;
  /** Records of the base that are good or can be put back. */
  imported: number;
  verdicts: FileVerdict[];
  lost: LostThing[];
};

export type DiagnosisSource = {
  fs: FileSystem;
  folder: string;
  /** The dossier that ships with the program: it has undamaged copies of its own files. */
  shipped: string;
};

/** Throws `damaged` when not even its definitions can be found, and `storage`. */
export async function diagnose(source: DiagnosisSource): Promise<Diagnosis> {
  const { fs, folder } = source;
  const backups = (await listBackups(fs, folder)).flatMap((one) => (one.ok ? [one.manifest] : []));
  const definition = await findDefinition(source, backups);
  const verdicts: FileVerdict[] = [definition.verdict];
  const lost: LostThing[] = [];
  const bases: SalvagedBase[] = [];
  let imported = 0;
  for (const entry of definition.file.imports) {
    const found = await diagnoseBase(source, definition.file, entry, backups);
    const { verdict, salvaged } = found;
    verdicts.push(verdict);
    imported += found.records;
    if (salvaged) {
      bases.push(salvaged);
      lost.push(...salvaged.lost);
    } else if (verdict.state !== 'good') {
      lost.push({ kind: 'file', title: entry.file, why: verdict.words, text: '' });
    }
  }
  const kept = definition.file.imports.flatMap((entry) => {
    const salvaged = bases.find((one) => one.entry.file === entry.file);
    return lost.some(({ kind, title }) => kind === 'file' && title === entry.file)
      ? []
      : [salvaged?.entry ?? entry];
  });
  const file = { ...definition.file, imports: kept };
  const work = await diagnoseWork(source, file, backups);
  const isFileGood = definition.verdict.state === 'good' && sameImports(definition.file, file);
  return {
    folder,
    file,
    isFileGood,
    bases,
    work: work.work,
    layer: work.layer,
    imported,
    verdicts: [...verdicts, ...work.verdicts],
    lost: [...lost, ...work.lost],
  };
}

const sameImports = (a: DossierFile, b: DossierFile): boolean =>
  JSON.stringify(a.imports) === JSON.stringify(b.imports);

type Definition = { file: DossierFile; verdict: FileVerdict };

async function findDefinition(
  { fs, folder, shipped }: DiagnosisSource,
  backups: readonly BackupManifest[],
): Promise<Definition> {
  const verdict = (state: FileVerdict['state'], words: string): FileVerdict => ({
    path: DOSSIER_FILE,
    state,
    words,
  });
  const found = await attemptOwn(() => readDossierFile(fs, folder));
  if (found.ok) return { file: found.value.database.data, verdict: verdict('good', '') };
  const raw = await readRegularFile(fs, join(folder, DOSSIER_FILE), MAX_LOG_BYTES);
  const state = raw === null ? 'missing' : 'damaged';
  const readable = raw && definitionIn(join(folder, DOSSIER_FILE), raw);
  for (const manifest of backups) {
    const bytes = await attempt(() => fileOfBackup(fs, folder, manifest, DOSSIER_FILE));
    const file = bytes.ok && bytes.value ? definitionIn(folder, bytes.value) : null;
    // One that names more is newer than the backup, and more of it can be right than wrong.
    if (file && (!readable || readable.imports.length <= file.imports.length))
      return { file, verdict: verdict(state, `taken from the backup of ${manifest.at}`) };
  }
  if (readable) {
    const words = 'its checksum is wrong, but it can be read; there is no copy to compare it with';
    return { file: readable, verdict: verdict(state, words) };
  }
  const ours = await attempt(() => readDossierFile(fs, shipped));
  const logBytes = await readRegularFile(fs, join(folder, LOG_FILE), MAX_LOG_BYTES);
  if (ours.ok && logBytes?.includes(`"dossier":"${ours.value.database.data.id}"`)) {
    const words = 'taken from the dossier that ships with the program';
    return { file: ours.value.database.data, verdict: verdict(state, words) };
  }
  throw found.error;
}

function definitionIn(path: string, bytes: Buffer): DossierFile | null {
  try {
    const { checksum: _, ...content } = jsonObject(path, bytes);
    const parsed = DossierFile.safeParse(lift('dossier', content, content['format']));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function diagnoseBase(
  { fs, folder, shipped }: DiagnosisSource,
  file: DossierFile,
  entry: DossierFile['imports'][number],
  backups: readonly BackupManifest[],
): Promise<{ verdict: FileVerdict; salvaged: SalvagedBase | null; records: number }> {
  const path = entry.file;
  const found = await attemptOwn(() => readBaseFile(fs, folder, join(folder, path)));
  const bytes = found.ok ? found.value : null;
  const good: FileVerdict = { path, state: 'good', words: '' };
  if (bytes !== null && hasHash(bytes, entry))
    return { verdict: good, salvaged: null, records: countRecords(bytes) };
  const copies: CopySource[] = [
    ...backups.map((manifest) => ({
      words: `the backup of ${manifest.at}`,
      read: () => copyAt(() => fileOfBackup(fs, folder, manifest, path)),
    })),
    {
      words: 'the dossier that ships with the program',
      read: () => copyAt(() => readRegularFile(fs, join(shipped, path), MAX_LOG_BYTES)),
    },
  ];
  const salvaged = await salvageBase(file, entry, bytes, copies);
  const words = salvaged?.words ?? 'nothing of it could be saved, and there is no copy';
  return {
    verdict: { path, state: bytes === null ? 'missing' : 'damaged', words },
    salvaged,
    records: salvaged?.bytes ? countRecords(salvaged.bytes) : 0,
  };
}

/** A copy that can't be read is none. */
async function copyAt(read: () => Promise<Buffer | null>): Promise<Buffer | null> {
  const found = await attempt(read);
  return found.ok ? found.value : null;
}

type Work = Pick<Diagnosis, 'work' | 'layer' | 'verdicts' | 'lost'>;

async function diagnoseWork(
  { fs, folder }: DiagnosisSource,
  file: DossierFile,
  backups: readonly BackupManifest[],
): Promise<Work> {
  const whole = await attemptOwn(() => replay(fs, folder, file.id, file.begun !== undefined));
  if (whole.ok) return { work: null, layer: whole.value.layer, verdicts: [], lost: [] };
  const log = await readRegularFile(fs, join(folder, LOG_FILE), MAX_LOG_BYTES);
  const snapshot = await attemptOwn(() => readSnapshot(fs, folder, file.id));
  const found = await readAllLogs(fs, folder);
  if (log !== null) salvageLog(join(folder, LOG_FILE), log, found);
  const own =
    snapshot.ok && snapshot.value && fitsLog(snapshot.value, found) ? snapshot.value : null;
  const anchors: Anchor[] = own ? [own] : [];
  for (const manifest of backups) {
    const layer = await attempt(() => readBackup(fs, folder, manifest));
    if (layer.ok)
      anchors.push({
        seq: manifest.seq,
        layer: layer.value,
        words: `the backup of ${manifest.at}`,
      });
  }
  const bytes = own ? null : await readRegularFile(fs, join(folder, LAYER_FILE), MAX_LOG_BYTES);
  const salvaged = salvageLayer(anchors, found, bytes && salvageSnapshot(bytes));
  const isLogGood = log !== null && isWhole(folder, file.id, log, salvaged.seq);
  const isLayerGood = own !== null;
  return {
    work: { salvaged, isLogGood, isLayerGood },
    layer: salvaged.layer,
    verdicts: [
      workVerdict(LAYER_FILE, isLayerGood, !snapshot.ok, salvaged),
      workVerdict(LOG_FILE, isLogGood, log !== null, salvaged),
    ],
    lost: lostChanges(salvaged, found),
  };
}

function workVerdict(
  path: string,
  isGood: boolean,
  isThere: boolean,
  { anchor, missing }: SalvagedLayer,
): FileVerdict {
  if (isGood) return { path, state: 'good', words: '' };
  const from = `your work is put together from ${anchor.words} and the changes after it`;
  const gone = missing.length === 0 ? 'none is missing' : `${missing.length} of them can’t be read`;
  return { path, state: isThere ? 'damaged' : 'missing', words: `${from}; ${gone}` };
}

async function readAllLogs(fs: FileSystem, folder: string): Promise<Salvaged> {
  const found = nothingSalvaged();
  for (const { path } of await listSegments(fs, folder)) {
    const bytes = await attempt(() => readRegularFile(fs, path, MAX_LOG_BYTES));
    if (bytes.ok && bytes.value) salvageLog(path, bytes.value, found);
  }
  return found;
}

type Snapshot = Anchor & { logChecksum: string };

/** One of another history is not the snapshot of this log. */
function fitsLog({ seq, logChecksum }: Snapshot, { changes }: Salvaged): boolean {
  const line = changes.get(seq);
  return line === undefined || line.checksum === logChecksum;
}

/** null: there is none, or it holds nothing yet. */
async function readSnapshot(
  fs: FileSystem,
  folder: string,
  dossier: string,
): Promise<Snapshot | null> {
  const database = layerDatabase(fs, join(folder, LAYER_FILE), dossier);
  await database.read();
  const { data } = database;
  if (data.dossier !== dossier || data.seq === 0) return null;
  const { seq, logChecksum } = data;
  return { seq, logChecksum, layer: fromData(data), words: LAYER_FILE };
}

function isWhole(folder: string, dossier: string, log: Buffer, last: number): boolean {
  const good = wholeLines(join(folder, LOG_FILE), dossier, log);
  return good !== null && good.last === last && good.bytes.byteLength === log.byteLength;
}

function lostChanges({ missing }: SalvagedLayer, { bad }: Salvaged): LostThing[] {
  return missing.map((seq) => {
    const line = bad.find((one) => one.seq === seq);
    const why = line
      ? 'Its line in the change log is altered.'
      : 'Its line in the change log is gone.';
    return { kind: 'change', title: `Change ${seq}`, why, text: line?.text ?? '' };
  });
}

/**
 * Of the dossier's own files: one that can't be read just now is not damaged, and must not be replaced by what is left
 * without it.
 */
async function attemptOwn<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  const found = await attempt(work);
  if (!found.ok && ['storage', 'read_only'].includes(found.error.code)) throw found.error;
  return found;
}

type Attempt<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** What can't be read is what this is about; anything but that is thrown on. */
async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error };
    throw error;
  }
}
