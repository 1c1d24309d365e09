/** Dossiers of older formats, and of newer ones. */
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FORMAT } from '#shared/model/dossier.ts';
import { jsonBytes } from './durable-json.ts';
import {
  contentOf,
  fixtureDeps,
  note,
  noteStep,
  systemError,
  range,
  temporaryFolder,
  watchedDisk,
  writeFixture,
} from './fixture.ts';
import { migrations } from './formats.ts';
import { openForReading } from './open-for-reading.ts';
import { openDossier } from './open.ts';
import { encodeLine, NO_CHECKSUM } from './log-lines.ts';

let root: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => root.remove());

const fixtures = join(import.meta.dirname, 'fixtures');

function copyOf(name: string): string {
  const folder = join(root.path, name);
  cpSync(join(fixtures, name), folder, { recursive: true });
  return folder;
}

test('migrations lead from 1 to the present format without gaps, each with a dossier to try it on', () => {
  expect(migrations.map(({ to }) => to)).toEqual(
    Array.from({ length: FORMAT - 1 }, (_, at) => at + 2),
  );
  expect(readdirSync(fixtures).sort()).toEqual(migrations.map(({ to }) => `format-${to - 1}`));
});

const format = (folder: string): unknown =>
  (JSON.parse(readFileSync(join(folder, 'dossier.json'), 'utf8')) as { format: unknown }).format;

describe('format 1', () => {
  test('opens with all that is in it, after a backup, and is of the present format then', async () => {
    const folder = copyOf('format-1');
    const before = contentOf(folder);
    const dossier = await openDossier(folder, fixtureDeps());
    expect(dossier.revision()).toBe(7);
    expect(dossier.layer.notes.get('n1')).toEqual(
      note('n1', 'The first note, in format 1: Dāʿish داعش'),
    );
    expect(dossier.layer.notes.get('n2')?.text).toBe('The second note');
    expect(dossier.layer.claims.get('own:e2#title')?.value).toBe('Typed over');
    expect([...dossier.layer.trash.keys()]).toEqual(['note:n1']);
    expect(dossier.layer.views.get('current:events')?.columns).toHaveLength(1);
    const changes = await dossier.changes(range(1, 7));
    expect(changes.map(({ seq, origin }) => [seq, origin])).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((seq) => [seq, 'edit']),
    );
    await dossier.commit(noteStep('n3', 'in the new format'));
    await dossier.close();
    expect(format(folder)).toBe(FORMAT);
    const again = await openDossier(folder, fixtureDeps());
    expect(again.layer.notes.size).toBe(3);
    expect((await again.changes(range(1, 8))).map(({ seq }) => seq)).toHaveLength(8);
    await again.close();
    const [backup = ''] = readdirSync(join(folder, 'backups')).filter((name) => name !== 'lasting');
    const kept = contentOf(join(folder, 'backups', backup));
    for (const name of ['dossier.json', 'layer.json', 'changes.jsonl'])
      expect(kept[name], name).toBe(before[name]);
  });

  test('stays as it is when no backup can be made', async () => {
    const folder = copyOf('format-1');
    const before = contentOf(folder);
    const disk = watchedDisk(({ call, path }) => {
      if (call === 'open create' && path.includes('backups')) throw systemError('ENOSPC');
    });
    await expect(openDossier(folder, fixtureDeps({ fs: disk }))).rejects.toMatchObject({
      code: 'storage',
    });
    const { backups: _, 'backups/lasting': __, ...after } = contentOf(folder);
    expect(after).toEqual(before);
  });

  test('a crash at any step of it leaves a dossier that opens with everything', async () => {
    for (let step = 1; ; step += 1) {
      const folder = copyOf('format-1');
      let left = step;
      const disk = watchedDisk(({ call }) => {
        if (call === 'rename' && (left -= 1) < 0) throw systemError('EIO');
      });
      const went = await openDossier(folder, fixtureDeps({ fs: disk })).then(
        (dossier) => dossier.close().then(() => true),
        () => false,
      );
      const dossier = await openDossier(folder, fixtureDeps());
      expect([dossier.revision(), dossier.layer.notes.size], `step ${step}`).toEqual([7, 2]);
      expect(await dossier.changes(range(1, 7))).toHaveLength(7);
      await dossier.close();
      expect(format(folder)).toBe(FORMAT);
      root.remove();
      root = temporaryFolder();
      if (went) break;
    }
  });

  test('is read without a byte being changed when it is only to be read', async () => {
    const folder = copyOf('format-1');
    const before = contentOf(folder);
    const access = { mode: 'read' as const, why: 'rights' as const, message: 'For the test.' };
    const dossier = await openForReading(fixtureDeps().fs, folder, access);
    expect([dossier.revision(), dossier.layer.notes.size]).toEqual([7, 2]);
    await expect(dossier.commit(noteStep('x', 'y'))).rejects.toMatchObject({ code: 'read_only' });
    await dossier.close();
    expect(contentOf(folder)).toEqual(before);
  });
});

