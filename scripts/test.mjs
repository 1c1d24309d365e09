// @ts-check
// npm test: sets itself up, then everything there is. Its last line is the sum.
import { ensureBuilt } from './lib/build-program.mjs';
import { checks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSteps, stepOfCheck } from './lib/report.mjs';
import { runScript } from './lib/run.mjs';
import { findRuntime } from './lib/runtime.mjs';
import { runEndToEndTests, runUnitTests } from './lib/tests.mjs';

const nothing = { passed: 0, failed: 0, skipped: [] };

await runScript(() =>
  runSteps([
    { title: 'Set-up', run: () => ensureInstalled().then(() => nothing) },
    ...checks.map(stepOfCheck),
    // The unit tests look at what is built, too.
    { title: 'Build', run: () => ensureBuilt().then(() => nothing) },
    { title: 'Unit tests (vitest)', run: runUnitTests },
    {
      title: 'End-to-end tests (Playwright)',
      run: async () => runEndToEndTests((await findRuntime()).env),
    },
  ]),
);
