// @ts-check
// npm run dist [-- --linux --dir ...]: installers for this system, to dist/. It downloads Electron and its own tools.
import { buildProgram } from './lib/build-program.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runScript, runTool } from './lib/run.mjs';

await runScript(async () => {
  await ensureInstalled();
  await buildProgram();
  const args = ['--config', 'electron-builder.config.mjs', '--publish', 'never'];
  const { code } = await runTool('electron-builder/cli.js', [...args, ...process.argv.slice(2)]);
  return code;
});
