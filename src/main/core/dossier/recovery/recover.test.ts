/** Whatever is damaged: it is kept, the rest is saved, and the dossier opens again. */
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Layer } from '#shared/model/layer.ts';
import { takeBackup } from '../backups.ts';
import { nodeFileSystem } from '../file-system.ts';
import {
  contentOf,
  fixtureDeps,
  noteStep,
  range,
  temporaryFolder,
  writeFixture,
} from '../fixture.ts';
import { generator, randomStep } from '../kill-test/random-steps.ts';
import { openDossier } from '../open.ts';
import type { OpenDossier } from '../../context.ts';
import { inspect, recover, type Recovery } from './recover.ts';

const CHANGES = 40;
const SEED = 7;

let root: ReturnType<typeof temporaryFolder>;
/** A dossier with some work in it, and what it holds. */
let model: string;
let work: { layer: Layer; seqsOf: Map<string, number[]>; lines: string[] };
let folder: string;
let rounds = 0;

const source = () => ({
  fs: nodeFileSystem,
  clock: () => new Date('2026-05-06T07:08:09.010Z'),
  shipped: join(root.path, 'no such dossier'),
});

/** `backup`: made after so many changes; null = never. `snapshot`: after so many, besides the one at closing. */
async function makeModel(name: string, backup: number | null): Promise<string> {
  const path = writeFixture(join(root.path, name));
  const dossier = await openDossier(path, fixtureDeps({ mostLogBytes: 1e9 }));
  const random = generator(SEED);
  for (let made = 0; made < CHANGES;) {
    if (await dossier.commit(randomStep(random))) made += 1;
    if (made === backup) await backUp(dossier);
  }
  const seqsOf = new Map<string, number[]>();
  for (const { seq, ops } of await dossier.changes(range(1, CHANGES))) {
    for (const { table, id } of ops)
      seqsOf.set(`${table}/${id}`, [...(seqsOf.get(`${table}/${id}`) ?? []), seq]);
  }
  const lines = readFileSync(join(path, 'changes.jsonl'), 'utf8').split('\n');
  work = { layer: structuredClone(dossier.layer) as Layer, seqsOf, lines };
  await dossier.close();
  return path;
}

async function backUp(dossier: OpenDossier): Promise<void> {
  const picture = await dossier.picture();
  const { folder: at, file } = dossier;
  const request = { fs: nodeFileSystem, folder: at, dossier: file.id, picture };
  await takeBackup({ ...request, at: new Date(), reason: 'asked' });
}

beforeAll(async () => {
  root = temporaryFolder();
  model = await makeModel('model', null);
});
afterAll(() => root.remove());
beforeEach(() => fresh());

function fresh(from = model): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = join(root.path, `copy-${(rounds += 1)}`);
  cpSync(from, folder, { recursive: true });
}

const file = (name: string): string => join(folder, name);

type Score = { kept: number; of: number };

/** Entries of the model that are as they were, among those of which `isWhole` says that a whole copy is left. */
function saved(
  layer: Readonly<Layer>,
  isWhole: (key: string, text: string) => boolean = () => true,
): Score {
  const score = { kept: 0, of: 0 };
  for (const [table, entries] of Object.entries(work.layer)) {
    for (const [id, entry] of entries) {
      const text = JSON.stringify(entry);
      if (!isWhole(`${table}/${id}`, text)) continue;
      score.of += 1;
      if (JSON.stringify(layer[table as keyof Layer].get(id)) === text) score.kept += 1;
    }
  }
  return score;
}

/** Of entries, in what is left of the two files: as they stand in the snapshot, or as their last change made them. */
function wholeIn(files: Record<string, Buffer>): (key: string, text: string) => boolean {
  const [layer, log] = ['layer.json', 'changes.jsonl'].map((name) =>
    String(files[name] ?? readFileSync(join(model, name))),
  );
  return (key, text) => {
    if (layer?.includes(text)) return true;
    const line = work.lines[work.seqsOf.get(key)?.at(-1) ?? 0];
    return line !== undefined && (log?.includes(line) ?? false);
  };
}

const isRefused = (): Promise<string | null> =>
  openDossier(folder, fixtureDeps()).then(
    async (dossier) => {
      await dossier.close();
      return null;
    },
    (error: unknown) => (error as { code: string }).code,
  );

