// @ts-check
// Builds out/, and knows whether it is still what the sources say. Compared by content: checkouts touch every file's time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeLicences } from './licences.mjs';
import { inRoot } from './root.mjs';
import { runTool, Stop, run } from './run.mjs';

const SOURCES = [
  'src',
  'e2e/electron-stand-in',
  'scripts/lib',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const NOT_BUILT_IN = /\.(?:test|spec)\.tsx?$|\.md$/;
const STAMP = inRoot('out', '.built-from');

function isBuilt() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashSources(SOURCES);
}

export async function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building ...');
  await buildProgram({ quiet: true });
}

/** @param {{ quiet?: boolean }} [options] */
export async function buildProgram(options = {}) {
  // Before the build, so that what changes while it runs is built the next time.
  const builtFrom = hashSources(SOURCES);
  await step('electron-vite/bin/electron-vite.js', ['build'], options);
  await buildStandIn(options);
  await writeLicences();
  // In a release the worker lies outside the archive, away from our package.json, which says that .js is ESM.
  writeFileSync(inRoot('out', 'main', 'package.json'), '{ "type": "module" }\n');
  writeFileSync(STAMP, builtFrom);
}

/** @param {{ quiet?: boolean }} [options] */
export async function buildStandIn(options = {}) {
  mkdirSync(inRoot('out'), { recursive: true });
  const { code, output } = await run(
    process.execPath,
    ['e2e/electron-stand-in/build.mjs'],
    options,
  );
  if (code !== 0) throw new Stop(`${output}\nThe stand-in for Electron could not be built.`);
}

/**
 * @param {string} tool
 * @param {string[]} args
 * @param {{ quiet?: boolean }} options
 */
async function step(tool, args, options) {
  const { code, output } = await runTool(tool, args, options);
  if (code !== 0) throw new Stop(`${output}\nThe build failed.`);
}

/**
 * @param {readonly string[]} sources files and folders below the working copy
 */
export function hashSources(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    hash
      .update(`${path.relative(inRoot(), file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesIn(name) {
  const full = inRoot(name);
  const entries = path.extname(name)
    ? []
    : readdirSync(full, { recursive: true, withFileTypes: true });
  if (entries.length === 0) return [full];
  return entries
    .filter((entry) => entry.isFile() && !NOT_BUILT_IN.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
