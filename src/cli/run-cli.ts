/** For tests: the command line as a process of its own, on folders of the test's. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../scripts/dossier.mjs', import.meta.url));

export type Ended = { code: number | null; output: string; errors: string };

export type Running = { child: ChildProcess; ended: Promise<Ended> };

/** `home`: holds the program's own files, and the system's temporary ones. */
export function startCli(home: string, args: readonly string[], script = SCRIPT): Running {
  const env = { ...process.env, DOSSIER_USER_DATA: `${home}/user-data`, TMPDIR: home };
  const child = spawn(process.execPath, [script, ...args], { cwd: home, env });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  return { child, ended };
}

export const runCli = (home: string, ...args: string[]): Promise<Ended> =>
  startCli(home, args).ended;
