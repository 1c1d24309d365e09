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

/** `checksum` null: what stands there can't be read. */
type Place = { seq: number; checksum: string | null };

/** Answers how many changes were read. */
export async function checkChanges(
  { fs, folder }: { fs: FileSystem; folder: string },
  { file, verdicts }: Diagnosis,
  findings: Findings,
): Promise<number> {
  const segments = await listSegments(fs, folder);
  const log = verdicts.find(({ path }) => path === LOG_FILE);
  // One that is damaged was told of already.
  const parts = [
    ...segments.map(({ name, last }) => ({ name: `${HISTORY_FOLDER}/${name}`, last })),
    ...(log?.state === 'good' ? [{ name: LOG_FILE, last: 0 }] : []),
  ];
  let end: Place = { seq: 0, checksum: NO_CHECKSUM };
  let changes = 0;
  for (const { name, last } of parts) {
    if (name !== LOG_FILE) findings.looked();
    const path = join(folder, name);
    const scan = await attemptOwn(() => readLogFile(fs, path, file.id, end.seq));
    if (!scan.ok) {
      findings.problem(name, scan.error.message, ADVICE);
      end = { seq: last, checksum: null };
      continue;
    }
    compare(file.id, name, end, scan.value, findings);
    changes += await countChanges(path, name, scan.value, findings);
    if (scan.value.end.seq >= end.seq) end = scan.value.end;
  }
  return changes;
}

/** Does a file go on where those before it ended? */
function compare(
  dossier: string,
  name: string,
  { seq, checksum }: Place,
  { begin, checksumAtFrom, end }: Scan,
  { problem, remark }: Findings,
): void {
  // Where not all could be saved of a damaged log, the next one begins anew.
  const isRecovered = begin.checksum === freshChecksum(`${dossier} ${begin.seq}`);
  if (begin.seq > seq) {
    const missing = `Changes ${seq + 1} to ${begin.seq}, which come before ${name}, are missing`;
    if (isRecovered) remark(`${missing}: they were lost when the dossier was saved after damage.`);
    else problem(HISTORY_FOLDER, `${missing}.`, ADVICE);
    return;
  }
  const goesOn = checksum === null || end.seq < seq || checksumAtFrom === checksum;
  if (goesOn || (isRecovered && begin.seq === seq)) return;
  const what = `It does not go on where the changes before it ended (they differ at change ${seq}).`;
  problem(name, what, ADVICE);
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
