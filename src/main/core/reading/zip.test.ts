import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { inflateEntry, readEntry } from './inflate.ts';
import { listZip, type ZipLimits } from './zip.ts';

const LIMITS: ZipLimits = {
  entries: 100,
  entryBytes: 8_000_000,
  totalBytes: 10_000_000,
  ratio: 200,
  depth: 4,
};
const TEXT = strToU8('id,place\r\n1,Kabul\r\n');

const list = (bytes: Uint8Array, limits: Partial<ZipLimits> = {}) =>
  listZip(bytes, 'test.zip', { ...LIMITS, ...limits });

async function read(bytes: Uint8Array, name: string): Promise<string> {
  const entry = list(bytes).find((one) => one.name === name)!;
  return new TextDecoder().decode(await readEntry(bytes, entry, 'test.zip'));
}

/** Writes over the places where `from` stands. */
function replaced(
  bytes: Uint8Array,
  from: Uint8Array,
  to: Uint8Array,
  times = Infinity,
): Uint8Array {
  const copy = Buffer.from(bytes);
  let at = copy.indexOf(from);
  for (let count = 0; at >= 0 && count < times; count++) {
    copy.set(to, at);
    at = copy.indexOf(from, at + to.length);
  }
  return copy;
}

const HEADER = [0x50, 0x4b, 1, 2];
/** Changes bytes of the first entry of the directory. */
function patched(bytes: Uint8Array, offset: number, ...values: number[]): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.set(values, copy.indexOf(Uint8Array.from(HEADER)) + offset);
  return copy;
}

/** A zip whose only file has that name, however wrong. */
function named(name: string): Uint8Array {
  const stand = 'x'.repeat(Buffer.byteLength(name));
  return replaced(zipSync({ [stand]: TEXT }), strToU8(stand), strToU8(name));
}

describe('a zip in order', () => {
  const files: Zippable = {
    'a.csv': TEXT,
    'stored.csv': [TEXT, { level: 0 }],
    'folder/': new Uint8Array(),
    'folder/كابل.csv': TEXT,
    'empty.txt': new Uint8Array(),
  };

  it('is listed and read', async () => {
    const bytes = zipSync(files);
    expect(list(bytes).map(({ name, size }) => [name, size])).toEqual([
      ['a.csv', 19],
      ['stored.csv', 19],
      ['folder/', 0],
      ['folder/كابل.csv', 19],
      ['empty.txt', 0],
    ]);
    for (const name of ['a.csv', 'stored.csv', 'folder/كابل.csv'])
      expect(await read(bytes, name)).toBe('id,place\r\n1,Kabul\r\n');
    expect(await read(bytes, 'empty.txt')).toBe('');
  });

  it('may hold nothing, lie in the middle of a buffer, and end with a comment', async () => {
    expect(list(zipSync({}))).toEqual([]);
    const inside = Buffer.concat([Buffer.from('before'), zipSync(files)]).subarray(6);
    expect(await read(inside, 'a.csv')).toBe('id,place\r\n1,Kabul\r\n');
    const bare = Buffer.from(zipSync({ 'a.csv': TEXT }));
    bare.writeUInt16LE(4, bare.length - 2);
    expect(await read(Buffer.concat([bare, Buffer.from('UCDP')]), 'a.csv')).toContain('Kabul');
  });

  it('may give its numbers as Zip64', async () => {
    expect(await read(zip64('a.csv', TEXT), 'a.csv')).toBe('id,place\r\n1,Kabul\r\n');
  });

  it('is read piece by piece, and left in the middle', async () => {
    const large = new Uint8Array(3_000_000).map((_, at) => Math.imul(at, 2_654_435_761) >>> 24);
    const bytes = zipSync({ 'large.bin': large });
    const [entry] = list(bytes);
    let length = 0;
    for await (const piece of inflateEntry(bytes, entry!, 'test.zip')) length += piece.length;
    expect(length).toBe(large.length);
    for await (const piece of inflateEntry(bytes, entry!, 'test.zip')) {
      expect(piece.length).toBeLessThan(500_000);
      break;
    }
  });
});

