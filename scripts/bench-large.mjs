// @ts-check
// npm run bench:large: what working on a dossier of 350,000 imported records costs, and how long other calls wait meanwhile.
// The dossier is made once, by an import; the measuring is a process of its own. Figures are milliseconds by the clock, and in
// brackets of all processors: on a machine that others share only those can be compared.
// Options: --rows N, --columns 20|50. Everything lies below out/bench.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTable } from './bench-csv/make-table.mjs';
import { inRoot } from './lib/root.mjs';
import { run, runScript, Stop } from './lib/run.mjs';

const folder = inRoot('out', 'bench');

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '350000' },
      columns: { type: 'string', default: '20' },
    },
  });
  const width = values.columns === '50' ? 'all' : 'few';
  const name = `ged-${values.rows}${width === 'few' ? '-few' : ''}`;
  const place = path.join(folder, `large-${name}`);
  mkdirSync(folder, { recursive: true });
  const table = path.join(folder, `${name}.csv`);
  if (!existsSync(table)) makeTable(table, Number(values.rows), width);
  if (!existsSync(path.join(place, 'made'))) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place);
    console.log('Making the dossier, once ...');
    await child('make-dossier', [table, place]);
    mkdirSync(path.join(place, 'made'));
  }
  const documents = path.join(place, 'documents');
  const dossier = readdirSync(documents).find((one) => one.endsWith('.dossier'));
  await child('measure', [path.join(documents, dossier ?? ''), place]);
  return 0;
});

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
async function child(name, args) {
  const script = inRoot('scripts', 'bench-large', `${name}.mjs`);
  const { code } = await run(process.execPath, [script, ...args]);
  if (code !== 0) throw new Stop(`${name} failed.`);
}