/** Recovers, opens, and answers what is there. The damaged bytes must be in quarantine. */
async function saveAndOpen(damaged: Record<string, Buffer | null>): Promise<{
  recovery: Recovery;
  layer: Layer;
  records: number;
}> {
  const seen = await inspect(source(), folder);
  const before = contentOf(folder);
  expect(contentOf(folder)).toEqual(before);
  const recovery = await recover(source(), folder);
  expect(recovery.report).toEqual(seen.report);
  const kept = existsSync(file('quarantine'))
    ? readdirSync(file('quarantine')).map((name) => readFileSync(join(file('quarantine'), name)))
    : [];
  for (const [name, bytes] of Object.entries(damaged)) {
    if (bytes === null || bytes.byteLength === 0) continue;
    expect(
      kept.some((one) => one.equals(bytes)),
      `${name} in quarantine`,
    ).toBe(true);
  }
  const dossier = await openDossier(folder, fixtureDeps());
  const layer = structuredClone(dossier.layer) as Layer;
  await dossier.commit(noteStep('after', 'work goes on'));
  await dossier.close();
  const again = await openDossier(folder, fixtureDeps());
  expect(again.layer.notes.get('after')?.text).toBe('work goes on');
  await again.close();
  return { recovery, layer, records: again.base.get('events')?.size ?? 0 };
}

describe.each(['layer.json', 'changes.jsonl'])('%s', (name) => {
  test('missing', async () => {
    unlinkSync(file(name));
    const { recovery, layer } = await saveAndOpen({});
    expect(saved(layer).kept).toBe(saved(layer).of);
    expect(recovery.lost).toEqual([]);
    const missing = recovery.report.files.filter(({ state }) => state === 'missing');
    // A log that is whole needs no snapshot.
    expect(missing.map(({ path }) => path)).toEqual(name === 'layer.json' ? [] : [name]);
  });

  test('empty, or all zeros', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(4_096)]) {
      fresh();
      writeFileSync(file(name), bytes);
      const { layer, recovery } = await saveAndOpen({ [name]: bytes });
      expect(recovery.report.files).toContainEqual(
        expect.objectContaining({ path: name, state: 'damaged' }),
      );
      expect(saved(layer).kept).toBe(saved(layer).of);
    }
  });
});

test(
  'any bit and any cut, in the log and the snapshot, together and alone: at least 99.9 % of what is not damaged is saved',
  { timeout: 300_000 },
  async () => {
    const random = generator(Number(process.env['DOSSIER_RECOVERY_SEED'] ?? 11));
    const total = { rounds: 0, noticed: 0, kept: 0, of: 0, lostChanges: 0 };
    const whole = new Map(
      ['layer.json', 'changes.jsonl'].map((name) => [name, readFileSync(join(model, name))]),
    );
    const damage = (name: string): Buffer => {
      const bytes = Buffer.from(whole.get(name) ?? []);
      const at = Math.floor(random() * bytes.byteLength);
      if (random() < 0.3) return bytes.subarray(0, at);
      bytes[at]! ^= 1 << Math.floor(random() * 8);
      return bytes;
    };
    const ROUNDS = Number(process.env['DOSSIER_RECOVERY_ROUNDS'] ?? 120);
    for (let round = 0; round < ROUNDS; round += 1) {
      fresh();
      // A snapshot that is in order would hide what the log can do alone.
      const names =
        round % 3 === 0 ? ['layer.json'] : round % 3 === 1 ? ['changes.jsonl'] : [...whole.keys()];
      const damaged = Object.fromEntries(names.map((name) => [name, damage(name)]));
      for (const [name, bytes] of Object.entries(damaged)) writeFileSync(file(name), bytes);
      total.rounds += 1;
      if ((await isRefused()) === null) continue;
      total.noticed += 1;
      const { files } = (await inspect(source(), folder)).report;
      const { recovery, layer } = await saveAndOpen(putAside(damaged, files));
      const { kept, of } = saved(layer, wholeIn(damaged));
      total.kept += kept;
      total.of += of;
      total.lostChanges += recovery.lost.length;
    }
    // oxlint-disable-next-line no-console -- the figures are the point
    console.info(
      `recovery: ${total.rounds} rounds, ${total.noticed} noticed, ${total.kept} of ${total.of} undamaged entries saved, ` +
        `${total.lostChanges} changes lost with their lines`,
    );
    expect(total.kept / total.of).toBeGreaterThanOrEqual(0.999);
    expect(total.noticed).toBeGreaterThan(total.rounds * 0.8);
  },
);

/** Those of the damaged files that recovery has to put aside: what it calls damaged. */
function putAside(
  damaged: Record<string, Buffer>,
  files: readonly { path: string; state: string }[],
): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(damaged).filter(([name]) =>
      files.some(({ path, state }) => path === name && state === 'damaged'),
    ),
  );
}

