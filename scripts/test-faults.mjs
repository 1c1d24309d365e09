// @ts-check
// npm run test:faults: every fault that this machine can make, in full. Takes about an hour; npm test runs a short cut of it.
import { ensureInstalled } from './lib/install.mjs';
import { run, runScript, runTool } from './lib/run.mjs';

const FOLDER = 'src/main/core/dossier/faults';

await runScript(async () => {
  await ensureInstalled();
  await ensurePowerCuts();
  const args = ['run', FOLDER, ...process.argv.slice(2)];
  const { code } = await runTool('vitest/vitest.mjs', args, { env: { DOSSIER_FAULTS: 'long' } });
  return code;
});

/** File systems are shut down by `xfs_io`, of Debian's package xfsprogs. Where it can't be had, the tests say so. */
async function ensurePowerCuts() {
  const isThere = async () => (await run('xfs_io', ['-V'], { quiet: true })).code === 0;
  if (process.getuid?.() !== 0 || (await isThere())) return;
  console.log('Installing xfsprogs, to cut the power of file systems ...');
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'xfsprogs'], {
    quiet: true,
  });
  if (!(await isThere()))
    console.log('xfsprogs could not be installed: no power cuts but those of the model.');
}
