// @ts-check
// npm run bench:import: an import of 350,000 rows x 50 columns through the whole core, and what else is asked of it meanwhile.
// While it plans and takes in, rows of another collection are asked for again and again, as a grid that is scrolled does: the
// longest wait is printed. At last one is cancelled half way, and what lies on disk is looked at.
// Option: --rows N. Everything lies below out/bench.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { makeTable } from './bench-csv/make-table.mjs';
import { bundleProgram } from './lib/bundle.mjs';
import { inRoot } from './lib/root.mjs';
import { runScript, Stop } from './lib/run.mjs';

const folder = inRoot('out', 'bench');
const job = 'bench';

await runScript(async () => {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '350000' } } });
  const rows = Number(values.rows);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `ged-${rows}.csv`);
  if (!existsSync(file)) makeTable(file, rows);
  const place = mkdtempSync(path.join(folder, 'import-'));
  try {
    const program = await start(place);
    await program.host.host.grant({ handle: 'file', path: file });
    await wholeImport(program);
    await cancelled(program, path.join(place, 'documents'));
    await program.core.close();
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return 0;
});

/** The core as the worker runs it, with the shipped dossier. @param {string} place */
async function start(place) {
  const load = async (/** @type {string} */ entry) =>
    import(pathToFileURL(await bundleProgram(entry, path.join(folder, 'core'))).href);
  const { createCore } = await load('src/main/core/app.ts');
  const { createClient } = await load('src/shared/contract/client.ts');
  cpSync(inRoot('data', 'iskp'), path.join(place, 'shipped'), { recursive: true });
  /** @type {{ done: number, total: number }[]} */
  const progress = [];
  const core = createCore(
    {
      userData: path.join(place, 'data'),
      documents: path.join(place, 'documents'),
      shipped: path.join(place, 'shipped'),
      checkOutput: false,
    },
    {
      emit: (/** @type {{ type: string, done: number, total: number }} */ event) => {
        if (event.type === 'progress') progress.push(event);
      },
      log: () => undefined,
    },
  );
  const page = createClient(core.page);
  const host = createClient(core.host);
  await host.host.start({ dossier: null });
  return { core, page, host, progress };
}

/** @param {Awaited<ReturnType<typeof start>>} program */
async function wholeImport(program) {
  const { page } = program;
  const step = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) =>
    watched(program, name, work);
  const { draft } = await step('open', () => page.imports.open({ handle: 'file', job }));
  const { target } = await step('propose', () =>
    page.imports.propose({ draft, purpose: null, job }),
  );
  const plan = await step('dry run', () => page.imports.plan({ draft, target, job }));
  console.log(
    `  ${plan.new.toLocaleString('en')} new, ${plan.rejected} rejected, ${plan.problems} with remarks`,
  );
  const { collection } = await step('take in', () => page.imports.apply({ draft, job }));
  const query = {
    collection,
    search: 'kachin',
    filter: null,
    sort: [{ field: target.collection.titleField, direction: 'descending' }],
  };
  await step('first search and sort', () => page.records.query(query));
  await step('the same again', () => page.records.query({ ...query, search: 'kachi' }));
  await step('undo', () => page.history.undo({}));
}

/**
 * @param {Awaited<ReturnType<typeof start>>} program
 * @param {string} documents
 */
async function cancelled({ page, progress }, documents) {
  const before = filesIn(documents);
  const { draft } = await page.imports.open({ handle: 'file', job });
  const { target } = await page.imports.propose({ draft, purpose: null, job });
  progress.length = 0;
  const running = page.imports.plan({ draft, target, job }).then(
    () => 'went on to its end',
    (/** @type {{ code: string }} */ { code }) => code,
  );
  while (!progress.some(({ done, total }) => done * 2 >= total)) await pause(20);
  const from = performance.now();
  await page.jobs.cancel({ job });
  const answer = await running;
  await page.imports.close({ draft });
  const left = filesIn(documents).filter((name) => !before.includes(name));
  console.log(
    `cancelled half way: ${answer} after ${(performance.now() - from).toFixed(0)} ms, ${left.length} files left behind`,
  );
  if (answer !== 'cancelled' || left.length > 0) throw new Stop(`Left behind: ${left.join(', ')}`);
}

/** @param {string} documents */
function filesIn(documents) {
  const names = readdirSync(documents, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => !name.includes('backups'));
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Asks for rows of the events while `work` runs.
 * @param {Awaited<ReturnType<typeof start>>} program
 * @param {string} name
 * @param {() => Promise<any>} work
 */
async function watched({ page, progress }, name, work) {
  progress.length = 0;
  let isRunning = true;
  /** @type {number[]} */
  const waits = [];
  const asking = (async () => {
    let due = performance.now();
    while (isRunning) {
      const { result } = await page.records.query({
        collection: 'events',
        search: '',
        filter: null,
        sort: [],
      });
      await page.records.rows({ result, from: 0, to: 50 });
      // From when it should have been asked: who holds the thread keeps the question waiting, too.
      waits.push(performance.now() - due);
      due = performance.now() + 20;
      await pause(20);
    }
  })();
  const cpu = process.cpuUsage();
  const from = performance.now();
  try {
    return await work();
  } finally {
    isRunning = false;
    await asking;
    const { user, system } = process.cpuUsage(cpu);
    const sorted = waits.toSorted((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
    console.log(
      `${name.padEnd(22)} ${((performance.now() - from) / 1_000).toFixed(1).padStart(6)} s (processor ${((user + system) / 1e6).toFixed(1)} s), ` +
        `${progress.length} reports of progress, other calls waited ${at(0.5)} ms (median), ${at(0.99)} ms (99 %), ${at(1)} ms (longest)`,
    );
  }
}
