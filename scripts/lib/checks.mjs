// @ts-check
// The checks that run no program: what each is called, and how it is run.
import { runTool } from './run.mjs';

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {() => Promise<{ code: number }>} run
 */

/** @type {Check[]} */
export const checks = [
  { title: 'Format (oxfmt)', run: () => runTool('oxfmt/bin/oxfmt', ['--check']) },
  { title: 'Lint (oxlint)', run: () => runTool('oxlint/bin/oxlint', []) },
  { title: 'Types and boundaries (tsc)', run: () => runTool('typescript/bin/tsc', ['-b']) },
  { title: 'Dead code (knip)', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
];
