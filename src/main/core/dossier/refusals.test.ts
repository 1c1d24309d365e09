/** Everything that can't be opened is answered clearly, with nothing written and the lock free. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FORMAT } from '#shared/model/dossier.ts';
import { jsonBytes } from './durable-json.ts';
import {
  contentOf,
  fixtureDeps,
  fixtureFile,
  noteStep,
  temporaryFolder,
  writeDossierFile,
  writeFixture,
} from './fixture.ts';
import { lockFolder } from './lock.ts';
import { openDossier } from './open.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(async () => {
  folder = temporaryFolder();
  writeFixture(folder.path);
  const dossier = await openDossier(folder.path, fixtureDeps());
  await dossier.commit(noteStep('a', 'one'));
  await dossier.commit(noteStep('b', 'two'));
  await dossier.close();
});
afterEach(() => folder.remove());

const file = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

/** The code and the message, after a look that nothing was written and the lock is free. */
async function refusal(path = folder.path): Promise<string> {
  const before = contentOf(folder.path);
  const error: unknown = await openDossier(path, fixtureDeps()).then(
    () => new Error('it was opened'),
    (reason: unknown) => reason,
  );
  expect(contentOf(folder.path)).toEqual(before);
  await (
    await lockFolder(folder.path)
  )();
  expect(error).toHaveProperty('code');
  const { code, message } = error as Error & { code: string };
  return `${code}: ${message}`;
}

describe('what is no dossier', () => {
  test('a folder that is not there', async () => {
    expect(await refusal(file('nowhere'))).toMatch(/^not_found: There is no folder .*nowhere/);
  });
  test('a file', async () => {
    expect(await refusal(file('dossier.json'))).toMatch(/^not_a_dossier: .*it is a file/);
  });
  test('a folder without dossier.json', async () => {
    mkdirSync(file('other'));
    expect(await refusal(file('other'))).toMatch(/^not_a_dossier: .*no file dossier.json/);
  });
  test('but one that holds work has lost it', async () => {
    renameSync(file('dossier.json'), file('other.json'));
    expect(await refusal()).toMatch(/^damaged: .*dossier.json is damaged: it is missing/);
  });
});

describe('what is newer', () => {
  test('dossier.json, whatever else is in it', async () => {
    writeDossierFile(folder.path, { format: FORMAT + 1, anything: ['new'] });
    expect(await refusal()).toMatch(/^newer_format: .*dossier.json .*Install the newer version/);
  });
  test('layer.json', async () => {
    const { checksum: _, ...layer } = JSON.parse(read('layer.json')) as Record<string, unknown>;
    writeFileSync(file('layer.json'), jsonBytes({ ...layer, format: FORMAT + 1 }, false));
    expect(await refusal()).toMatch(/^newer_format: .*layer.json/);
  });
  test('a format that is a flipped bit is damage', async () => {
    const flipped = read('layer.json').replace(`"format":${FORMAT}`, `"format":${FORMAT + 4}`);
    writeFileSync(file('layer.json'), flipped);
    expect(await refusal()).toMatch(/^damaged: .*layer.json .*checksum/);
  });
});

describe('what is damaged', () => {
  test.each([
    ['dossier.json', '{"format": 1, "tit'],
    ['dossier.json', ''],
    ['dossier.json', 'null'],
    ['dossier.json', '\0\0\0\0'],
    ['layer.json', ''],
    ['layer.json', '{}'],
    ['layer.json', '\0\0\0\0'],
    ['changes.jsonl', ''],
    ['changes.jsonl', '\0\0\0\0'],
    ['changes.jsonl', '{"a": 1}\n'],
  ])('%s holding %j', async (name, content) => {
    writeFileSync(file(name), content);
    expect(await refusal()).toMatch(
      new RegExp(`^damaged: .*${name} is damaged: .*Nothing was changed`),
    );
  });

  test('a line in the middle of the log', async () => {
    writeFileSync(file('changes.jsonl'), read('changes.jsonl').replace('"one"', '"two"'));
    expect(await refusal()).toMatch(/^damaged: .*changes.jsonl is damaged: change 1/);
  });

  test('a log that ends before the snapshot', async () => {
    const lines = read('changes.jsonl').split('\n');
    writeFileSync(file('changes.jsonl'), `${lines.slice(0, 2).join('\n')}\n`);
    expect(await refusal()).toMatch(/^damaged: .*cut off/);
    writeFileSync(file('changes.jsonl'), `${lines.slice(0, 2).join('\n')}\n[2,"01`);
    expect(await refusal()).toMatch(/^damaged: .*cut off/);
  });

  test('a snapshot that belongs to another log', async () => {
    const layer = JSON.parse(read('layer.json')) as Record<string, unknown>;
    const other = temporaryFolder();
    writeFixture(other.path);
    const dossier = await openDossier(other.path, fixtureDeps());
    for (const id of ['x', 'y']) await dossier.commit(noteStep(id, 'another'));
    await dossier.close();
    writeFileSync(file('layer.json'), readFileSync(join(other.path, 'layer.json')));
    other.remove();
    expect(await refusal()).toMatch(/^damaged: .*layer.json .*does not belong to this change log/);
    expect(layer).toHaveProperty('seq', 2);
  });
});

