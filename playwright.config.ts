import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  // A start of the program, and what a person does in a minute, on a machine that has other work, too.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // Each test has a program, a worker thread and a browser of its own: two at a time keep two cores busy.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  // A test that only passes the second time has found something.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'out/test-reports/e2e.json' }]],
  use: { trace: 'off', screenshot: 'off', video: 'off' },
  projects: [
    { name: 'workbench', testDir: 'e2e/specs' },
    { name: 'stand-in', testDir: 'e2e/electron-stand-in', testMatch: '*.spec.ts' },
  ],
});
