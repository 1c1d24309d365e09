/** Backups: each is opened, and its files are compared with their SHA-256. */
import { listBackups, readBackup } from '../backup-files.ts';
import type { FileSystem } from '../file-system.ts';
import { attempt } from './attempt.ts';
import type { Findings } from './check.ts';

const ADVICE = 'Make a new backup, and delete this one.';

/** Answers how many there are. */
export async function checkBackups(
  fs: FileSystem,
  folder: string,
  findings: Findings,
): Promise<number> {
  const found = await listBackups(fs, folder);
  for (const one of found) {
    findings.looked();
    const path = `backups/${one.name}`;
    if (!one.ok) {
      findings.problem(path, one.problem, ADVICE);
      continue;
    }
    const whole = await attempt(() => readBackup(fs, folder, one.manifest));
    if (!whole.ok) findings.problem(path, whole.error.message, ADVICE);
  }
  return found.length;
}
