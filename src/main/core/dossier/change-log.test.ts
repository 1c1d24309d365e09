import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyLog, mendChangeLog, openChangeLog, type ChangeLog } from './change-log.ts';
import { nodeFileSystem, type FileSystem } from './file-system.ts';
import { systemError, temporaryFolder, watchedDisk } from './fixture.ts';
import { scanLog, type Scan } from './log-lines.ts';

let folder: ReturnType<typeof temporaryFolder>;
const opened: ChangeLog[] = [];
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
  folder.remove();
});

const path = (): string => join(folder.path, 'changes.jsonl');
const json = (seq: number): string =>
  JSON.stringify({ seq, label: `Change ${seq} of  Dāʿish @ 10` });
const scan = (bytes: Buffer = readFileSync(path()), from = 0): Scan =>
  scanLog(path(), 'd', bytes, from);
async function open(fs: FileSystem = nodeFileSystem): Promise<ChangeLog> {
  const end = existsSync(path()) ? scan().end : emptyLog;
  const log = await openChangeLog({ fs, path: path(), dossier: 'd' }, end);
  opened.push(log);
  return log;
}
const append = (log: ChangeLog, seq: number, text = json(seq)): Promise<void> =>
  log.append([{ seq, json: text }]);

async function writeLog(changes: number): Promise<Buffer> {
  const log = await open();
  for (let seq = 1; seq <= changes; seq += 1) await append(log, seq);
  await log.close();
  return readFileSync(path());
}

describe('a whole log', () => {
  test('is read back as it was written, and goes on', async () => {
    await writeLog(3);
    const log = await open();
    expect(log.position().seq).toBe(3);
    await append(log, 4);
    await log.close();
    expect(scan().changes.map((change) => change.json.toString())).toEqual([1, 2, 3, 4].map(json));
    expect(scan(undefined, 2)).toMatchObject({ changes: [{ seq: 3 }, { seq: 4 }] });
  });

  test('takes no change out of turn', async () => {
    await writeLog(3);
    await expect(append(await open(), 5)).rejects.toMatchObject({ code: 'internal' });
  });

  test('belongs to one dossier', async () => {
    await writeLog(1);
    expect(() => scanLog(path(), 'other', readFileSync(path()), 0)).toThrow(/another dossier/);
  });
});

describe('a log that is cut off', () => {
  test('at any byte keeps every whole line and answers the rest as torn', async () => {
    const whole = await writeLog(3);
    const lineEnds = [...whole.keys()].filter((index) => whole[index] === 0x0a);
    for (let length = lineEnds[0]! + 1; length <= whole.byteLength; length += 1) {
      const cut = scan(whole.subarray(0, length));
      // A line without its line feed holds its whole change.
      const lines = lineEnds.filter((end) => end <= length).length - 1;
      expect(cut.end.seq).toBe(lines);
      expect(cut.torn === null).toBe(lineEnds.includes(length) || lineEnds.includes(length - 1));
    }
  });

  test('is mended to its last whole line, and goes on', async () => {
    const whole = await writeLog(3);
    for (const missing of [1, 2, 20]) {
      writeFileSync(path(), whole.subarray(0, whole.byteLength - missing));
      const { end, lineFeedMissing } = scan();
      const position = await mendChangeLog(
        { fs: nodeFileSystem, path: path() },
        end,
        lineFeedMissing,
      );
      expect(readFileSync(path())).toEqual(whole.subarray(0, position.length));
      const log = await open();
      await append(log, log.position().seq + 1);
      await log.close();
      expect(scan()).toMatchObject({ torn: null, lineFeedMissing: false });
    }
  });

  test('with blocks that never reached the disk is torn, in the last line only', async () => {
    const whole = await writeLog(3);
    const last = whole.lastIndexOf(0x0a, -2) + 1;
    const zeros = Buffer.from(whole);
    zeros.fill(0, last + 10, whole.byteLength - 3);
    expect(scan(zeros)).toMatchObject({ end: { seq: 2 } });
    const middle = Buffer.from(whole);
    middle.fill(0, last - 20, last - 10);
    expect(() => scan(middle)).toThrow(/damaged/);
  });
});

