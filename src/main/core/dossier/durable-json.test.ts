import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { dossierDatabase } from './dossier-file.ts';
import { durableJson, type DurableJson } from './durable-json.ts';
import { nodeFileSystem } from './file-system.ts';
import { fixtureDeps, noteStep, systemError, temporaryFolder, writeFixture } from './fixture.ts';
import { layerDatabase } from './layer-file.ts';
import { openDossier } from './open.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const Data = z.strictObject({ format: z.literal(1), words: z.array(z.string()) });
type Data = z.infer<typeof Data>;

function database(changes: Partial<DurableJson<Data>> = {}): Low<Data> {
  const path = join(folder.path, 'data.json');
  return new Low(
    durableJson<Data>({
      fs: nodeFileSystem,
      path,
      schema: Data,
      format: 1,
      checksum: 'optional',
      pretty: true,
      maxBytes: 10_000,
      ...changes,
    }),
    { format: 1, words: ['the default'] },
  );
}

async function readBack(text: string, changes: Partial<DurableJson<Data>> = {}): Promise<string[]> {
  writeFileSync(join(folder.path, 'data.json'), text);
  const low = database(changes);
  await low.read();
  return low.data.words;
}

describe('a JSON file under lowdb', () => {
  test('that is not there gives the default, and is not made by reading', async () => {
    const low = database();
    await low.read();
    expect(low.data.words).toEqual(['the default']);
    expect(existsSync(join(folder.path, 'data.json'))).toBe(false);
  });

  test('is read as it was written, with its checksum', async () => {
    await database().update((data) => data.words.push('Dāʿish', 'داعش', '\uD800'));
    const again = database({ checksum: 'required' });
    await again.read();
    expect(again.data.words).toEqual(['the default', 'Dāʿish', 'داعش', '\uD800']);
  });

  test('made by hand needs no checksum, unless one is required', async () => {
    const text = '{ "format": 1, "words": ["typed"] }';
    expect(await readBack(text)).toEqual(['typed']);
    await expect(readBack(text, { checksum: 'required' })).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  test('edited after it was written is noticed, and the message says what to do', async () => {
    await database().write();
    const text = readFileSync(join(folder.path, 'data.json'), 'utf8');
    await expect(readBack(text.replace('default', 'defamed'))).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringContaining('remove its line "checksum"'),
    });
    const without = text.replace(/,\s*"checksum": "[0-9a-f]*"/, '').replace('default', 'edited');
    expect(await readBack(without)).toEqual(['the edited']);
  });

  test.each([
    ['an empty file', '', 'damaged'],
    ['null', 'null', 'damaged'],
    ['a list', '[]', 'damaged'],
    ['an unknown member', '{"format":1,"words":[],"more":1}', 'damaged'],
    ['a reserved key', '{"format":1,"words":[],"__proto__":{"polluted":1}}', 'damaged'],
    ['a reserved key in disguise', '{"format":1,"words":[{"\\u0063onstructor":1}]}', 'damaged'],
    ['a newer format', '{"format":7,"sentences":[]}', 'newer_format'],
    ['no format', '{"words":[]}', 'damaged'],
    ['too much', `{"format":1,"words":["${'x'.repeat(10_000)}"]}`, 'damaged'],
  ])('holding %s is refused', async (_what, text, code) => {
    await expect(readBack(text)).rejects.toMatchObject({ code });
    expect({}).not.toHaveProperty('polluted');
  });

  test('that is not UTF-8 is refused', async () => {
    const bytes = Buffer.from('{"format":1,"words":["\xe9"]}', 'latin1');
    const fs = { ...nodeFileSystem, readFile: () => Promise.resolve(bytes) };
    await expect(readBack('{}', { fs })).rejects.toMatchObject({ code: 'damaged' });
  });

  test.each(['EACCES', 'EIO', 'EMFILE'])(
    'that can’t be read (%s) is never taken for missing',
    async (code) => {
      const fs = { ...nodeFileSystem, readFile: () => Promise.reject(systemError(code)) };
      await expect(readBack('{}', { fs })).rejects.toMatchObject({ code: 'storage' });
    },
  );
});

test('every single-bit flip in layer.json and dossier.json is refused, or changes nothing that is read', async () => {
  writeFixture(folder.path);
  const dossier = await openDossier(folder.path, fixtureDeps());
  await dossier.commit(noteStep('a', 'Dāʿish: 10 killed'));
  await dossier.close();
  const read = {
    'layer.json': (fs = nodeFileSystem) =>
      layerDatabase(fs, join(folder.path, 'layer.json'), 'fixture'),
    'dossier.json': (fs = nodeFileSystem) => dossierDatabase(fs, folder.path).database,
  };
  for (const [name, open] of Object.entries(read)) {
    const whole = readFileSync(join(folder.path, name));
    const before = open();
    await before.read();
    let refused = 0;
    for (let bit = 0; bit < whole.byteLength * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const after = open({ ...nodeFileSystem, readFile: () => Promise.resolve(flipped) });
      try {
        await after.read();
        expect(after.data, `${name}, bit ${bit}`).toEqual(before.data);
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^(damaged|newer_format)$/) });
        refused += 1;
      }
    }
    expect(refused / whole.byteLength / 8).toBeGreaterThan(0.8);
  }
});
