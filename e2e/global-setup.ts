/** Once before all specs: is there something to test, and what is it run in? */
import { existsSync } from 'node:fs';
import { findElectron } from '../scripts/lib/electron.mjs';
import { inRoot } from '../scripts/lib/root.mjs';

export default function announceRuntime(): void {
  if (!existsSync(inRoot('out', 'main', 'index.js'))) {
    throw new Error('There is nothing built to test. Run npm run e2e, or npm run build first.');
  }
  const electron = findElectron();
  console.log(
    electron
      ? `The end-to-end tests run in Electron: ${electron}`
      : 'The end-to-end tests run in the stand-in for Electron (e2e/electron-stand-in).',
  );
}
