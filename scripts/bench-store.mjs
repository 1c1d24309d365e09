// @ts-check
// npm run bench:store: one durable edit of a dossier, beside a bare append and sync of the same bytes, and beside SQLite.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleProgram } from './lib/bundle.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/root.mjs';
import { run, runScript } from './lib/run.mjs';

/** No dependency of ours: it is here to be compared with. The last major version that runs on Node 20. */
const SQLITE = 'better-sqlite3@12.11.1';
const SIZES = ['1000', '10000', '100000'];

// Below out/, so that all three write to the same disk, and it is none that lives in memory.
const home = inRoot('out', 'bench-store');

await runScript(async () => {
  await ensureInstalled();
  mkdirSync(home, { recursive: true });
  const sqlite = await ensureSqlite();
  const program = await bundleProgram('src/main/core/dossier/faults/bench-child.ts', home);
  const { code } = await run(process.execPath, [program, home, sqlite ?? '', ...SIZES]);
  return code;
});

/** @returns {Promise<string | null>} its folder, or null with a word why not */
async function ensureSqlite() {
  const folder = path.join(home, 'node_modules', 'better-sqlite3');
  const isBuilt = () => existsSync(path.join(folder, 'build', 'Release', 'better_sqlite3.node'));
  if (isBuilt()) return folder;
  console.log(`Installing ${SQLITE} into out/bench-store, once ...`);
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--save-exact', SQLITE];
  const { output } = await run('npm', args, { cwd: home, quiet: true, timeoutMs: 600_000 });
  if (isBuilt()) return folder;
  console.log(
    `Without SQLite, which could not be installed:\n${output.trim().split('\n').slice(-8).join('\n')}`,
  );
  return null;
}
