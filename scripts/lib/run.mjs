// @ts-check
// Runs other programs. They write to our own output, unless `quiet`.
import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to ours
 * @property {number} [timeoutMs]
 * @property {string} [cwd] the working copy, when left out
 * @property {boolean} [quiet] keep the output, and hand it back
 */

/**
 * Never rejects: a program that can't be started answers with code 127, one that took too long with 124.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // `npm` is a batch file on Windows.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    let tooLate = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const timer = options.timeoutMs
      ? setTimeout(() => {
          tooLate = true;
          child.kill();
        }, options.timeoutMs)
      : undefined;
    const stopForwarding = forwardSignals(child);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      stopForwarding();
      if (tooLate) resolve({ code: 124, output: `${output}\nIt took too long.` });
      else resolve({ code: code ?? (signal ? 128 : 1), output });
    });
  });
}

/**
 * Whoever ends us means the program, and it may need a moment to close. A terminal sends Ctrl+C to both by itself.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
  const wait = () => {};
  process.on('SIGTERM', forward).on('SIGHUP', forward).on('SIGINT', wait);
  return () => process.off('SIGTERM', forward).off('SIGHUP', forward).off('SIGINT', wait);
}

/**
 * One of the tools in node_modules, by the file of its command.
 * @param {string} script for example `vitest/vitest.mjs`
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}

/** Ends a script with a sentence instead of a stack. */
export class Stop extends Error {}

/**
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
