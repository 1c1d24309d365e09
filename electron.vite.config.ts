import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';

// Everything is bundled: a release holds out/ and data/, no node_modules. Development runs on Node 20, which is
// older than the Node inside Electron 45, hence the target.
export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` of its own, which clashes with the one that a chunk may already have.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'core-worker': 'src/main/core/worker.ts',
          'document-thread': 'src/main/core/reading/documents/document-thread.ts',
          'word-thread': 'src/main/core/reports/docx/word-thread.ts',
        },
        external: ['electron'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be CommonJS.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react()],
    build: { minify: true },
  },
});
