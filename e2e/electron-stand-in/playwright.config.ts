// Only for the stand-in's own test: npx playwright test -c e2e/electron-stand-in
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/electron-stand-in',
  timeout: 30_000,
  workers: 1,
  reporter: 'line',
});
