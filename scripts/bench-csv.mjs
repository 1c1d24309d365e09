// @ts-check
// npm run bench:csv: what it costs to read 350,000 rows x 50 columns (220 MB), ours beside papaparse streaming and uDSV.
// Each run is a process of its own, taken in turns; medians count, and only ratios say much on a shared machine.
// Options: --rows N, --rounds N. Everything lies below out/bench; uDSV is fetched there, and left out where that is not possible.
import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildReader } from './bench-csv/build.mjs';
import { makeTable } from './bench-csv/make-table.mjs';
import { inRoot } from './lib/root.mjs';
import { run, runScript, Stop } from './lib/run.mjs';

const UDSV = '0.7.3';
const folder = inRoot('out', 'bench');

/** Milliseconds by the clock and of all processors, garbage collection and inflating included. @typedef {{ milliseconds: number, processor: number, megabytes: number, rows: number, cells: number }} Result */

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '350000' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const rows = Number(values.rows);
  mkdirSync(folder, { recursive: true });
  await buildReader(folder);
  const file = `${folder}/ged-${rows}.csv`;
  if (!existsSync(file)) makeTable(file, rows);
  const contenders = ['ours: read', 'ours: read and guess', 'ours: read and convert', 'papaparse'];
  if (await hasUdsv()) contenders.push('udsv');
  else console.log('uDSV could not be fetched, so it is left out.');
  const results = await measure(contenders, file, Number(values.rounds));
  print(results, rows);
  return 0;
});

async function hasUdsv() {
  if (existsSync(`${folder}/node_modules/udsv`)) return true;
  const args = ['install', '--prefix', folder, '--no-save', '--no-package-lock', `udsv@${UDSV}`];
  return (await run('npm', args, { quiet: true, timeoutMs: 60_000 })).code === 0;
}

/**
 * @param {readonly string[]} contenders
 * @param {string} file
 * @param {number} rounds
 */
async function measure(contenders, file, rounds) {
  /** @type {Map<string, Result[]>} */
  const results = new Map(contenders.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of contenders) {
      const script = inRoot('scripts', 'bench-csv', 'contender.mjs');
      const { code, output } = await run(process.execPath, [script, name, file], { quiet: true });
      if (code !== 0) throw new Stop(`${name} failed:\n${output}`);
      results.get(name)?.push(JSON.parse(output));
    }
  }
  return results;
}

/**
 * @param {Map<string, Result[]>} results
 * @param {number} rows
 */
function print(results, rows) {
  const base = results.get('papaparse') ?? [];
  console.log(`${rows.toLocaleString('en')} rows x 50 columns; medians, and times papaparse`);
  for (const [name, all] of results) {
    const [clock, ...rest] = /** @type {const} */ (['milliseconds', 'processor']).map((kind) => {
      const time = medianOf(all, kind);
      return `${seconds(time)} (${(time / medianOf(base, kind)).toFixed(2)})`;
    });
    const size = `${medianOf(all, 'megabytes')} MB`;
    console.log(`${name.padEnd(24)} clock ${clock}  processor ${rest.join()}  memory ${size}`);
  }
}

/** @param {number} time */
function seconds(time) {
  return `${(time / 1_000).toFixed(2)} s`.padStart(8);
}

/**
 * @param {readonly Result[]} results
 * @param {keyof Result} kind
 */
function medianOf(results, kind) {
  return median(results.map((one) => one[kind]));
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
