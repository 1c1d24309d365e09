/** What a zip can't hold is refused while it is written. */
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipOf, type ZipFile } from './zip.ts';

async function zip(files: ZipFile[], most?: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(files, new Date('2026-01-01'), most)) pieces.push(piece);
  return Buffer.concat(pieces);
}
const zeros = (name: string): ZipFile => ({ name, bytes: new Uint8Array(600) });
const tooMuch = { code: 'storage', message: expect.stringContaining('more than') as string };

test('a file counts with its size unpacked, each by itself', async () => {
  const packed = await zip([zeros('a'), zeros('b')], 1_000);
  expect(Object.keys(unzipSync(packed))).toEqual(['a', 'b']);
  const pieces = [new Uint8Array(600), 'x'.repeat(401)];
  await expect(zip([{ name: 'a', pieces }], 1_000)).rejects.toMatchObject(tooMuch);
});

test('all of them together count as they are packed', async () => {
  await expect(zip([zeros('a'), zeros('b')], 200)).rejects.toMatchObject(tooMuch);
});