test('a whole line of another history in place of one is noticed', async () => {
  const ours = (await writeLog(3)).toString().split('\n');
  const theirs = await openChangeLog(
    { fs: nodeFileSystem, path: join(folder.path, 'other'), dossier: 'd' },
    emptyLog,
  );
  for (const seq of [1, 2, 3]) await append(theirs, seq, json(seq + 100));
  await theirs.close();
  const other = readFileSync(join(folder.path, 'other'), 'utf8').split('\n');
  for (const seq of [1, 2, 3]) {
    const mixed = ours.with(seq, other[seq] ?? '').join('\n');
    if (seq === 1) expect(() => scan(Buffer.from(mixed))).toThrow(/change 2 does not fit/);
    else expect(() => scan(Buffer.from(mixed))).toThrow(new RegExp(`change ${seq} does not fit`));
  }
});

test('every single-bit flip is refused, or changes nothing that is read', async () => {
  const whole = await writeLog(4);
  const before = JSON.stringify(scan(whole).changes);
  let refused = 0;
  for (let bit = 0; bit < whole.byteLength * 8; bit += 1) {
    const flipped = Buffer.from(whole);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    try {
      const found = scan(flipped);
      expect(JSON.stringify(found.changes), `bit ${bit}`).toBe(before);
      expect(found.torn).toBe(null);
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^(damaged|newer_format)$/) });
      refused += 1;
    }
  }
  // The line feed at the very end is the one byte that can be put right without doubt.
  expect(refused).toBe(whole.byteLength * 8 - 8);
});

describe('a disk that refuses', () => {
  test('a write: what was taken is cut off again, and the next append works', async () => {
    const before = await writeLog(2);
    let full = true;
    const log = await open(
      watchedDisk(({ call, count }) => {
        if (call !== 'write' || !full) return undefined;
        if (count === 1) return 5;
        throw systemError('ENOSPC');
      }),
    );
    await expect(append(log, 3)).rejects.toMatchObject({ code: 'storage' });
    expect(readFileSync(path())).toEqual(before);
    full = false;
    await append(log, 3);
    await log.close();
    expect(scan().end.seq).toBe(3);
  });

  test('a sync: the same file is never synced again, a new one takes its place', async () => {
    await writeLog(2);
    const calls: string[] = [];
    const log = await open(
      watchedDisk(({ call, count }) => {
        calls.push(call);
        if (call === 'syncData' && count === 1) throw systemError('EIO');
      }),
    );
    await expect(append(log, 3)).rejects.toMatchObject({ code: 'storage' });
    expect(scan().end.seq).toBe(2);
    calls.length = 0;
    await append(log, 3);
    await log.close();
    expect(scan().end.seq).toBe(3);
    expect(calls.indexOf('rename')).toBeGreaterThan(-1);
    expect(calls.indexOf('rename')).toBeLessThan(calls.indexOf('syncData'));
  });

  test('everything: each append is refused until the disk is back, and nothing is lost', async () => {
    await writeLog(2);
    let broken = false;
    const log = await open(
      watchedDisk(({ call }) => {
        if (broken && call !== 'open change') throw systemError('EIO');
      }),
    );
    await append(log, 3);
    broken = true;
    await expect(append(log, 4)).rejects.toMatchObject({ code: 'storage' });
    await expect(append(log, 4)).rejects.toMatchObject({ code: 'storage' });
    broken = false;
    await append(log, 4);
    await log.close();
    expect(scan().changes.map((change) => change.json.toString())).toEqual([1, 2, 3, 4].map(json));
  });

  test('the making of the file: the first append says so, the next makes it', async () => {
    let full = true;
    const log = await open(
      watchedDisk(({ call }) => {
        if (full && call === 'write') throw systemError('ENOSPC');
      }),
    );
    await expect(append(log, 1)).rejects.toMatchObject({ code: 'storage' });
    expect(existsSync(path())).toBe(false);
    full = false;
    await append(log, 1);
    await log.close();
    expect(scan().end.seq).toBe(1);
  });
});
