import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'data/**/*.test.ts', 'scripts/**/*.test.ts'],
    alias: { electron: fileURLToPath(new URL('scripts/lib/no-electron.mjs', import.meta.url)) },
    testTimeout: 20_000,
    expect: { poll: { timeout: 15_000 } },
    // Of a broken PDF, pdf.js also rejects promises that it gave to nobody. In the program that ends the document's own thread.
    onUnhandledError: ({ name = '' }) =>
      !/^(?:XRefEntry|XRefParse|MissingData)Exception$/.test(name),
  },
});
