/** Copies of a dossier, each with something wrong with it. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

type Damage = (folder: string) => void;

/** One bit of one byte, at a share of the length. */
function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  const index = Math.floor(bytes.length * at);
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

function cut(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 2)));
}

export const damages = {
  cutDossierFile: (folder) => cut(path.join(folder, 'dossier.json')),
  cutLayer: (folder) => cut(path.join(folder, 'layer.json')),
  flippedChange: (folder) => flip(path.join(folder, 'changes.jsonl'), 0.5),
  changedBase: (folder) => appendFileSync(path.join(folder, 'base', 'leaders.json'), '\n'),
  /** As a later version may write it: without our checksum, with something that this version does not know. */
  newerFormat: (folder) => {
    const file = path.join(folder, 'dossier.json');
    const { checksum: _, ...content } = JSON.parse(readFileSync(file, 'utf8')) as {
      format: number;
      checksum?: string;
    };
    const later = { ...content, format: content.format + 1, colours: ['red'] };
    writeFileSync(file, JSON.stringify(later, null, 2));
  },
  /** One change of the log is altered, and the snapshot and the backups that would stand in for it are gone. */
  lostChange: (folder) => {
    rmSync(path.join(folder, 'layer.json'));
    rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
    const file = path.join(folder, 'changes.jsonl');
    const lines = readFileSync(file, 'utf8').split('\n');
    lines[2] = lines[2]!.replace('"origin":"edit"', '"origin":"edot"');
    writeFileSync(file, lines.join('\n'));
  },
  /** Not even what it is about can be read, and nothing else says it. */
  hopeless: (folder) => {
    for (const name of ['dossier.json', 'changes.jsonl'])
      writeFileSync(path.join(folder, name), 'rubbish');
    rmSync(path.join(folder, 'backups'), { recursive: true, force: true });
  },
  /** The power went while a change was being written. */
  tornTail: (folder) =>
    appendFileSync(path.join(folder, 'changes.jsonl'), '[99,"0123456789abcdef0123'),
} satisfies Record<string, Damage>;

export function copyWith(from: string, to: string, damage: Damage): string {
  cpSync(from, to, { recursive: true });
  damage(to);
  return to;
}

/**
 * A copy in which nothing can be written, and how to do away with it; null where this user can't make one. Rights do not
 * stop root, so root gets a disk that is read-only.
 */
export function readOnlyCopy(from: string, to: string): (() => void) | null {
  if (process.platform === 'win32') return null;
  if (process.getuid?.() !== 0) {
    cpSync(from, to, { recursive: true });
    const setRights = (rights: number): void => {
      for (const name of ['', 'base', 'dossier.json', 'layer.json', 'changes.jsonl']) {
        chmodSync(path.join(to, name), rights);
      }
    };
    setRights(0o555);
    return () => setRights(0o755);
  }
  mkdirSync(to);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', to], { stdio: 'ignore' });
  } catch {
    return null;
  }
  cpSync(from, to, { recursive: true });
  execFileSync('mount', ['-o', 'remount,ro', to]);
  return () => void execFileSync('umount', [to]);
}
