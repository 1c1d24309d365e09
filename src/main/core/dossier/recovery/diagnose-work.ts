/** What is left of the user's work: snapshot, log, older changes, backups. */
import { join } from 'node:path';
import type { FileVerdict, LostThing } from '#shared/contract/recovery-api.ts';
import type { BackupManifest } from '#shared/model/backup.ts';
import type { DossierFile } from '#shared/model/dossier.ts';
import type { Layer } from '#shared/model/layer.ts';
import { readBackup } from '../backup-files.ts';
import { readRegularFile } from '../durable-json.ts';
import { listSegments, MAX_LOG_BYTES } from '../history-files.ts';
import { fromData, layerDatabase } from '../layer-file.ts';
import { wholeLines } from '../log-lines.ts';
import { LAYER_FILE, LOG_FILE, replay } from '../replay.ts';
import type { FileSystem } from '../file-system.ts';
import { attempt, attemptOwn } from './attempt.ts';
import { salvageLayer, type Anchor, type SalvagedLayer } from './salvage-layer.ts';
import { nothingSalvaged, salvageLog, type Salvaged } from './salvage-log.ts';
import { salvageSnapshot } from './salvage-snapshot.ts';

/** What is to be written. `seq`: of the last change in the layer. */
export type WorkToWrite = { seq: number; isLogGood: boolean };

export type Work = {
  layer: Layer;
  /** null: layer and log are good as they are. */
  toWrite: WorkToWrite | null;
  /** Of the last change. */
  seq: number;
  verdicts: FileVerdict[];
  lost: LostThing[];
};

/** Throws `storage`. */
export async function diagnoseWork(
  fs: FileSystem,
  folder: string,
  file: DossierFile,
  backups: readonly BackupManifest[],
): Promise<Work> {
  const isThere = (name: string): boolean => fs.infoNow(join(folder, name)) !== null;
  const whole = await attemptOwn(() => replay(fs, folder, file.id, file.begun !== undefined));
  if (whole.ok) {
    const { layer, end } = whole.value;
    const verdicts = [LAYER_FILE, LOG_FILE].filter(isThere).map(goodVerdict);
    return { layer, toWrite: null, seq: end.seq, verdicts, lost: [] };
  }
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
  const { layer, seq } = salvaged;
  return {
    layer,
    seq,
    toWrite: { seq, isLogGood },
    verdicts: [
      workVerdict(LAYER_FILE, isLayerGood, isThere(LAYER_FILE), salvaged),
      workVerdict(LOG_FILE, isLogGood, isThere(LOG_FILE), salvaged),
    ],
    lost: lostChanges(salvaged, found),
  };
}

const goodVerdict = (path: string): FileVerdict => ({ path, state: 'good', words: '' });

function workVerdict(
  path: string,
  isGood: boolean,
  isThere: boolean,
  { anchor, missing }: SalvagedLayer,
): FileVerdict {
  if (isGood) return goodVerdict(path);
  const from = anchor.seq === 0 ? anchor.words : `${anchor.words} and the changes after it`;
  const words = `your work is put together from ${from}; ${goneWords(missing.length)}`;
  return { path, state: isThere ? 'damaged' : 'missing', words };
}

function goneWords(missing: number): string {
  if (missing === 0) return 'no change is missing';
  return missing === 1 ? '1 change can’t be read' : `${missing} changes can’t be read`;
}

async function readAllLogs(fs: FileSystem, folder: string): Promise<Salvaged> {
  const found = nothingSalvaged();
  for (const { path } of await listSegments(fs, folder)) {
    const bytes = await attemptOwn(() => readRegularFile(fs, path, MAX_LOG_BYTES));
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
    const text = line?.text ?? '';
    const label = labelIn(text);
    const title = label === null ? `Change ${seq}` : `${label} (change ${seq})`;
    return { kind: 'change', title, why, text };
  });
}

/** What the change was called, where that part of its line can still be read. */
function labelIn(line: string): string | null {
  const label = /"label":"([^"\\]{1,200})"/.exec(line)?.[1];
  return label ?? null;
}
