/**
 * What the child acknowledged, kept outside the dossier, and whether the dossier still holds it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, Layer } from '#shared/model/layer.ts';

export type Oracle = {
  /**
   * Takes in what the child wrote to its pipe: `ACK seq hash`, or without a hash where the change itself is not known yet.
   * Throws when the child says that something failed.
   */
  readonly hear: (lines: readonly string[]) => void;
  readonly lastAcknowledged: () => number;
  /**
   * Compares with the files and with the layer that was opened. Throws on a change that was
   * acknowledged and is lost or altered, on more than `unacknowledged` that were not, and on a layer
   * that is not what the log says.
   */
  readonly check: (
    folder: string,
    revision: number,
    layer: Readonly<Layer>,
    unacknowledged?: number,
  ) => void;
};

/** `changes`: how many the dossier held before. */
export function createOracle(changes = 0): Oracle {
  const acknowledged = new Map<number, string>();
  let last = changes;

  function hear(lines: readonly string[]): void {
    for (const line of lines) {
      if (line.startsWith('FAIL')) throw new Error(line);
      const [word, seq = '', hash = ''] = line.split(' ');
      if (word !== 'ACK') continue;
      acknowledged.set(Number(seq), hash);
      last = Math.max(last, Number(seq));
    }
  }

  function check(
    folder: string,
    revision: number,
    layer: Readonly<Layer>,
    unacknowledged = 1,
  ): void {
    const changes = readChanges(folder);
    if (revision !== changes.length)
      throw new Error(`opened at ${revision}, the log holds ${changes.length}`);
    if (revision < last)
      throw new Error(`change ${last} was acknowledged, and ${revision} is the last one there`);
    if (revision > last + unacknowledged)
      throw new Error(`${revision - last} changes are there that nobody acknowledged`);
    for (const [seq, hash] of acknowledged) {
      const found = JSON.stringify(changes[seq - 1]);
      if (hash !== '' && createHash('sha256').update(found).digest('hex') !== hash)
        throw new Error(`change ${seq} is altered`);
    }
    const expected = JSON.stringify(sorted(replayed(changes)));
    const opened = Object.entries(layer).map(([table, entries]) => [table, [...entries]] as const);
    if (JSON.stringify(sorted(opened)) !== expected)
      throw new Error('the layer is not what the log says');
    // From here on a change that survived unacknowledged has to stay as well.
    last = revision;
  }

  return { hear, check, lastAcknowledged: () => last };
}

/** Reads the log in the simplest way there is, not by the program's own code. */
function readChanges(folder: string): Change[] {
  const history = join(folder, 'history');
  const older = existsSync(history) ? readdirSync(history).map((name) => join(history, name)) : [];
  const changes = new Map<number, Change>();
  for (const path of [...older, join(folder, 'changes.jsonl')]) {
    for (const line of readFileSync(path, 'utf8').split('\n').slice(1, -1)) {
      const [seq, , change] = JSON.parse(line) as [number, string, Change];
      changes.set(seq, change);
    }
  }
  return [...changes.values()].sort((a, b) => a.seq - b.seq);
}

type Tables = readonly (readonly [string, readonly (readonly [string, unknown])[]])[];

function replayed(changes: Change[]): Tables {
  const tables = new Map<string, Map<string, unknown>>();
  for (const { ops } of changes) {
    for (const { table, id, after } of ops) {
      const entries = tables.get(table) ?? new Map<string, unknown>();
      tables.set(table, entries);
      if (after === null) entries.delete(id);
      else entries.set(id, after);
    }
  }
  return [...tables].map(([table, entries]) => [table, [...entries]]);
}

/** The order of entries in a table means nothing, and a table without any is none. */
function sorted(tables: Tables): unknown {
  const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
    a[0] < b[0] ? -1 : 1;
  return tables
    .filter(([, entries]) => entries.length > 0)
    .sort(byName)
    .map(([table, entries]) => [table, [...entries].sort(byName)]);
}
