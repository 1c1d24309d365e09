// @ts-check
// npm run test:hostile: 50,000 mutated files on their way in; npm test takes 2,000 of them. Another number: DOSSIER_HOSTILE_INPUTS.
import { ensureInstalled } from './lib/install.mjs';
import { runScript, runTool } from './lib/run.mjs';

const TESTS = [
  'src/main/core/imports/hostile.test.ts',
  'src/main/core/imports/own/hostile.test.ts',
];

await runScript(async () => {
  await ensureInstalled();
  const args = ['run', ...TESTS, ...process.argv.slice(2)];
  const inputs = process.env['DOSSIER_HOSTILE_INPUTS'] ?? '50000';
  const { code } = await runTool('vitest/vitest.mjs', args, {
    env: { DOSSIER_HOSTILE_INPUTS: inputs },
  });
  return code;
});
