/** A folder for tests to which it does not matter how fast the disk is: in memory, where the system has such a place. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function memoryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'dossier-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
