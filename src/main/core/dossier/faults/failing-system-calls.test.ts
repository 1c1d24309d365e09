/**
 * As `failing-calls.test.ts`, but it is the system that refuses a real program: each of its calls that has to do with the
 * dossier fails, by a small library that is compiled here and preloaded.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest';
import { bundleChild } from '#core/dossier/kill-test/bundle.ts';
import { memoryFolder } from './memory-folder.ts';
import { isLong, shortOrLong, tell } from './run-length.ts';
import { makeControl } from './system-call-faults.ts';

const timeout = shortOrLong(120_000, 7_200_000);
const run = promisify(execFile);

const folder = memoryFolder();
const library = join(folder.path, 'fail-call.so');
let program: string;
let cannot: string | null = null;
beforeAll(async () => {
  const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const flags = ['-shared', '-fPIC', '-O1', '-o', library, at('fail-call.c'), '-ldl'];
  await run('cc', flags).catch((error: unknown) => {
    cannot = `No system calls are failed: the library can’t be compiled here (${String(error)})`;
  });
  program = await bundleChild(at('system-call-child.ts'), folder.path);
}, 60_000);
afterAll(() => folder.remove());

type Report = { runs: number; findings: string[] };

async function reportOf(context: TestContext, extent: string, weakness = ''): Promise<Report> {
  if (process.platform !== 'linux') cannot = 'No system calls are failed: only Linux preloads';
  if (cannot !== null) {
    tell(cannot);
    context.skip(cannot);
  }
  const [control, home] = [join(folder.path, 'control'), join(folder.path, 'home')];
  makeControl(control);
  const faults = { DOSSIER_FAULT_CONTROL: control, DOSSIER_FAULT_FOLDER: home };
  const env = { ...process.env, ...faults, LD_PRELOAD: library };
  const args = [program, folder.path, home, extent, weakness];
  const { stdout } = await run(process.execPath, args, { env, maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as Report;
}

test('every system call of every operation', { timeout }, async (context) => {
  const { runs, findings } = await reportOf(context, isLong ? 'all' : 'some');
  tell(`failing system calls: ${runs} runs, ${findings.length} findings`);
  expect(findings).toEqual([]);
  expect(runs).toBeGreaterThan(50);
});

test('with short writes that count as done, losses are found', { timeout }, async (context) => {
  const { findings } = await reportOf(context, 'some', 'short writes count');
  tell(`failing system calls, with short writes that count as done: ${findings.length} findings`);
  expect(findings.length).toBeGreaterThan(0);
});
