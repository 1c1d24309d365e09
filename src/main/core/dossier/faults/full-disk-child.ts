/**
 * Runs operations of the store on a small disk in memory (tmpfs) with room for 0, 1, 2 ... pages of 4 KiB, in a mount
 * namespace of its own. Says what did not hold, as JSON, or why it could not run.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem } from '../file-system.ts';
import { runFaulty, type Ground } from './faulty-run.ts';
import { loadDisk, ROOM_UNIT } from './memory-disk.ts';
import { largeSave, operations } from './operations.ts';
import type { Operation } from './stage.ts';
import { bytesUsedBy, lookInto, setUpFrom } from './scene.ts';
import { withoutCountingBytes } from './weakened.ts';

/** Below it, and not on the small disk, copies are looked at. */
const [work = '', extent = '', weakness = ''] = process.argv.slice(2);
const weaken = weakness === 'short writes count' ? withoutCountingBytes : undefined;
const disk = join(work, 'disk');
const home = join(disk, 'home');
const ballast = join(disk, 'ballast');

let runs = 0;
const findings: string[] = [];
const cannot = mountProblem();
if (cannot === null) {
  for (const operation of extent === 'all' ? [...operations, largeSave] : [largeSave])
    await fillAtEveryStep(operation);
}
process.stdout.write(JSON.stringify({ cannot, runs, findings }));

function mountProblem(): string | null {
  try {
    mkdirSync(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', disk], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return String(error);
  }
}

async function fillAtEveryStep(operation: Operation): Promise<void> {
  const prepared = join(work, 'prepared');
  rmSync(prepared, { recursive: true, force: true });
  mkdirSync(prepared);
  await operation.prepare(prepared);
  const scene = await setUpFrom(operation, loadDisk(prepared));
  const { before, most } = await bytesUsedBy(scene);
  for (let free = 0; free <= most - before; free += ROOM_UNIT) {
    for (const ending of ['retry', 'give up'] as const) {
      leaveFree(prepared, free);
      const ground = groundOf(operation);
      const found = await runFaulty({ operation, states: scene.states, ground, ending, weaken });
      findings.push(
        ...found.map((what) => `${operation.name}, ${free} bytes free, ${ending}: ${what}`),
      );
      runs += 1;
    }
  }
  rmSync(prepared, { recursive: true });
}

function leaveFree(prepared: string, free: number): void {
  rmSync(home, { recursive: true, force: true });
  rmSync(ballast, { force: true });
  cpSync(prepared, home, { recursive: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - free));
}

function groundOf(operation: Operation): Ground {
  const copy = join(work, 'copy');
  const look = async (): Promise<string> => {
    cpSync(home, copy, { recursive: true });
    const state = await lookInto(operation, nodeFileSystem, copy);
    rmSync(copy, { recursive: true });
    return state;
  };
  return {
    fs: nodeFileSystem,
    home,
    met: () => true,
    heal: () => rmSync(ballast, { force: true }),
    endings: async () => [['killed', await look()]],
    look,
  };
}
