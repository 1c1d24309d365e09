// app.getPath(). A test's paths lie in a folder that goes with the process; a preview's are the
// person's own, so that the work done in it stays.
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { profileDirectory } from './browser-process.ts';
import { isPreview } from './environment.ts';

const chosen = new Map<string, string>();

function appData(): string {
  if (!isPreview) return path.join(profileDirectory, 'app-data');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Application Support');
  if (process.platform === 'win32' && process.env['APPDATA'] !== undefined) {
    return process.env['APPDATA'];
  }
  return process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
}

/** A folder of the person's in a preview, one of the test's otherwise. */
function personal(folder: string): string {
  return isPreview ? path.join(os.homedir(), folder) : path.join(profileDirectory, folder);
}

const usual: Readonly<Record<string, (appName: string) => string>> = {
  home: () => os.homedir(),
  temp: () => os.tmpdir(),
  exe: () => process.execPath,
  appData,
  userData: (appName) => path.join(appPaths.get('appData', appName), appName),
  sessionData: (appName) => appPaths.get('userData', appName),
  crashDumps: (appName) => path.join(appPaths.get('userData', appName), 'Crashpad'),
  logs: (appName) => path.join(appPaths.get('userData', appName), 'logs'),
  documents: () => personal('Documents'),
  downloads: () => personal('Downloads'),
  desktop: () => personal('Desktop'),
  pictures: () => personal('Pictures'),
};

export const appPaths = {
  get(key: string, appName: string): string {
    const found = chosen.get(key) ?? usual[key]?.(appName);
    if (found === undefined) throw new Error(`Failed to get '${key}' path`);
    // Chromium makes these when it starts.
    if (key === 'userData' || key === 'sessionData')
      mkdirSync(found, { recursive: true, mode: 0o700 });
    return found;
  },
  set(key: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    if (usual[key] === undefined) throw new Error(`Failed to set path '${key}'`);
    chosen.set(key, value);
  },
};