describe('a name is refused', () => {
  it.each([
    ['../secret.csv', /a place outside/],
    ['a/../../secret.csv', /a place outside/],
    ['/etc/passwd', /a place outside/],
    ['C:/secret.csv', /a place outside/],
    ['c:secret.csv', /a place outside/],
    ['..\\secret.csv', /backslash/],
    ['folder\\secret.csv', /backslash/],
    ['secret\0.csv', /control character/],
    ['secret\n.csv', /control character/],
    ['vsc.\u202eexe', /control character/],
    ['a//b.csv', /not every system/],
    ['./b.csv', /not every system/],
    ['a/./b.csv', /not every system/],
    ['a.csv:stream', /not every system/],
    ['a. /b.csv', /not every system/],
    ['a/b/c/d/e.csv', /more than 4 folders/],
    ['x'.repeat(1_001), /more than 1000 characters/],
  ])('%j', (name, message) => {
    expect(() => list(named(name))).toThrow(message);
    expect(() => list(named(name))).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it('that is there twice, also in another case or composition', () => {
    expect(() =>
      list(replaced(zipSync({ 'a.csv': TEXT, 'b.csv': TEXT }), strToU8('b.csv'), strToU8('a.csv'))),
    ).toThrow(/twice/);
    expect(() => list(zipSync({ 'a.csv': TEXT, 'A.CSV': TEXT }))).toThrow(/twice/);
    expect(() => list(zipSync({ 'é.csv': TEXT, 'e\u0301.csv': TEXT }))).toThrow(/twice/);
  });

  it('that differs before the file and in the directory', () => {
    const bytes = replaced(zipSync({ 'a.csv': TEXT }), strToU8('a.csv'), strToU8('b.csv'), 1);
    expect(() => list(bytes)).toThrow(expect.objectContaining({ code: 'damaged' }));
  });
});

describe('limits', () => {
  it.each<[Partial<ZipLimits>, RegExp]>([
    [{ entries: 1 }, /holds 2 files, and 1 is the most/],
    [{ entryBytes: 1_999_999 }, /“zeros” is 2 MB unpacked, and 2 MB is the most/],
    [{ totalBytes: 2_000_000 }, /it is 3 MB unpacked/],
    [{ ratio: 100 }, /“zeros” would grow [\d,]+-fold/],
  ])('%j', (limits, message) => {
    const bytes = zipSync({ zeros: new Uint8Array(2_000_000), 'a.csv': TEXT });
    expect(list(bytes, { ratio: 2_000 })).toHaveLength(2);
    expect(() => list(bytes, { ratio: 2_000, ...limits })).toThrow(message);
  });

  it('hold for many small files together', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`${at}`, new Uint8Array(1_000_000)]),
    );
    expect(() => list(zipSync(files), { totalBytes: 1e9 })).toThrow(/it would grow/);
  });

  it('are kept by the bytes that come out, whatever the directory says', async () => {
    const bytes = zipSync({ zeros: new Uint8Array(2_000_000) });
    const lying = patched(bytes, 24, 100, 0, 0, 0);
    const [entry] = list(lying);
    expect(entry).toMatchObject({ size: 100 });
    await expect(readEntry(lying, entry!, 'test.zip')).rejects.toThrow(
      /holds more than the directory says/,
    );
    let length = 0;
    const count = async () => {
      for await (const piece of inflateEntry(lying, entry!, 'test.zip')) length += piece.length;
    };
    await expect(count()).rejects.toThrow(AppError);
    expect(length).toBeLessThanOrEqual(100);
  });
});

describe('refused besides', () => {
  it('links, encryption, rare methods, overlaps', () => {
    const bytes = zipSync({ 'a.csv': TEXT, 'b.csv': TEXT });
    expect(() => list(patched(bytes, 40, 0xff, 0xa1))).toThrow(/is a link/);
    expect(() => list(patched(bytes, 8, 1))).toThrow(/is encrypted/);
    expect(() => list(patched(bytes, 10, 12))).toThrow(/packed in a way/);
    const twice = zipSync({ 'a.csv': TEXT, 'a.csw': TEXT });
    const second = Buffer.from(twice);
    const at = second.lastIndexOf(Uint8Array.from(HEADER));
    second.writeUInt32LE(0, at + 42);
    second.write('a.csv', at + 46);
    expect(() => list(second)).toThrow(/take up the same bytes/);
  });

  it('bytes before, between or after', () => {
    const bytes = zipSync({ 'a.csv': TEXT });
    expect(() => list(Buffer.concat([Buffer.from('MZ'), bytes]))).toThrow(/can’t be unpacked/);
    expect(() => list(Buffer.concat([bytes, Buffer.from('x')]))).toThrow(/can’t be unpacked/);
    expect(() => list(bytes.subarray(0, -3))).toThrow(/can’t be unpacked/);
    expect(() => list(new Uint8Array())).toThrow(/can’t be unpacked/);
  });

  it('contents that do not fit', async () => {
    const bytes = zipSync({ 'a.csv': [TEXT, { level: 0 }] });
    const flipped = replaced(bytes, strToU8('Kabul'), strToU8('Herat'));
    await expect(read(flipped, 'a.csv')).rejects.toThrow(/checksum/);
    const longer = patched(zipSync({ 'a.csv': TEXT }), 24, 100);
    await expect(read(longer, 'a.csv')).rejects.toThrow(/holds less/);
    const broken = Buffer.from(zipSync({ 'a.csv': TEXT }));
    broken.fill(0xff, 35, 45);
    await expect(read(broken, 'a.csv')).rejects.toThrow(/can’t be inflated/);
  });

  it('nothing but an AppError comes of any change of any byte', async () => {
    const bytes = zipSync({ 'a.csv': TEXT, 'folder/b.csv': [TEXT, { level: 0 }] });
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const copy = Uint8Array.from(bytes);
        for (const { at, value } of changes) copy[at] = value;
        try {
          for (const entry of list(copy)) await readEntry(copy, entry, 'test.zip');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** One stored file, all of whose numbers stand in Zip64 fields. */
function zip64(name: string, content: Uint8Array): Uint8Array {
  const stored = Buffer.from(zipSync({ [name]: [content, { level: 0 }] }));
  const directory = stored.indexOf(Uint8Array.from(HEADER));
  const header = Buffer.from(stored.subarray(directory, directory + 46 + name.length));
  header.writeUInt32LE(0xffffffff, 20);
  header.writeUInt32LE(0xffffffff, 24);
  header.writeUInt16LE(28, 30);
  header.writeUInt32LE(0xffffffff, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(content.length), 4);
  extra.writeBigUInt64LE(BigInt(content.length), 12);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(1n, 24);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(header.length + extra.length), 40);
  end64.writeBigUInt64LE(BigInt(directory), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directory + header.length + extra.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.from(stored.subarray(-22));
  end.fill(0xff, 8, 20);
  return Buffer.concat([stored.subarray(0, directory), header, extra, end64, locator, end]);
}
