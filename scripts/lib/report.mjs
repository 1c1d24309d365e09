// @ts-check
// What a run of steps prints: a heading and the seconds for each, at the end what was skipped and the sum.

/** @typedef {import('./tests.mjs').Counts} Counts */
/** @typedef {{ title: string, run: () => Promise<Counts> }} Step */

/** @returns {Counts} */
const nothing = () => ({ passed: 0, failed: 0, skipped: [] });

/**
 * A check has no tests of its own: it counts when it fails.
 * @param {import('./checks.mjs').Check} check
 * @returns {Step}
 */
export function stepOfCheck({ title, run }) {
  return {
    title,
    run: async () => ({ ...nothing(), failed: (await run()).code === 0 ? 0 : 1 }),
  };
}

/**
 * Runs all of them, also after one has failed. Answers the exit code.
 * @param {readonly Step[]} steps
 * @returns {Promise<number>}
 */
export async function runSteps(steps) {
  const sum = nothing();
  for (const { title, run } of steps) {
    console.log(`\n=== ${title}`);
    const start = performance.now();
    const counts = await run().catch((/** @type {unknown} */ error) => {
      console.error(error instanceof Error ? error.message : error);
      return { ...nothing(), failed: 1 };
    });
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped.push(...counts.skipped);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    console.log(`--- ${title}: ${counts.failed === 0 ? 'passed' : 'FAILED'}, ${seconds} s`);
  }
  if (sum.skipped.length > 0) console.log('\nSkipped:');
  for (const { title, reason } of sum.skipped) console.log(`  ${title}: ${reason}`);
  console.log(`\n${summaryLine(sum)}`);
  return sum.failed === 0 ? 0 : 1;
}

/** @param {Counts} counts */
function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}
