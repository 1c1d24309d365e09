import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { BackupManifest } from '#shared/model/backup.ts';
import { backupsFolder, listBackups, nameOfBackup, readBackup } from './backup-files.ts';
import { keepers } from './backup-thinning.ts';
import { takeBackup } from './backups.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import {
  contentOf,
  fixtureDeps,
  noteStep,
  systemError,
  temporaryFolder,
  watchedDisk,
  writeFixture,
} from './fixture.ts';
import { openDossier } from './open.ts';
import type { OpenDossier } from '../context.ts';

let root: ReturnType<typeof temporaryFolder>;
let folder: string;
let dossier: OpenDossier;
beforeEach(async () => {
  root = temporaryFolder();
  folder = writeFixture(join(root.path, 'study'));
  dossier = await openDossier(folder, fixtureDeps());
  await dossier.commit(noteStep('a', 'one'));
});
afterEach(async () => {
  await dossier.close();
  root.remove();
});

async function backUp(at: string, fs: FileSystem = nodeFileSystem): Promise<BackupManifest> {
  const picture = await dossier.picture();
  const { id } = dossier.file;
  return takeBackup({ fs, folder, dossier: id, picture, at: new Date(at), reason: 'asked' });
}

const numbers = async (): Promise<number[]> =>
  (await listBackups(nodeFileSystem, folder)).map((one) => (one.ok ? one.manifest.number : -1));

describe('a backup', () => {
  test('holds what the dossier held, and says so', async () => {
    const manifest = await backUp('2026-05-01T10:00:00.000Z');
    await dossier.commit(noteStep('a', 'two'));
    expect(manifest).toMatchObject({ number: 1, seq: 1, entries: { notes: 1 }, imported: 3 });
    const layer = await readBackup(nodeFileSystem, folder, manifest);
    expect(layer.notes.get('a')?.text).toBe('one');
  });

  test('is a dossier when its files are put together by hand', async () => {
    const manifest = await backUp('2026-05-01T10:00:00.000Z');
    const place = join(backupsFolder(folder), nameOfBackup(manifest));
    const copy = join(root.path, 'by hand');
    for (const { path, sha256, lasting } of manifest.files) {
      const from = lasting ? join(backupsFolder(folder), 'lasting', sha256) : join(place, path);
      const to = join(copy, path);
      await import('node:fs/promises').then(async (fs) => {
        await fs.mkdir(join(to, '..'), { recursive: true });
        await fs.copyFile(from, to);
      });
    }
    const again = await openDossier(copy, fixtureDeps());
    expect(again.layer.notes.get('a')?.text).toBe('one');
    expect(again.base.get('events')?.size).toBe(3);
    await again.close();
  });

  test('keeps what never changes once', async () => {
    await backUp('2026-05-01T10:00:00.000Z');
    const before = readdirSync(join(folder, 'backups/lasting'));
    await backUp('2026-05-01T10:15:00.000Z');
    expect(readdirSync(join(folder, 'backups/lasting'))).toEqual(before);
    expect(await numbers()).toEqual([2, 1]);
  });

  test.each(['layer.json', 'changes.jsonl', 'dossier.json', 'backup.json', 'lasting'])(
    'every flipped bit in %s is noticed',
    async (name) => {
      await dossier.close();
      dossier = await openDossier(folder, fixtureDeps());
      const manifest = await backUp('2026-05-01T10:00:00.000Z');
      const lasting = join(folder, 'backups/lasting');
      const path =
        name === 'lasting'
          ? join(lasting, readdirSync(lasting)[0] ?? '')
          : join(backupsFolder(folder), nameOfBackup(manifest), name);
      const whole = readFileSync(path);
      const step = Math.max(1, Math.floor((whole.byteLength * 8) / 120));
      for (let bit = 0; bit < whole.byteLength * 8; bit += step) {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        writeFileSync(path, flipped);
        const [found] = await listBackups(nodeFileSystem, folder);
        if (found?.ok !== true) continue;
        const read = readBackup(nodeFileSystem, folder, found.manifest);
        if (name === 'backup.json') {
          // White space is not content.
          expect((await read).notes.size).toBe(1);
        } else {
          await expect(read, `bit ${bit}`).rejects.toMatchObject({ code: 'damaged' });
        }
      }
    },
  );

  test('that could not be written, or is not good, is none', async () => {
    await backUp('2026-05-01T10:00:00.000Z');
    const before = contentOf(join(folder, 'backups'));
    for (const bad of ['dossier.json', 'changes.jsonl', 'backup.json']) {
      const disk = watchedDisk(({ call, path }) => {
        if (call === 'open create' && path.includes(bad)) throw systemError('ENOSPC');
      });
      await expect(backUp('2026-05-01T11:00:00.000Z', disk)).rejects.toMatchObject({
        code: 'storage',
      });
      expect(contentOf(join(folder, 'backups'))).toEqual(before);
    }
    // A disk that writes other bytes than it was given, and says nothing.
    const lying: FileSystem = {
      ...nodeFileSystem,
      rename: async (from, to) => {
        if (to.endsWith('layer.json') || to.endsWith('changes.jsonl'))
          writeFileSync(from, readFileSync(from).fill(0x20, 40, 42));
        await nodeFileSystem.rename(from, to);
      },
    };
    await expect(backUp('2026-05-01T11:00:00.000Z', lying)).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(contentOf(join(folder, 'backups'))).toEqual(before);
  });

  test('one that is damaged is listed with the reason, and needs nothing of the others', async () => {
    const manifest = await backUp('2026-05-01T10:00:00.000Z');
    const place = join(backupsFolder(folder), nameOfBackup(manifest));
    rmSync(join(place, 'backup.json'));
    await backUp('2026-05-01T11:00:00.000Z');
    expect(await listBackups(nodeFileSystem, folder)).toMatchObject([
      { ok: true },
      { ok: false, problem: expect.stringContaining('missing') },
    ]);
  });
});

