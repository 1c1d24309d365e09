// @ts-check
// Finds Electron's binary by looking at files. Requiring 'electron' would start a download behind our back.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';
import { runTool } from './run.mjs';

/** About 110 MB: enough for a slow line, not for ever for one that drops every packet. */
const FETCH_LIMIT_MS = 240_000;
const FAILED = inRoot('node_modules', '.cache', 'dossier', 'electron-fetch-failed.json');

/** @returns {string | null} */
export function findElectron() {
  const home = inRoot('node_modules', 'electron');
  const pathFile = path.join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(home, 'dist');
  const binary = path.join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/**
 * Tries to fetch it, once for each version: where it can't be had, every later start goes on without delay.
 * @returns {Promise<string | null>}
 */
export async function fetchElectronOnce() {
  const found = findElectron();
  if (found || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || hasFailed()) return found;
  console.log('Fetching Electron (about 110 MB; tried once) ...');
  const { code, output } = await runTool('electron/install.js', [], {
    quiet: true,
    timeoutMs: FETCH_LIMIT_MS,
  });
  if (code !== 0) rememberFailure(output);
  return findElectron();
}

function electronVersion() {
  return JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8'))
    .version;
}

function hasFailed() {
  if (!existsSync(FAILED)) return false;
  return JSON.parse(readFileSync(FAILED, 'utf8')).version === electronVersion();
}

/** @param {string} output */
function rememberFailure(output) {
  mkdirSync(path.dirname(FAILED), { recursive: true });
  const failure = { version: electronVersion(), output: output.slice(-2_000) };
  writeFileSync(FAILED, `${JSON.stringify(failure, null, 1)}\n`);
}
