// @ts-check
// npm run dossier -- COMMAND: the workbench from the command line. Installs and builds what is missing, without a word.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureCommandLine } from './lib/command-line.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { inRoot } from './lib/root.mjs';
import { Stop } from './lib/run.mjs';

const DEFECT = 70;

try {
  await ensureInstalled({ quiet: true });
  const { main } = await import(pathToFileURL(await ensureCommandLine()).href);
  // npm runs its scripts in the working copy, and the paths on the command line are meant from where the user is.
  const from = process.env['INIT_CWD'];
  if (process.env['npm_lifecycle_event'] === 'dossier' && from) process.chdir(from);
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  process.exitCode = await main(process.argv.slice(2), {
    version,
    shipped: inRoot('data', 'iskp'),
  });
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = DEFECT;
}