describe('a definition that does not hold together', () => {
  const [collection] = fixtureFile.collections;
  const [title, date] = collection!.fields;
  test.each([
    [{ titleField: 'name' }, 'the field name is named but not there'],
    [{ sort: [{ field: 'when', direction: 'ascending' }] }, 'the field when is named'],
    [{ fields: [title, date, date] }, 'a field is there twice'],
    [{ fields: [title, { ...date, type: 'choice' }] }, 'date has no choices'],
    [{ fields: [title, { ...date, type: 'reference', collection: 'people' }] }, 'not there'],
    [
      {
        fields: [
          title,
          { ...date, computed: { kind: 'time-between', from: 'title', to: 'title' } },
        ],
      },
      'no dates',
    ],
  ])('%j', async (changes, why) => {
    writeDossierFile(folder.path, {
      ...fixtureFile,
      collections: [{ ...collection, ...changes }],
      imports: [],
    });
    expect(await refusal()).toMatch(new RegExp(`^damaged: .*collection events, .*${why}`));
  });
});

describe('a base whose values do not fit', () => {
  test.each([
    [{ title: 5 }, 'title'],
    [{ title: 'One', date: { a: 1 } }, 'date'],
    [{ title: 'One', date: 'some day' }, 'date'],
    [{ title: 'One', colour: 'red' }, 'there is no field colour'],
  ])('%j', async (values, why) => {
    const other = temporaryFolder();
    writeFixture(other.path, {
      collection: 'events',
      records: [{ id: 'e1', statements: [{ source: 's', values }] }],
    });
    const error: unknown = await openDossier(other.path, fixtureDeps()).catch((e: unknown) => e);
    other.remove();
    expect(error).toMatchObject({ code: 'damaged' });
    expect(String(error)).toMatch(new RegExp(`record e1: ${why}`));
  });
});

describe('a base that can’t be trusted', () => {
  const importOf = {
    id: 'i',
    collection: 'events',
    file: 'base/events.json',
    sha256: '0'.repeat(64),
  };

  test('other bytes than were imported', async () => {
    writeFileSync(file('base/events.json'), `${read('base/events.json')} `);
    expect(await refusal()).toMatch(/^damaged: .*base\/events.json .*SHA-256/);
  });
  test('a missing file', async () => {
    unlinkSync(file('base/events.json'));
    expect(await refusal()).toMatch(
      /^damaged: .*base\/events.json is damaged: the file is missing/,
    );
  });
  test('a link out of the dossier, for the file and for the folder', async () => {
    renameSync(file('base/events.json'), file('elsewhere.json'));
    symlinkSync(file('elsewhere.json'), file('base/events.json'));
    expect(await refusal()).toMatch(/^damaged: .*there is a link/);
    unlinkSync(file('base/events.json'));
    renameSync(file('elsewhere.json'), file('base/events.json'));
    const outside = temporaryFolder();
    renameSync(file('base'), join(outside.path, 'base'));
    symlinkSync(join(outside.path, 'base'), file('base'));
    expect(await refusal()).toMatch(/^damaged: .*outside the dossier/);
    outside.remove();
  });
  test.each([
    '../secret.json',
    'base/../../secret.json',
    '/etc/passwd',
    'base/a/b.json',
    'base\\x.json',
  ])('a path like %s', async (path) => {
    writeDossierFile(folder.path, { ...fixtureFile, imports: [{ ...importOf, file: path }] });
    expect(await refusal()).toMatch(/^damaged: .*must be a file in base/);
  });
  test.each([
    [
      'an id that is there twice',
      { collection: 'events', records: [row('x'), row('x')] },
      /the id x is there twice/,
    ],
    [
      'another collection',
      { collection: 'leaders', records: [] },
      /leaders, where events should be/,
    ],
    ['something else altogether', [1, 2], /does not hold a JSON object/],
    [
      'a row without statements',
      { collection: 'events', records: [{ id: 'x' }] },
      /records.0.statements/,
    ],
  ])('%s', async (_what, base, message) => {
    writeFixture(folder.path, base);
    expect(await refusal()).toMatch(message);
  });
  test.each(['__proto__', '\\u005f_proto__', 'constructor', 'prototype'])(
    'the key %s',
    async (key) => {
      const text = JSON.stringify({ collection: 'events', records: [row('x')] });
      const evil = text.replace('"title"', `"${key}"`);
      writeFixture(folder.path, { toJSON: () => 'replaced below' });
      writeEvil(evil);
      expect(await refusal()).toMatch(/^damaged: .*the key ".*" is not allowed/);
    },
  );

  function row(id: string): object {
    return { id, statements: [{ source: 's', values: { title: 'T' } }] };
  }
  function writeEvil(text: string): void {
    writeFileSync(file('base/events.json'), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    writeDossierFile(folder.path, { ...fixtureFile, imports: [{ ...importOf, sha256 }] });
  }
});

describe('what may not be written to', () => {
  const isRoot = process.getuid?.() === 0;

  test.skipIf(process.platform !== 'linux' || !isRoot)(
    'a medium that is read-only',
    async (context) => {
      const mounted = file('mounted');
      mkdirSync(mounted);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', mounted], { stdio: 'pipe' });
      } catch (error) {
        context.skip(`no right to mount here: ${String(error)}`);
      }
      try {
        writeFixture(mounted);
        execFileSync('mount', ['-o', 'remount,ro', mounted]);
        expect(await refusal(mounted)).toMatch(
          /^read_only: .*read-only.*Copy the dossier.*Nothing was changed/,
        );
      } finally {
        execFileSync('umount', [mounted]);
      }
    },
  );
});
