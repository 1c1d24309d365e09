// @ts-check
// Collects the licences of everything that is built in, for the About window: out/licences.json.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.mjs';

const LICENCE_FILE = /^(?:licen[cs]e|copying|ofl|notice)(?:[.-].*)?$/i;
/** A tool for us, but part of what is shipped. */
const SHIPPED_TOOLS = ['node_modules/electron'];

/** What the manifest leaves open and the text says. */
const BY_ITS_TEXT = new Map([['duck', 'BSD-2-Clause']]);

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence */

export async function writeLicences() {
  writeFileSync(inRoot('out', 'licences.json'), JSON.stringify(collectLicences(), null, 1));
}

/** @returns {Licence[]} */
export function collectLicences() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(
      ([folder, entry]) => folder !== '' && (isBuiltIn(entry) || SHIPPED_TOOLS.includes(folder)),
    )
    .flatMap(([folder]) => licenceOf(folder) ?? [])
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version));
}

/** @param {{ dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean }} entry */
function isBuiltIn(entry) {
  return !entry.dev && !entry.devOptional && !entry.optional;
}

/**
 * @param {string} folder
 * @returns {Licence | null} null when it is not installed
 */
function licenceOf(folder) {
  const full = inRoot(folder);
  const manifest = readManifest(path.join(full, 'package.json'));
  if (!manifest) return null;
  const texts = readdirSync(full)
    .filter((name) => LICENCE_FILE.test(name))
    .map((name) => readFileSync(path.join(full, name), 'utf8').trim());
  return {
    name: manifest.name,
    version: manifest.version,
    licence:
      BY_ITS_TEXT.get(manifest.name) ??
      (typeof manifest.license === 'string' ? manifest.license : 'see its text'),
    text: texts.join('\n\n'),
  };
}

/** @param {string} file */
function readManifest(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Peers that nobody installed stand in the lock file too.
    return null;
  }
}
