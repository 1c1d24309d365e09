/**
 * Every flipped bit and every cut of every file is noticed when the dossier is opened, and then nothing is written. Allowed:
 * - the line feed at the end of a file, which means nothing;
 * - a log that is cut inside its last line, or right before it, when that change is in no snapshot yet: it looks just as it
 *   does when that change was never acknowledged. Then all before it is there, and what is left of the line in quarantine.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureDeps, noteStep, temporaryFolder, writeFixture } from '../fixture.ts';
import { jsonBytes } from '../durable-json.ts';
import { openDossier } from '../open.ts';
import { bytesAt, cuts, damage, filesIn, flips, opened, withBytes, type Damage } from './damage.ts';
import { loadDisk, type MemoryDisk } from './memory-disk.ts';
import { shortOrLong, tell } from './run-length.ts';

const timeout = shortOrLong(120_000, 3_600_000);
const STUDY = 'study.dossier';
const LOG = `${STUDY}/changes.jsonl`;
const files = [`${STUDY}/layer.json`, LOG, `${STUDY}/dossier.json`, `${STUDY}/base/events.json`];

/** After one change and a snapshot; with one more change in the log; and closed after that. */
let snapshot: MemoryDisk;
let killed: MemoryDisk;
let closed: MemoryDisk;
beforeAll(async () => {
  const home = temporaryFolder();
  const folder = join(home.path, STUDY);
  const first = await openDossier(writeFixture(folder), fixtureDeps());
  await first.commit(noteStep('a', 'one'));
  await first.close();
  snapshot = loadDisk(home.path);
  const second = await openDossier(folder, fixtureDeps());
  await second.commit(noteStep('b', '10 killed @ Kerman'));
  killed = loadDisk(home.path);
  await second.close();
  closed = loadDisk(home.path);
  home.remove();
});

const figures = { tried: 0, noticed: 0, meaningless: 0, torn: 0, unsealed: [] as string[] };
afterAll(() => {
  const { tried, noticed, meaningless, torn, unsealed } = figures;
  tell(
    `damage: ${tried} flips and cuts, ${noticed} noticed, ${meaningless} without meaning, ${torn} like a change that was never acknowledged; ${unsealed.join('; ')}`,
  );
});

const state = (disk: MemoryDisk): Promise<string> => opened(disk.copy(), STUDY);
const ways = (length: number): Damage[] => [...cuts(length), ...flips(length, shortOrLong(8, 1))];

test.each(files)('%s of a dossier that was closed', { timeout }, async (path) => {
  const bytes = bytesAt(closed, path);
  const whole = await state(closed);
  for (const way of ways(bytes.byteLength)) {
    const found = await opened(withBytes(closed, path, damage(bytes, way)), STUDY);
    const mayMeanNothing = isLastLineFeed(bytes, way) && found === whole;
    if (!mayMeanNothing) expect({ way, found }).toEqual({ way, found: 'noticed' });
    figures.tried += 1;
    figures[mayMeanNothing ? 'meaningless' : 'noticed'] += 1;
  }
});

function isLastLineFeed(bytes: Buffer, { kind, at }: Damage): boolean {
  const byte = kind === 'flip' ? at >> 3 : at;
  return byte === bytes.byteLength - 1 && bytes[byte] === 0x0a;
}

test('the log of a dossier that was killed', { timeout }, async () => {
  const bytes = bytesAt(killed, LOG);
  const lastLine = bytesAt(snapshot, LOG).byteLength;
  const [before, whole] = [await state(snapshot), await state(killed)];
  for (const way of ways(bytes.byteLength)) {
    const disk = withBytes(killed, LOG, damage(bytes, way));
    const found = await opened(disk, STUDY);
    const { at } = way;
    const kind = isLastLineFeed(bytes, way)
      ? 'meaningless'
      : way.kind === 'cut' && at >= lastLine - 1
        ? 'torn'
        : 'noticed';
    const expected = { meaningless: whole, torn: before, noticed: 'noticed' }[kind];
    expect({ way, found }).toEqual({ way, found: expected });
    const left = kind === 'torn' && at > lastLine ? [bytes.subarray(lastLine, at)] : [];
    expect(filesIn(disk, `${STUDY}/quarantine`)).toEqual(left);
    figures.tried += 1;
    figures[kind] += 1;
  }
});

describe('without checksums, damage goes by unnoticed:', () => {
  test('a dossier.json made by hand', { timeout }, async () => {
    const home = temporaryFolder();
    writeFixture(join(home.path, STUDY));
    const disk = loadDisk(home.path);
    home.remove();
    const path = `${STUDY}/dossier.json`;
    figures.unsealed.push(await unnoticed(disk, path, (bytes) => bytes));
  });

  test('a layer.json that is given a new checksum', { timeout }, async () => {
    figures.unsealed.push(await unnoticed(closed, `${STUDY}/layer.json`, resealed));
  });

  async function unnoticed(
    disk: MemoryDisk,
    path: string,
    seal: (bytes: Buffer) => Buffer,
  ): Promise<string> {
    const bytes = bytesAt(disk, path);
    const whole = await state(disk);
    let count = 0;
    const all = flips(bytes.byteLength, 8);
    for (const way of all) {
      const found = await opened(withBytes(disk, path, seal(damage(bytes, way))), STUDY);
      if (found.startsWith('change') && found !== whole) count += 1;
    }
    expect(count).toBeGreaterThan(0);
    return `${path} without its checksum ${count} of ${all.length} unnoticed`;
  }
});

function resealed(bytes: Buffer): Buffer {
  try {
    const { checksum: _, ...content } = JSON.parse(bytes.toString()) as Record<string, unknown>;
    return jsonBytes(content, false);
  } catch {
    // No JSON any more: that needs no checksum to be noticed.
    return bytes;
  }
}
