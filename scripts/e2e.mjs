// @ts-check
// npm run e2e [-- FILES AND OPTIONS OF PLAYWRIGHT]: the end-to-end tests on what the sources say now.
import { ensureBuilt } from './lib/build-program.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSteps } from './lib/report.mjs';
import { runScript } from './lib/run.mjs';
import { findRuntime } from './lib/runtime.mjs';
import { runEndToEndTests } from './lib/tests.mjs';

await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const { env } = await findRuntime();
  const run = () => runEndToEndTests(env, process.argv.slice(2));
  return runSteps([{ title: 'End-to-end tests (Playwright)', run }]);
});
