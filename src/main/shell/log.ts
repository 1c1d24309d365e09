/** The program's log: on stderr, and in a file that stays small. It must never hold what the user wrote or reads. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;

const MAX_BYTES = 1_000_000;

/** One older file is kept beside the current one. */
export function openLog(folder: string): Log {
  const file = path.join(folder, 'dossier.log');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes > MAX_BYTES) renameSync(file, `${file}.1`);
  } catch (error) {
    process.stderr.write(`The log can't be kept in ${folder}: ${String(error)}\n`);
  }
  return (level, message) => {
    const line = `${new Date().toISOString()} ${level} ${message}\n`;
    if (level !== 'info') process.stderr.write(line);
    try {
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full or read-only disk must not stop the program over its log; stderr has the line.
    }
  };
}
