/** Entries of a damaged `layer.json`, one by one. */
import type { Layer, TableName } from '#shared/model/layer.ts';
import { layerTables, tableNames } from '#shared/model/layer.ts';
import { emptyLayer, entryCheck, entryId } from '../layer-file.ts';
import { parseJson } from '../parse-json.ts';

export type SalvagedSnapshot = {
  /** Of the last change in it. */
  seq: number;
  layer: Layer;
  /** False: nothing tells whole entries from altered ones. */
  isSure: boolean;
};

/** Entries are taken when their check says that they are whole; all that make sense, where the checks are gone. */
export function salvageSnapshot(bytes: Buffer): SalvagedSnapshot | null {
  const text = bytes.toString('utf8');
  const seq = Number(/"seq":(\d{1,15}),/.exec(text)?.[1]);
  if (!Number.isInteger(seq)) return null;
  const checks = new Set(/"checks":"([0-9a-f ]*)"/.exec(text)?.[1]?.split(' '));
  const isSure = checks.size > 0 && !checks.has('');
  const layer = emptyLayer();
  for (const piece of wholeEntries(text, (entry) => !isSure || checks.has(entryCheck(entry))))
    addEntry(layer, piece);
  return { seq, layer, isSure };
}

/** An entry may hold what looks like the beginning of another one. */
const MOST_STARTS = 4;

function* wholeEntries(text: string, isWhole: (entry: string) => boolean): Generator<string> {
  const starts = [...text.matchAll(/(?<=[[,])\{"(?:id|kind)":/g)].map(({ index }) => index);
  starts.push(text.length);
  for (let at = 0; at < starts.length - 1; at += 1) {
    for (let next = at + 1; next < starts.length && next <= at + MOST_STARTS; next += 1) {
      const [entry = ''] = /^.*\}/s.exec(text.slice(starts[at], starts[next])) ?? [];
      const whole = [entry, withoutClosing(entry)].find(
        (one) => one !== '' && isJson(one) && isWhole(one),
      );
      if (whole === undefined) continue;
      yield whole;
      break;
    }
  }
}

/** What follows the last entry of a table closes the table, all tables, and the file. */
const withoutClosing = (entry: string): string =>
  entry.replace(/\](?:,"[a-z]+":\[\])*\}?(?:,"checksum":"[^"]*")?\}*$/, '');

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function addEntry(layer: Layer, text: string): void {
  const raw = parseJson(text);
  for (const table of tableNames) {
    const parsed = layerTables[table].safeParse(raw);
    if (!parsed.success) continue;
    // `table` names the type of the entry, which TypeScript can't follow through the union.
    const entries = layer[table] as Map<string, unknown>;
    entries.set(entryId<TableName>(table, parsed.data), parsed.data);
    return;
  }
}
