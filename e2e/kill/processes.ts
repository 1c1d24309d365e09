/** The processes of a program, so that a test can see that none is left. Linux only: elsewhere none are found. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Status = { pid: number; parent: number; state: string };

function statusOf(pid: number): Status | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in the middle may hold anything.
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(parent), state };
  } catch {
    return null;
  }
}

/** The process and all that it started, and they. */
export function familyOf(root: number): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statusOf(Number(name)) ?? []);
  const family = [root];
  for (const pid of family) {
    for (const each of all) if (each.parent === pid) family.push(each.pid);
  }
  return family;
}

/** One that has ended and is only waiting for its parent to hear of it does not count. */
export function alive(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    const status = statusOf(pid);
    return status !== null && status.state !== 'Z';
  });
}
