import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from './root.mjs';

type Entry = {
  version?: string;
  integrity?: string;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  optional?: boolean;
  os?: string[];
};

const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
  packages: Record<string, Entry>;
};

/** Below these there are known holes that matter here. */
const FLOORS: Record<string, string> = {
  electron: '45.4.0',
  dompurify: '3.4.17',
  'pdfjs-dist': '4.2.67',
  'fast-xml-parser': '5.10.1',
  'ag-grid-community': '31.3.4',
};

/** No longer kept up, or with holes that nobody will close. */
const NOT_WANTED = [
  'xlsx',
  'exceljs',
  'write-file-atomic',
  'electron-updater',
  'electron-store',
  '@electron/remote',
];

/** Each of them was looked at. */
const INSTALL_SCRIPTS_SEEN = new Set(['fsevents', 'electron-winstaller']);

const nameOf = (folder: string) =>
  folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
const numbers = (version: string) => version.split('-')[0]!.split('.').map(Number);

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  const different = want.findIndex((part, index) => part !== have[index]);
  return different === -1 || have[different]! > want[different]!;
}

const locked = Object.entries(packages).filter(([folder]) => folder !== '');

describe('the locked dependencies', () => {
  it.each(Object.entries(FLOORS))('%s is at least %s, wherever it is', (name, floor) => {
    for (const [folder, { version }] of locked) {
      if (nameOf(folder) === name)
        expect(isAtLeast(version ?? '0', floor), `${folder} ${version}`).toBe(true);
    }
  });

  it.each(NOT_WANTED)('%s is not used by what we ship', (name) => {
    const { dependencies } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies)).not.toContain(name);
  });

  it('are pinned exactly', () => {
    const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    for (const kind of ['dependencies', 'devDependencies']) {
      for (const [name, version] of Object.entries(manifest[kind]!)) {
        expect(`${name} ${version}`).toMatch(/^\S+ \d+\.\d+\.\d+(?:-[\w.]+)?$/);
      }
    }
  });

  it('carry a checksum each, but for parts of other systems that our registry does not have', () => {
    const without = locked.filter(
      ([, entry]) => !entry.integrity && !entry.inBundle && !(entry.optional && entry.os),
    );
    expect(without.map(([folder]) => folder)).toEqual([]);
  });

  it('run no install scripts but those that were looked at', () => {
    const scripts = locked
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([folder]) => nameOf(folder));
    expect(scripts.filter((name) => !INSTALL_SCRIPTS_SEEN.has(name))).toEqual([]);
  });
});
