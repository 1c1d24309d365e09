/**
 * For tests that need a second process: Node 20 runs no TypeScript, so the child's program is
 * bundled first.
 */
import { join } from 'node:path';
import { build } from 'vite';

/**
 * Bundles `entry` (an absolute path) with all that it imports into `folder`. Resolves with the file
 * to run.
 */
export async function bundleChild(entry: string, folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs', format: 'es' } },
    },
  });
  return join(folder, 'child.mjs');
}
