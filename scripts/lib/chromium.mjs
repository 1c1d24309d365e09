// @ts-check
// Finds a browser of the Chromium family, for the preview that stands in for Electron.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const PROGRAMS_ON_MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

const PROGRAMS_ON_WINDOWS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

/** @returns {string | null} */
export function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : inPath(named);
  return candidates().find((file) => existsSync(file)) ?? null;
}

/** @returns {string[]} */
function candidates() {
  if (process.platform === 'darwin') {
    return PROGRAMS_ON_MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const homes = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name],
    );
    return homes.flatMap((home) =>
      home ? PROGRAMS_ON_WINDOWS.map((file) => path.join(home, file)) : [],
    );
  }
  return COMMANDS.flatMap((name) => inPath(name) ?? []);
}

/**
 * @param {string} name
 * @returns {string | null}
 */
function inPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/**
 * On Debian and Ubuntu, as root, it is installed; a person elsewhere is told what to do (see `howToGetChromium`).
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found || !mayUseApt()) return found;
  console.log('Installing Chromium (apt-get install chromium) ...');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await run('apt-get', args, { env, quiet: true });
    if (code !== 0) {
      console.log(`apt-get ${args[0]} failed:\n${output.slice(-1_000)}`);
      return null;
    }
  }
  return findChromium();
}

function mayUseApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

export function howToGetChromium() {
  const install =
    process.platform === 'linux'
      ? 'install the package chromium (Debian and Ubuntu: sudo apt-get install chromium; Fedora: sudo dnf install chromium)'
      : 'install Chromium, Google Chrome or Microsoft Edge';
  return `Neither Electron nor a browser of the Chromium family was found. Please ${install}, or name one in the environment variable CHROMIUM.`;
}
