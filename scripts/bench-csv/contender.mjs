// @ts-check
// One run of one contender of the benchmark, in a process of its own: node contender.mjs NAME FILE. Prints its figures as JSON.
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import Papa from 'papaparse';
import { inRoot } from '../lib/root.mjs';

const [, , name = '', file = ''] = process.argv;
const ours = (/** @type {string} */ entry) =>
  import(inRoot('out', 'bench', 'ours', `${entry}.mjs`));

/** Not a dependency of ours: the benchmark fetches it into out/bench. */
const UDSV = inRoot('out', 'bench', 'node_modules', 'udsv');

/** Every cell is touched, so that no contender can put it off. */
let rows = 0;
let cells = 0;
const touch = (/** @type {readonly string[]} */ row) => {
  rows += 1;
  for (const cell of row) cells += cell.length > 0 ? 1 : 0;
};

/** @type {Record<string, () => Promise<void>>} */
const contenders = {
  'ours: read': async () => {
    const { table } = await openOurs();
    for await (const batch of table.rows()) for (const row of batch) touch(row.cells);
  },
  'ours: read and guess': async () => {
    const { table } = await openOurs();
    const { createColumnGuesser } = await ours('guess-guess-columns');
    const guesser = createColumnGuesser(table.columns);
    for await (const batch of table.rows()) {
      for (const row of batch) {
        touch(row.cells);
        guesser.add(row.cells, row.line);
      }
    }
    guesser.guesses();
  },
  'ours: read and convert': async () => {
    const { table } = await openOurs();
    const { recognise } = await ours('presets-recognise');
    const { createConverter } = await ours('convert-convert-row');
    const { mapping, collection } = recognise(table.columns, []);
    const convert = createConverter(mapping, collection.fields, table.columns);
    for await (const batch of table.rows()) {
      for (const row of batch) {
        touch(row.cells);
        if ('rejected' in convert(row)) throw new Error('a row was rejected');
      }
    }
  },
  papaparse: async () => {
    const stream = createReadStream(file).pipe(
      Papa.parse(Papa.NODE_STREAM_INPUT, { header: false }),
    );
    for await (const row of stream) touch(row);
    rows -= 1;
  },
  udsv: async () => {
    const require = createRequire(inRoot('out', 'bench', 'package.json'));
    const { inferSchema, initParser } = require(UDSV);
    /** @type {any} */
    let parser;
    const decoder = new TextDecoder();
    for await (const bytes of createReadStream(file, { highWaterMark: 1_048_576 })) {
      const text = decoder.decode(bytes, { stream: true });
      parser ??= initParser(inferSchema(text));
      parser.chunk(text, parser.stringArrs, touch);
    }
    parser.end();
  },
};

async function openOurs() {
  const [{ fileSource }, { findTables }, { guessSettings, openTable }] = await Promise.all(
    ['byte-source', 'source-kind', 'table'].map(ours),
  );
  const [found] = await findTables(await fileSource(file));
  const { settings } = await guessSettings(found);
  return { table: await openTable(found, settings) };
}

const start = performance.now();
const before = process.cpuUsage();
await contenders[name]?.();
const { user, system } = process.cpuUsage(before);
const milliseconds = Math.round(performance.now() - start);
const processor = Math.round((user + system) / 1_000);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1_000);
console.log(JSON.stringify({ milliseconds, processor, megabytes, rows, cells }));
