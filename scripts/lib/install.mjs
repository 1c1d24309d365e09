// @ts-check
// Installs what is missing, and nothing when all is there.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { run, Stop } from './run.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }>} Packages */

/** npm keeps a lock file of what it really installed; it must hold what ours asks for. */
function isInstalled() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return holds(readPackages(installed), readPackages(inRoot('package-lock.json')));
}

/**
 * @param {Packages} installed
 * @param {Packages} wanted
 */
export function holds(installed, wanted) {
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '' || entry.link) return true;
    const there = installed[folder];
    // Parts for other systems are left out by npm.
    if (!there) return Boolean(entry.optional || entry.devOptional);
    return there.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** @param {{ quiet?: boolean }} [options] quiet: nothing is printed unless it fails */
export async function ensureInstalled({ quiet = false } = {}) {
  if (isInstalled()) return;
  if (lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new Stop(
      'node_modules is a link to another tree, which lacks packages of this one. Run npm ci there, or remove the link.',
    );
  if (!quiet) console.log('Installing the packages that are missing (npm ci) ...');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run('npm', args, { quiet });
  if (code !== 0)
    throw new Stop(
      `${output}npm ci failed (code ${code}). Is the package registry reachable?`.trimStart(),
    );
}
