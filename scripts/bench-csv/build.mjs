// @ts-check
// Bundles the program's own reading for the benchmark: Node 20 runs no TypeScript.
import { build } from 'vite';
import { inRoot } from '../lib/root.mjs';

const ENTRIES = [
  'byte-source',
  'source-kind',
  'table',
  'guess/guess-columns',
  'presets/recognise',
  'convert/convert-row',
];

/** @param {string} folder where it is put, as `ours/<entry>.mjs` */
export async function buildReader(folder) {
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: `${folder}/ours`,
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(
          ENTRIES.map((entry) => [
            entry.replace('/', '-'),
            inRoot('src', 'main', 'core', 'imports', `${entry}.ts`),
          ]),
        ),
        output: { entryFileNames: '[name].mjs', format: 'es' },
      },
    },
  });
}
