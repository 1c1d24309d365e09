// @ts-check
// npm run build: the program, the stand-in for Electron, and the list of licences, all to out/.
import { buildProgram } from './lib/build-program.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runScript } from './lib/run.mjs';

await runScript(async () => {
  await ensureInstalled();
  await buildProgram();
  return 0;
});
