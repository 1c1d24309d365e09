// @ts-check
// The program of the command line: bundled from src/cli to out/cli, under the hash of what it is made of.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hashSources } from './build-program.mjs';
import { inRoot } from './root.mjs';

const SOURCES = [
  'src/cli',
  'src/main/core',
  'src/shared',
  'scripts/lib/bundle.mjs',
  'package-lock.json',
];
const ENTRY = 'src/cli/main.ts';

/** Builds it where the sources are newer. Resolves with the file to import. */
export async function ensureCommandLine() {
  const folder = inRoot('out', 'cli', hashSources(SOURCES).slice(0, 16));
  const program = path.join(folder, 'main.mjs');
  if (existsSync(program)) return program;
  // Not before: it needs what may just have been installed.
  const { bundleProgram } = await import('./bundle.mjs');
  const building = `${folder}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  try {
    await bundleProgram(ENTRY, building);
    // All at once: two may be building it.
    if (!existsSync(folder)) renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  removeOthers(folder);
  return program;
}

/** What was built of older sources. @param {string} folder */
function removeOthers(folder) {
  for (const name of readdirSync(path.dirname(folder)))
    if (name !== path.basename(folder) && !name.includes('.'))
      rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
}
