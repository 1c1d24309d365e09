#!/usr/bin/env node
// Seals a dossier folder: writes the `imports` of its dossier.json anew, one for every base/*.json, with the
// SHA-256 of the file's bytes. Everything else in dossier.json stays as it is, byte for byte.
//
//   node scripts/seal-dossier.mjs [DIR]        DIR is data/iskp unless given
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = process.argv[2] ?? fileURLToPath(new URL('../data/iskp', import.meta.url));
const dossierFile = join(directory, 'dossier.json');

/**
 * Where the list that a key of the outermost object holds begins and ends. Braces and quotes inside a text do not count.
 * @param {string} json
 * @param {string} wantedKey
 * @returns {[number, number]}
 */
function valueSpan(json, wantedKey) {
  let depth = 0;
  let key = null;
  let start = -1;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') {
      const from = at;
      for (at += 1; json[at] !== '"'; at += 1) if (json[at] === '\\') at += 1;
      const isKey = depth === 1 && start === -1 && /^\s*:/.test(json.slice(at + 1));
      if (isKey) key = JSON.parse(json.slice(from, at + 1));
    } else if (character === '[' || character === '{') {
      if (depth === 1 && key === wantedKey && start === -1) start = at;
      depth += 1;
    } else if (character === ']' || character === '}') {
      depth -= 1;
      if (depth === 1 && start !== -1) return [start, at + 1];
    }
  }
  throw new Error(`dossier.json has no "${wantedKey}" list at its outermost level`);
}

function main() {
  const text = readFileSync(dossierFile, 'utf8');
  /** @type {{ collections: { id: string }[] }} */
  const dossier = JSON.parse(text);
  const known = dossier.collections.map((collection) => collection.id);

  const imports = readdirSync(join(directory, 'base'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const bytes = readFileSync(join(directory, 'base', name));
      const { collection } = JSON.parse(bytes.toString('utf8'));
      if (!known.includes(collection))
        throw new Error(`base/${name}: dossier.json has no collection "${collection}"`);
      if (name !== `${collection}.json`)
        throw new Error(`base/${name} holds "${collection}"; name it ${collection}.json`);
      return {
        id: collection,
        collection,
        file: `base/${name}`,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    })
    .sort((a, b) => known.indexOf(a.collection) - known.indexOf(b.collection));

  const lines = imports.map(
    (entry) =>
      `    ${JSON.stringify(entry)
        .replace(/([{,:])(?=")/g, '$1 ')
        .replace(/\}$/, ' }')}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const [start, end] = valueSpan(text, 'imports');
  const sealed = text.slice(0, start) + list + text.slice(end);
  JSON.parse(sealed);

  if (sealed === text) {
    console.log(`${dossierFile}: ${imports.length} imports, already sealed`);
    return;
  }
  writeFileSync(`${dossierFile}.sealing`, sealed);
  renameSync(`${dossierFile}.sealing`, dossierFile);
  console.log(`${dossierFile}: sealed, ${imports.length} imports`);
}

try {
  main();
} catch (error) {
  console.error(`seal-dossier: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
