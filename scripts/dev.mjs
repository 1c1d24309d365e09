// @ts-check
// npm run dev: the program with hot reload, in Electron or, where it is not, in the preview.
import { buildStandIn } from './lib/build-program.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runScript, runTool } from './lib/run.mjs';
import { findRuntime, hasDisplay } from './lib/runtime.mjs';

await runScript(async () => {
  await ensureInstalled();
  const runtime = await findRuntime();
  if (runtime.kind === 'stand-in') await buildStandIn({ quiet: true });
  const env = {
    ...runtime.env,
    ELECTRON_EXEC_PATH: runtime.executable,
    STANDIN_PREVIEW: '1',
    ...(hasDisplay() ? {} : { STANDIN_HEADLESS: '1' }),
  };
  const sandbox = runtime.args.includes('--no-sandbox') ? ['--noSandbox'] : [];
  const { code } = await runTool('electron-vite/bin/electron-vite.js', ['dev', ...sandbox], {
    env,
  });
  return code;
});
