/** Reads dossiers from outside, in the simplest way there is and not with the program's own code. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export type DiskNote = {
  id: string;
  text: string;
  tags: string[];
  status: string;
  target: { kind: string; collection?: string; record?: string; field?: string };
};

type Backup = { reason: string };

type Entry = Record<string, unknown>;
export type Tables = Map<string, Map<string, Entry>>;
type Change = { ops: { table: string; id: string; after: Entry | null }[] };

/** The user's copy of the dossier that ships. */
export function shippedCopy(documents: string): string {
  const names = readdirSync(documents).filter((name) => name.endsWith('.dossier'));
  if (names.length !== 1) throw new Error(`Expected one dossier, found: ${names.join(', ')}`);
  return path.join(documents, names[0]!);
}

/** What the change log says, line by line; a last line without its end is not counted. */
export function readTables(folder: string): Tables {
  const tables: Tables = new Map();
  const file = path.join(folder, 'changes.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1, -1) : [];
  for (const line of lines) {
    const [, , { ops }] = JSON.parse(line) as [number, string, Change];
    for (const { table, id, after } of ops) {
      const entries = tables.get(table) ?? new Map<string, Entry>();
      tables.set(table, entries);
      if (after === null) entries.delete(id);
      else entries.set(id, after);
    }
  }
  return tables;
}

export function readNotes(folder: string): DiskNote[] {
  return [...(readTables(folder).get('notes')?.values() ?? [])] as DiskNote[];
}

export function noteTexts(folder: string): string[] {
  return readNotes(folder).map(({ text }) => text);
}

/** What was done, in the order of the log. */
export function stepLabels(folder: string): string[] {
  const lines = readFileSync(path.join(folder, 'changes.jsonl'), 'utf8').split('\n').slice(1, -1);
  return lines.map((line) => (JSON.parse(line) as [number, string, { label: string }])[2].label);
}

/** Why each of the backups was made. */
export function backupReasons(folder: string): string[] {
  const backups = path.join(folder, 'backups');
  const files = readdirSync(backups, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'backup.json')
    .toSorted();
  return files.map(
    (name) => (JSON.parse(readFileSync(path.join(backups, name), 'utf8')) as Backup).reason,
  );
}

/** Every file and folder below, with what is in it and when it was written. Equal before and after: nothing was written. */
export function fingerprint(
  folder: string,
  /** Folders in it that are not looked at. */
  leftOut: readonly string[] = [],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (leftOut.includes(name.split(path.sep)[0]!)) continue;
    const file = path.join(folder, name);
    const info = statSync(file);
    found[name] = info.isDirectory()
      ? `folder ${info.mtimeMs}`
      : `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${info.mtimeMs}`;
  }
  return found;
}

/** Whether `layer.json` holds all that the log does: a program that pauses writes it a moment after the last change. */
export function isLayerWritten(folder: string): boolean {
  const file = path.join(folder, 'layer.json');
  if (!existsSync(file)) return false;
  const { seq } = JSON.parse(readFileSync(file, 'utf8')) as { seq: number };
  return seq === stepLabels(folder).length;
}

/** Leftovers of writes that were interrupted. */
export function temporaryFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tmp'),
  );
}
