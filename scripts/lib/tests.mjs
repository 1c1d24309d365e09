// @ts-check
// Runs the unit tests and the e2e tests, and counts what came out of their JSON reports.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { runTool } from './run.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {{ title: string, reason: string }[]} skipped
 */

const reportOf = (/** @type {string} */ name) => inRoot('out', 'test-reports', `${name}.json`);

/** @returns {Promise<Counts>} */
export async function runUnitTests() {
  const file = freshReport('unit');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool('vitest/vitest.mjs', args);
  return readReport(file, code, countUnit);
}

/**
 * @param {Record<string, string>} env
 * @param {readonly string[]} [args] for Playwright: files, --headed ...
 * @returns {Promise<Counts>}
 */
export async function runEndToEndTests(env, args = []) {
  const file = freshReport('e2e');
  const { code } = await runTool('@playwright/test/cli.js', ['test', ...args], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return readReport(file, code, countEndToEnd);
}

/** @param {string} name */
function freshReport(name) {
  const file = reportOf(name);
  rmSync(file, { force: true });
  mkdirSync(inRoot('out', 'test-reports'), { recursive: true });
  return file;
}

/**
 * A run that broke off, or failed outside of any test, must not look like one that passed.
 * @param {string} file
 * @param {number} code
 * @param {(report: any) => Counts} count
 * @returns {Counts}
 */
function readReport(file, code, count) {
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0, skipped: [] };
  try {
    counts = count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`The run left no report: ${String(error)}`);
    return { ...counts, failed: 1 };
  }
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/**
 * Vitest's report. Of a file that could not be loaded it has no tests, only the state of the file.
 * @param {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string, meta?: { skipReason?: string } }[] }[] }} report
 * @returns {Counts}
 */
export function countUnit(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status));
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + brokenFiles.length,
    skipped: skipped.map((test) => ({
      title: test.fullName,
      reason: test.meta?.skipReason ?? 'see the condition in its file',
    })),
  };
}

/**
 * Playwright's report: suites in suites, each with specs, each with one test for each project.
 * @typedef {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[], errors: unknown[] }} report
 * @returns {Counts}
 */
export function countEndToEnd(report) {
  const tests = report.suites
    .flatMap(specsOf)
    .flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, ...test })));
  return {
    passed: tests.filter((test) => test.status === 'expected').length,
    failed:
      tests.filter((test) => ['unexpected', 'flaky'].includes(test.status)).length +
      report.errors.length,
    skipped: tests
      .filter((test) => test.status === 'skipped')
      .map(({ title, annotations }) => ({
        title,
        reason:
          annotations.find(({ type }) => ['skip', 'fixme'].includes(type))?.description ??
          'no reason given',
      })),
  };
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}
