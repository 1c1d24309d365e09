/** Keeps `changes.jsonl` short: what is in a snapshot moves to `history/`. */
import { tidyHistory, writeSegment } from './history-files.ts';
import { scanLog } from './log-lines.ts';
import type { ChangeLog } from './change-log.ts';
import type { FileSystem } from './file-system.ts';

export type CompactionTarget = { fs: FileSystem; folder: string; path: string; dossier: string };

/**
 * To be called while no commit runs, with a snapshot of the last change on the disk. First the changes go where they will
 * stay, then the log begins anew: a crash in between leaves them in both places, and the next time mends that. Rejects
 * with `storage`, `read_only` or `damaged`; nothing is lost then. Answers whether there was anything to move.
 */
export async function compact(target: CompactionTarget, changeLog: ChangeLog): Promise<boolean> {
  const { fs, folder, path, dossier } = target;
  const bytes = await changeLog.bytes();
  const { begin, end } = scanLog(path, dossier, bytes, changeLog.position().seq);
  if (end.seq === begin.seq) return false;
  await writeSegment(fs, folder, { first: begin.seq + 1, last: end.seq }, bytes);
  await changeLog.beginAnew();
  await tidyHistory(fs, folder);
  return true;
}
