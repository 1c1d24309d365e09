// @ts-check
// What the program is run in: Electron where it can be had, else the stand-in with the system's Chromium.
import { ensureChromium, findChromium, howToGetChromium } from './chromium.mjs';
import { fetchElectronOnce } from './electron.mjs';
import { inRoot } from './root.mjs';
import { Stop } from './run.mjs';

/**
 * @typedef {object} Runtime
 * @property {'electron' | 'stand-in'} kind
 * @property {string} executable
 * @property {string[]} args to be put in front
 * @property {Record<string, string>} env
 */

/** @returns {Promise<Runtime>} */
export async function findRuntime() {
  const electron = await fetchElectronOnce();
  if (electron) return { kind: 'electron', executable: electron, args: sandboxArgs(), env: {} };
  const chromium = findChromium() ?? (await ensureChromium());
  if (!chromium) throw new Stop(howToGetChromium());
  return {
    kind: 'stand-in',
    executable: inRoot('e2e', 'electron-stand-in', 'electron'),
    args: [],
    env: { CHROMIUM: chromium },
  };
}

/** Chromium refuses to run as root inside its sandbox. Nobody but containers should be root here. */
function sandboxArgs() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
