/** The chain of changes from the first one on, through `history/` and `changes.jsonl`: no line altered, left out or moved. */
import { join } from 'node:path';
import { HISTORY_FOLDER, listSegments, parseChange, readLogFile } from '../history-files.ts';
import { NO_CHECKSUM, type Scan } from '../log-lines.ts';
import { LOG_FILE } from '../replay.ts';
import type { FileSystem } from '../file-system.ts';
import { attempt, attemptOwn } from './attempt.ts';
import type { Findings } from './check.ts';
import type { Diagnosis } from './diagnose.ts';
import { freshChecksum } from './salvage-log.ts';

const ADVICE =
  'These steps can no longer be shown or undone; what they made is kept. A backup may have them.';

type Place = { seq: number; checksum: string };

/** Answers how many changes were read. */
export async function checkChanges(
  { fs, folder }: { fs: FileSystem; folder: string },
  { file, verdicts }: Diagnosis,
  findings: Findings,
): Promise<number> {
  const segments = await listSegments(fs, folder);
  const log = verdicts.find(({ path }) => path === LOG_FILE);
  // One that is damaged was told of already.
  const names = [
    ...segments.map(({ name }) => `${HISTORY_FOLDER}/${name}`),
    ...(log?.state === 'good' ? [LOG_FILE] : []),
  ];
  let end: Place = { seq: 0, checksum: NO_CHECKSUM };
  let changes = 0;
  for (const name of names) {
    if (name !== LOG_FILE) findings.looked();
    const path = join(folder, name);
    const scan = await attemptOwn(() => readLogFile(fs, path, file.id, end.seq));
    if (!scan.ok) {
      findings.problem(name, scan.error.message, ADVICE);
      continue;
    }
    const why = breakOf(file.id, end, scan.value);
    if (why !== null) findings.problem(name, why, ADVICE);
    changes += await countChanges(path, name, scan.value, findings);
    if (scan.value.end.seq >= end.seq) end = scan.value.end;
  }
  return changes;
}

/** Why a file does not go on where the one before has ended; null where it does. */
function breakOf(
  dossier: string,
  end: Place,
  { begin, checksumAtFrom, end: last }: Scan,
): string | null {
  if (begin.seq > end.seq)
    return `Changes ${end.seq + 1} to ${begin.seq}, which come before it, are missing.`;
  if (last.seq < end.seq || checksumAtFrom === end.checksum) return null;
  // After a recovery the log begins anew.
  if (begin.seq === end.seq && begin.checksum === freshChecksum(`${dossier} ${end.seq}`))
    return null;
  return `It does not go on where the changes before it ended (they differ at change ${end.seq}).`;
}

async function countChanges(
  path: string,
  name: string,
  { changes, format }: Scan,
  findings: Findings,
): Promise<number> {
  const read = await attempt(async () => {
    for (const line of changes) parseChange(path, format, line);
  });
  if (!read.ok) findings.problem(name, read.error.message, ADVICE);
  return changes.length;
}
