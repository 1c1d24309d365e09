/** What the program is made of: versions, and the licences collected by the build. */
import { readFile } from 'node:fs/promises';
import { app } from 'electron';
import { About } from '#shared/contract/shell-api.ts';

const RUNTIME = { electron: 'Electron', chrome: 'Chromium', node: 'Node.js', v8: 'V8' } as const;

export async function about(licencesFile: string): Promise<About> {
  return {
    name: app.getName(),
    version: app.getVersion(),
    runtime: Object.entries(RUNTIME).map(([key, name]) => ({
      name,
      version: process.versions[key] ?? 'unknown',
    })),
    licences: await readLicences(licencesFile),
  };
}

async function readLicences(file: string): Promise<About['licences']> {
  return About.shape.licences.parse(JSON.parse(await readFile(file, 'utf8')));
}
