/** What other programs (a sync client, an editor) do to the files of a dossier that is open. */
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';

export const FILES = ['changes.jsonl', 'dossier.json', 'layer.json'] as const;

export type ForeignEdit = {
  name: string;
  /** `path`: of the file. `older`: what it held some changes ago. */
  run: (path: string, older: Buffer, random: () => number) => void;
};

export const foreignEdits: readonly ForeignEdit[] = [
  { name: 'replaced by an older version', run: (path, older) => replace(path, older) },
  {
    name: 'replaced by an altered version',
    run: (path) => replace(path, altered(readFileSync(path))),
  },
  {
    name: 'replaced by something else',
    run: (path) => replace(path, Buffer.from('something else\n')),
  },
  { name: 'replaced by the same bytes', run: (path) => replace(path, readFileSync(path)) },
  {
    name: 'written over in place',
    run: (path) => writeFileSync(path, altered(readFileSync(path))),
  },
  {
    name: 'an older version written over in place',
    run: (path, older) => writeFileSync(path, older),
  },
  { name: 'appended to', run: (path) => appendFileSync(path, 'more\n') },
  { name: 'emptied', run: (path) => truncateSync(path) },
  {
    name: 'cut off',
    run: (path, _older, random) =>
      truncateSync(path, Math.floor(random() * readFileSync(path).byteLength)),
  },
  { name: 'deleted', run: (path) => unlinkSync(path) },
  { name: 'renamed', run: (path) => renameSync(path, `${path} (conflicted copy)`) },
  { name: 'only touched', run: (path) => utimesSync(path, 1, 1) },
];

/** As sync clients do it: a new file, and then its name. */
function replace(path: string, bytes: Buffer): void {
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
}

function altered(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString().replace('text', 'TEXT').replace('fixture', 'FIXTURE'));
}

export function bytesIn(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}
