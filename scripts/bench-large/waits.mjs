// @ts-check
// For the benchmark: what other calls wait for while one runs.

/** Milliseconds between two calls of the same kind. */
const EVERY = 25;

export function pause(/** @type {number} */ milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Milliseconds of all processors that this process has used: on a machine that others share, this is what can be compared. */
export function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

let longest = 0;

/**
 * Asks for rows of the large collection, for rows of another one and for the state of the dossier, each again and again, while `work`
 * runs; prints how long it took and the longest of the others' waits.
 * @param {{ core: import('./core.mjs').Core, collection: string, result: string, count: number }} others
 * @param {string} name
 * @param {() => Promise<any>} work
 */
export async function watched({ core, collection, result, count }, name, work) {
  const { page } = core;
  let isRunning = true;
  const again = async (/** @type {() => Promise<unknown>} */ call) => {
    let most = 0;
    let busiest = 0;
    do {
      const [from, used] = [performance.now(), processor()];
      await call();
      most = Math.max(most, performance.now() - from);
      busiest = Math.max(busiest, processor() - used);
      await pause(EVERY);
    } while (isRunning);
    return { most, busiest };
  };
  const elsewhere = collection === 'events' ? 'leaders' : 'events';
  const rows = again(() => {
    const from = Math.floor(Math.random() * count);
    return page.records.rows({ result, from, to: from + 50 });
  });
  const other = again(async () => {
    const found = await page.records.query({
      collection: elsewhere,
      search: 'a',
      filter: null,
      sort: [],
    });
    await page.records.rows({ result: found.result, from: 0, to: 50 });
  });
  const state = again(() => page.dossier.state({}));
  const [from, used] = [performance.now(), processor()];
  try {
    return await work();
  } finally {
    const [took, work] = [performance.now() - from, processor() - used];
    isRunning = false;
    const waits = await Promise.all([rows, other, state]);
    const words = ['rows', 'another collection', 'state'].map((name, at) => {
      const { most, busiest } = waits[at] ?? { most: 0, busiest: 0 };
      longest = Math.max(longest, busiest);
      return `${name} ${most.toFixed(0)} (${busiest.toFixed(0)})`;
    });
    console.log(
      `${name.padEnd(26)}${took.toFixed(0).padStart(8)} (${work.toFixed(0)}) ms; longest waits meanwhile: ${words.join(', ')}`,
    );
  }
}

export function waitsOf() {
  console.log(`the longest wait of any other call: ${longest.toFixed(0)} ms`);
}
