// Bundles the stand-in to out/electron-stand-in/: one script for Node, and one for each of the
// two worlds of a page. Run it with: node e2e/electron-stand-in/build.mjs
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const outDir = path.resolve(here, '../../out/electron-stand-in');

/** One bundle; everything but Node's own modules is taken in, so that it starts quickly. */
const bundle = (entry, fileName, output, ssr) =>
  build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    publicDir: false,
    ...(ssr ? { ssr: { noExternal: true } } : {}),
    build: {
      ssr,
      outDir,
      emptyOutDir: false,
      target: ssr ? 'node20' : 'chrome120',
      minify: false,
      rolldownOptions: {
        input: path.join(here, entry),
        external: ssr ? ['bufferutil', 'utf-8-validate'] : [],
        output: { ...output, entryFileNames: fileName },
      },
    },
  });

await bundle('boot.ts', 'boot.cjs', { format: 'cjs' }, true);
await bundle('page/main-world.ts', 'main-world.js', { format: 'iife' }, false);
await bundle('page/isolated-world.ts', 'isolated-world.js', { format: 'iife' }, false);