describe('a newer format', () => {
  const access = { mode: 'read' as const, why: 'newer_format' as const, message: 'Newer.' };

  /** What a later version may do: new keys, a new field type, a new table, a new kind of entry. */
  async function newer(): Promise<string> {
    const folder = writeFixture(join(root.path, 'newer'));
    const dossier = await openDossier(folder, fixtureDeps());
    await dossier.commit(noteStep('a', 'one'));
    await dossier.commit(noteStep('b', 'two'));
    await dossier.close();
    const rewrite = (name: string, change: (content: Record<string, never>) => object): void => {
      const path = join(folder, name);
      const { checksum: _, ...content } = JSON.parse(readFileSync(path, 'utf8')) as Record<
        string,
        never
      >;
      writeFileSync(path, jsonBytes({ ...change(content), format: FORMAT + 1 }, false));
    };
    rewrite('dossier.json', (content) => {
      const [events, leaders] = content['collections'] as unknown as [{ fields: object[] }, object];
      const fields = [...events.fields, { id: 'shape', title: 'Shape', type: 'polygon' }];
      return { ...content, colours: ['red'], collections: [{ ...events, fields }, leaders] };
    });
    rewrite('layer.json', (content) => {
      const tables = content['tables'] as unknown as { notes: object[]; trash: object[] };
      const notes = tables.notes.map((entry, at) =>
        at === 0 ? { ...entry, mood: 'calm' } : entry,
      );
      const trash = [{ kind: 'drawing', id: 'd', deletedAt: '2026-01-01T00:00:00.000Z' }];
      return { ...content, tables: { ...tables, notes, trash, drawings: [{ id: 'd' }] } };
    });
    const header = { format: FORMAT + 1, dossier: 'fixture', previous: NO_CHECKSUM };
    writeFileSync(
      join(folder, 'changes.jsonl'),
      encodeLine(2, NO_CHECKSUM, JSON.stringify(header)).line,
    );
    return folder;
  }

  test('is refused for work, and opens for reading with what is understood, byte for byte the same', async () => {
    const folder = await newer();
    const before = contentOf(folder);
    await expect(openDossier(folder, fixtureDeps())).rejects.toMatchObject({
      code: 'newer_format',
    });
    const dossier = await openForReading(fixtureDeps().fs, folder, access);
    expect(dossier.file.collections[0]?.fields.map(({ id }) => id)).toEqual(['title', 'date']);
    expect([...dossier.layer.notes.values()]).toEqual([note('a', 'one'), note('b', 'two')]);
    expect([...(dossier.base.get('events')?.keys() ?? [])]).toEqual(['e1', 'e2', 'e3']);
    expect(dossier.access).toMatchObject({ mode: 'read', message: expect.stringMatching(/[1-9]/) });
    await expect(dossier.picture()).rejects.toMatchObject({ code: 'newer_format' });
    await dossier.close();
    expect(contentOf(folder)).toEqual(before);
    expect(existsSync(join(folder, 'quarantine'))).toBe(false);
  });

  test('that is damage is not read', async () => {
    const folder = await newer();
    const path = join(folder, 'layer.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"one"', '"two"'));
    await expect(openForReading(fixtureDeps().fs, folder, access)).rejects.toMatchObject({
      code: 'damaged',
    });
  });
});
