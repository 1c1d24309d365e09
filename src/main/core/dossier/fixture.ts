/** For tests: small dossiers in temporary folders, and what a test wants to know about a folder. */
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMAT, type DossierFile } from '#shared/model/dossier.ts';
import type { BaseFile } from '#shared/model/claim.ts';
import type { Note } from '#shared/model/note.ts';
import { nodeFileSystem, type FileSystem, type OpenFile } from './file-system.ts';
import type { DossierDeps } from './open-for-work.ts';
import type { Step } from '../context.ts';

/** A folder of the test's own, and what removes it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'dossier-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const events: BaseFile = {
  collection: 'events',
  records: ['e1', 'e2', 'e3'].map((id, index) => ({
    id,
    statements: [
      { source: 'article', values: { title: `Event ${index + 1}`, date: `201${index}-04` } },
    ],
  })),
};

export const fixtureFile: Omit<DossierFile, 'imports'> = {
  format: FORMAT,
  id: 'fixture',
  title: 'A fixture',
  description: 'Made by a test.',
  collections: [
    {
      id: 'events',
      title: 'Events',
      singular: 'event',
      titleField: 'title',
      fields: [
        { id: 'title', title: 'Title', type: 'text' },
        { id: 'date', title: 'Date', type: 'date' },
      ],
    },
    {
      id: 'leaders',
      title: 'Leaders',
      singular: 'leader',
      titleField: 'name',
      fields: [{ id: 'name', title: 'Name', type: 'text' }],
    },
  ],
};

/** A dossier as somebody writes it by hand: `dossier.json` and one base file. */
export function writeFixture(folder: string, base: unknown = events): string {
  mkdirSync(join(folder, 'base'), { recursive: true });
  const bytes = Buffer.from(JSON.stringify(base));
  writeFileSync(join(folder, 'base/events.json'), bytes);
  const sha256 = sha256Of(bytes);
  writeDossierFile(folder, {
    ...fixtureFile,
    imports: [{ id: 'import-1', collection: 'events', file: 'base/events.json', sha256 }],
  });
  return folder;
}

export function writeDossierFile(folder: string, content: object): void {
  writeFileSync(join(folder, 'dossier.json'), JSON.stringify(content, null, 2));
}

/** What a dossier needs to be opened; everything it says is kept in `said`. */
export function fixtureDeps(changes: Partial<DossierDeps> = {}): DossierDeps & { said: string[] } {
  const said: string[] = [];
  return {
    fs: nodeFileSystem,
    clock: () => new Date(),
    newId: () => randomBytes(10).toString('hex'),
    log: (level, message) => said.push(`${level}: ${message}`),
    onSaved: () => undefined,
    onNotice: () => undefined,
    snapshots: { idleMs: 60_000, manyChanges: 1_000_000 },
    said,
    ...changes,
  };
}

/** Puts a note on the dossier, new or over the one of that id. */
export function noteStep(id: string, text: string): Step {
  return { label: 'Write note', drafts: () => [{ table: 'notes', id, after: note(id, text) }] };
}

export function note(id: string, text: string): Note {
  const at = '2026-01-02T03:04:05.678Z';
  return {
    id,
    target: { kind: 'dossier' },
    text,
    tags: [],
    status: 'open',
    createdAt: at,
    updatedAt: at,
  };
}

/** `from` to `to`, both inclusive. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

export const sha256Of = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Every path below a folder with the hash of its content, or `folder`. */
export function contentOf(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    found[name] = statSync(path).isDirectory() ? 'folder' : sha256Of(readFileSync(path));
  }
  return found;
}

export type DiskCall = { call: string; path: string; count: number };

/**
 * The real disk, where `before` sees each call first: with the name of the call, the path, and how
 * many of that name there were. What it throws, the call fails with; the number it answers is how
 * many bytes a write takes.
 */
export function watchedDisk(before: (call: DiskCall) => number | void): FileSystem {
  const counts = new Map<string, number>();
  const see = (call: string, path: string): number | void => {
    const count = (counts.get(call) ?? 0) + 1;
    counts.set(call, count);
    return before({ call, path, count });
  };
  const watchFile = (path: string, file: OpenFile): OpenFile => ({
    write: async (bytes, position) => {
      const room = see('write', path);
      return file.write(typeof room === 'number' ? bytes.subarray(0, room) : bytes, position);
    },
    size: file.size,
    read: file.read,
    infoNow: file.infoNow,
    truncate: async (length) => {
      see('truncate', path);
      await file.truncate(length);
    },
    sync: async () => {
      see('sync', path);
      await file.sync();
    },
    syncData: async () => {
      see('syncData', path);
      await file.syncData();
    },
    close: file.close,
  });
  return {
    ...nodeFileSystem,
    open: async (path, mode) => {
      see(`open ${mode}`, path);
      return watchFile(path, await nodeFileSystem.open(path, mode));
    },
    rename: async (from, to) => {
      see('rename', to);
      await nodeFileSystem.rename(from, to);
    },
    removeFile: async (path) => {
      see('removeFile', path);
      await nodeFileSystem.removeFile(path);
    },
  };
}

/** As the system would fail. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}