describe('with a backup', () => {
  let backedUp: string;
  let without: typeof work;
  beforeAll(async () => {
    without = work;
    backedUp = await makeModel('backed-up', 25);
  });
  afterAll(() => {
    work = without;
  });

  test('log and snapshot gone: the backup’s work comes back', async () => {
    fresh(backedUp);
    for (const name of ['layer.json', 'changes.jsonl']) unlinkSync(file(name));
    const { layer, recovery } = await saveAndOpen({});
    expect(layer.notes.size + layer.records.size).toBeGreaterThan(0);
    expect(recovery.report.files.map(({ words }) => words).join()).toContain('the backup of');
  });

  test('dossier.json and an import: put back as they were', async () => {
    for (const name of ['dossier.json', 'base/events.json']) {
      for (const bytes of [null, Buffer.from('{"rubbish'), Buffer.alloc(100)]) {
        fresh(backedUp);
        const before = readFileSync(file(name), 'utf8');
        if (bytes === null) unlinkSync(file(name));
        else writeFileSync(file(name), bytes);
        const { records, recovery } = await saveAndOpen({ [name]: bytes });
        expect(records).toBe(3);
        expect(recovery.lost).toEqual([]);
        if (name !== 'dossier.json') expect(readFileSync(file(name), 'utf8')).toBe(before);
      }
    }
  });

  test('a damaged backup is passed over', async () => {
    fresh(backedUp);
    const [name = ''] = readdirSync(file('backups')).filter((one) => one !== 'lasting');
    writeFileSync(join(file('backups'), name, 'dossier.json'), 'rubbish');
    writeFileSync(file('dossier.json'), 'rubbish');
    await expect(recover(source(), folder)).rejects.toMatchObject({ code: 'damaged' });
    expect(readFileSync(file('dossier.json'), 'utf8')).toBe('rubbish');
  });
});

describe('without a backup', () => {
  test('an import with a record that is not whole: the others are saved, that one is listed as it stands', async () => {
    const whole = readFileSync(file('base/events.json'), 'utf8');
    const damaged = Buffer.from(whole.replace('"Event 2"', '"Event 2'));
    writeFileSync(file('base/events.json'), damaged);
    const { records, recovery } = await saveAndOpen({ 'base/events.json': damaged });
    expect(records).toBe(2);
    expect(recovery.lost).toMatchObject([
      { kind: 'records', text: expect.stringContaining('Event 2') },
    ]);
    const good = recovery.report.files.filter(({ state }) => state === 'good');
    expect(good.map(({ path }) => path)).toEqual(['dossier.json', 'layer.json', 'changes.jsonl']);
  });

  test('an import that is gone is said to be gone, and the work on it stays', async () => {
    unlinkSync(file('base/events.json'));
    const { records, recovery, layer } = await saveAndOpen({});
    expect(records).toBe(0);
    expect(recovery.lost).toMatchObject([{ kind: 'file', title: 'base/events.json' }]);
    expect(saved(layer).kept).toBe(saved(layer).of);
  });

  test('a change whose line is altered is listed by its name, as it stands', async () => {
    unlinkSync(file('layer.json'));
    const lines = readFileSync(file('changes.jsonl'), 'utf8').split('\n');
    const { label } = (JSON.parse(lines[5] ?? '') as [number, string, { label: string }])[2];
    lines[5] = (lines[5] ?? '').replace('"origin":"edit"', '"origin":"edot"');
    writeFileSync(file('changes.jsonl'), lines.join('\n'));
    const { lost } = await inspect(source(), folder);
    expect(lost).toMatchObject([
      { kind: 'change', title: `${label} (change 5)`, text: expect.stringContaining('edot') },
    ]);
  });

  test('definitions that can be read though their checksum is wrong are used, and said to be unsure', async () => {
    const damaged = Buffer.from(
      readFileSync(file('dossier.json'), 'utf8').replace('A fixture', 'A fixturf'),
    );
    writeFileSync(file('dossier.json'), damaged);
    const { recovery } = await saveAndOpen({ 'dossier.json': damaged });
    expect(recovery.report.files[0]?.words).toContain('checksum is wrong');
  });

  test('definitions that can’t be read at all: nothing is written', async () => {
    writeFileSync(file('dossier.json'), 'rubbish');
    const before = contentOf(folder);
    await expect(recover(source(), folder)).rejects.toMatchObject({ code: 'damaged' });
    expect(contentOf(folder)).toEqual(before);
  });

  test('a dossier that is open elsewhere is left alone', async () => {
    const open = await openDossier(folder, fixtureDeps());
    await expect(recover(source(), folder)).rejects.toMatchObject({ code: 'locked' });
    await open.close();
  });
});
