// @ts-check
// npm run check: what can be said without starting the program. Quick enough for every commit.
import { ensureBuilt } from './lib/build-program.mjs';
import { checks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSteps, stepOfCheck } from './lib/report.mjs';
import { runScript } from './lib/run.mjs';
import { runUnitTests } from './lib/tests.mjs';

await runScript(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runSteps([
    ...checks.map(stepOfCheck),
    { title: 'Unit tests (vitest)', run: runUnitTests },
  ]);
});
