import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'data/**/*.test.ts', 'scripts/**/*.test.ts'],
    alias: { electron: fileURLToPath(new URL('scripts/lib/no-electron.mjs', import.meta.url)) },
    testTimeout: 20_000,
  },
});
