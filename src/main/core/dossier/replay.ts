/**
 * Layer = `layer.json` + the changes after it. Reads and checks only; what has to be mended is
 * answered.
 */
import { join } from 'node:path';
import type { Low } from 'lowdb';
import type { Layer } from '#shared/model/layer.ts';
import { FORMAT } from '#shared/model/dossier.ts';
import { damaged } from './file-errors.ts';
import { readRegularFile } from './durable-json.ts';
import { applyOps } from './apply-ops.ts';
import { emptyLog } from './change-log.ts';
import { fromData, layerDatabase, type LayerData } from './layer-file.ts';
import { MAX_LOG_BYTES, parseChange } from './history-files.ts';
import { scanLog, type LogPosition, type Scan } from './log-lines.ts';
import type { FileSystem } from './file-system.ts';

export const LAYER_FILE = 'layer.json';
export const LOG_FILE = 'changes.jsonl';

export type Replayed = {
  layer: Layer;
  database: Low<LayerData>;
  /** Where the log stands; length 0 when there is none yet. */
  end: LogPosition;
  /** Of the log. */
  format: number;
  /** Bytes of a change that was never acknowledged, to be put aside and cut off. */
  torn: Buffer | null;
  lineFeedMissing: boolean;
  /** Changes that were not in `layer.json`. */
  replayed: number;
};

/**
 * `begun`: the dossier once had a change, so its log must be there. Throws `damaged`,
 * `newer_format`, `storage`.
 */
export async function replay(
  fs: FileSystem,
  folder: string,
  dossier: string,
  begun: boolean,
): Promise<Replayed> {
  const layerPath = join(folder, LAYER_FILE);
  const logPath = join(folder, LOG_FILE);
  const database = layerDatabase(fs, layerPath, dossier);
  await database.read();
  const { data } = database;
  if (data.dossier !== dossier) throw damaged(layerPath, 'it belongs to another dossier');
  const layer = fromData(data);

  const bytes = await readRegularFile(fs, logPath, MAX_LOG_BYTES);
  if (bytes === null) {
    if (begun || data.seq > 0) throw damaged(logPath, 'the file is missing');
    const none = { end: emptyLog, format: FORMAT, torn: null, lineFeedMissing: false };
    return { layer, database, ...none, replayed: 0 };
  }
  const scan = scanLog(logPath, dossier, bytes, data.seq);
  checkTogether(layerPath, logPath, data, scan);
  for (const line of scan.changes) replayChange(logPath, layer, scan.format, line);
  const { end, format, torn, lineFeedMissing } = scan;
  return { layer, database, end, format, torn, lineFeedMissing, replayed: scan.changes.length };
}

function checkTogether(layerPath: string, logPath: string, data: LayerData, scan: Scan): void {
  if (data.seq > scan.end.seq) {
    throw damaged(
      logPath,
      `it ends with change ${scan.end.seq}, though change ${data.seq} was saved: it was cut off`,
    );
  }
  if (data.seq < scan.begin.seq) {
    throw damaged(
      layerPath,
      `it is missing or older than the log, which begins after change ${scan.begin.seq}`,
    );
  }
  if (scan.checksumAtFrom !== data.logChecksum) {
    throw damaged(
      layerPath,
      `it does not belong to this change log (they differ at change ${data.seq})`,
    );
  }
}

function replayChange(
  path: string,
  layer: Layer,
  format: number,
  line: Scan['changes'][number],
): void {
  const change = parseChange(path, format, line);
  try {
    applyOps(layer, change.ops);
  } catch (error) {
    throw damaged(path, `change ${line.seq} does not fit what came before it`, { cause: error });
  }
}
