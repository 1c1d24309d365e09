// @ts-check
// Node 20 runs no TypeScript: programs of the core that a script runs are bundled first.
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from './root.mjs';

/**
 * Bundles `entry`, below the working copy, with all that it imports. Resolves with the file to run.
 * @param {string} entry
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function bundleProgram(entry, folder) {
  const name = `${path.basename(entry, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: inRoot(entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name, format: 'es' } },
    },
  });
  return path.join(folder, name);
}