describe('thinning', () => {
  const series = (count: number, minutes: number) =>
    Array.from({ length: count }, (_, at) => ({
      number: at + 1,
      at: new Date(Date.UTC(2026, 0, 1) + at * minutes * 60_000).toISOString(),
    }));

  test('keeps the last few, then hours, days and weeks', () => {
    const backups = series(4 * 24 * 60, 15);
    const kept = [...keepers(backups)].sort((a, b) => b - a);
    expect(kept.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5].map((n) => backups.length - n));
    expect(kept.length).toBeLessThan(6 + 24 + 14 + 26);
    const days = new Set(kept.map((number) => backups[number - 1]?.at.slice(0, 10)));
    expect(days.size).toBeGreaterThan(14);
    expect(kept.at(-1)).toBeLessThan(4 * 24 * 8);
  });

  test('never takes the newest, whatever the clock says, and never more than it must', () => {
    const jump = fc.integer({ min: -20 * 365, max: 20 * 365 });
    fc.assert(
      fc.property(fc.array(jump, { minLength: 1, maxLength: 80 }), (days) => {
        const backups = days.map((day, at) => ({
          number: at + 1,
          at: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
        }));
        const kept = keepers(backups);
        expect(kept.has(backups.length)).toBe(true);
        expect(kept.size).toBeGreaterThanOrEqual(Math.min(6, backups.length));
        // Thinning what is thinned changes nothing.
        expect(keepers(backups.filter(({ number }) => kept.has(number)))).toEqual(kept);
      }),
      { numRuns: 500 },
    );
  });

  test('takes away the files of those that go, on the disk as well', async () => {
    for (let at = 0; at < 12; at += 1) {
      await dossier.commit(noteStep('a', `text ${at}`));
      await backUp(new Date(Date.UTC(2026, 4, 1, 10, at)).toISOString());
    }
    expect(await numbers()).toEqual([12, 11, 10, 9, 8, 7]);
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.tmp'))).toEqual(
      [],
    );
  });
});
