/** A check finds whatever is wrong with any file of a dossier, says where, and writes nothing. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CheckReport } from '#shared/contract/recovery-api.ts';
import { takeBackup } from '../backups.ts';
import { nodeFileSystem } from '../file-system.ts';
import {
  contentOf,
  fixtureDeps,
  noteStep,
  sha256Of,
  temporaryFolder,
  writeFixture,
} from '../fixture.ts';
import { openDossier } from '../open.ts';
import { checkDossier } from './check.ts';
import { recover } from './recover.ts';

const root = temporaryFolder();
const model = join(root.path, 'model');
const text = Buffer.from('The text of a source.');
let folder: string;
let rounds = 0;

/** Twelve changes, ten of them in `history/`; a document; a backup. */
beforeAll(async () => {
  mkdirSync(model);
  writeFixture(model);
  const deps = fixtureDeps({ mostLogBytes: 1 });
  const first = await openDossier(model, deps);
  for (let at = 1; at <= 10; at += 1) await first.commit(noteStep(`n${at}`, `Note ${at}`));
  await first.close();
  const second = await openDossier(model, fixtureDeps());
  const document = {
    id: 'd1',
    source: 'article',
    name: 'text.txt',
    kind: 'text' as const,
    sha256: sha256Of(text),
    bytes: text.byteLength,
    textHash: sha256Of(text),
    addedAt: '2026-01-02T03:04:05.678Z',
  };
  mkdirSync(join(model, 'sources'));
  writeFileSync(join(model, 'sources', document.sha256), text);
  await second.commit({
    label: 'Add document',
    drafts: () => [{ table: 'documents', id: 'd1', after: document }],
  });
  const picture = await second.picture();
  const at = new Date('2026-05-06T07:08:09.010Z');
  const target = { fs: nodeFileSystem, folder: model, dossier: second.file.id };
  await takeBackup({ ...target, picture, at, reason: 'asked' });
  await second.commit(noteStep('n12', 'Note 12'));
  await second.close();
});
afterAll(() => root.remove());

beforeEach(() => {
  folder = join(root.path, `round-${(rounds += 1)}`);
  cpSync(model, folder, { recursive: true });
});

const look = (signal = new AbortController().signal): Promise<CheckReport> =>
  checkDossier({ fs: nodeFileSystem, shipped: join(root.path, 'none') }, folder, {
    signal,
    onFile: () => undefined,
  });

const segment = (): string => `history/${readdirSync(join(folder, 'history'))[0] ?? ''}`;
const backup = (): string =>
  `backups/${readdirSync(join(folder, 'backups')).find((name) => /^\d/.test(name)) ?? ''}`;
const lasting = (): string => {
  const [name = ''] = readdirSync(join(folder, 'backups/lasting'));
  return `backups/lasting/${name}`;
};
const document = `sources/${sha256Of(text)}`;

test('a sound dossier is sound, and stays byte for byte', async () => {
  const before = contentOf(folder);
  const report = await look();
  expect(report).toMatchObject({
    title: 'A fixture',
    problems: [],
    remarks: [],
    checked: { records: 3, changes: 12, documents: 1, backups: 1 },
  });
  expect(contentOf(folder)).toEqual(before);
});

/** Another bit in the middle of it. */
function flip(path: string): void {
  const bytes = readFileSync(join(folder, path));
  const at = Math.floor(bytes.byteLength / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(join(folder, path), bytes);
}

const files: [string, () => string, RegExp][] = [
  ['the definition', () => 'dossier.json', /^dossier\.json$/],
  ['an import', () => 'base/events.json', /^base\/events\.json$/],
  ['the snapshot', () => 'layer.json', /^layer\.json$/],
  ['the log', () => 'changes.jsonl', /^changes\.jsonl$/],
  ['older changes', segment, /^history/],
  ['a document', () => document, /^sources\//],
  ['a file of a backup', () => `${backup()}/layer.json`, /^backups\/\d/],
  ['the manifest of a backup', () => `${backup()}/backup.json`, /^backups\/\d/],
  ['a lasting file of backups', lasting, /^backups\/\d/],
];

test.each(files)('%s with a bit flipped is a problem', async (_, path, where) => {
  flip(path());
  const damaged = contentOf(folder);
  const { problems } = await look();
  expect(problems.map((one) => one.path)).toEqual(
    expect.arrayContaining([expect.stringMatching(where)]),
  );
  for (const { what, advice } of problems) expect([what, advice]).not.toContain('');
  expect(contentOf(folder)).toEqual(damaged);
});

test.each(files.slice(1))('%s that is gone is a problem', async (_, path, where) => {
  rmSync(join(folder, path()));
  const { problems } = await look();
  expect(problems.map((one) => one.path)).toEqual(
    expect.arrayContaining([expect.stringMatching(where)]),
  );
});

test('each of several problems is told', async () => {
  flip('base/events.json');
  flip(document);
  flip(segment());
  const { problems } = await look();
  expect(problems.map(({ path }) => path)).toEqual(['base/events.json', segment(), document]);
});

test('a history of another dossier, whole in itself, does not go on to this log', async () => {
  const other = writeFixture(join(root.path, `other-${rounds}`));
  const deps = fixtureDeps({ mostLogBytes: 1 });
  const dossier = await openDossier(other, deps);
  for (let at = 1; at <= 10; at += 1) await dossier.commit(noteStep(`n${at}`, `Other ${at}`));
  await dossier.close();
  const [name = ''] = readdirSync(join(other, 'history'));
  expect(`history/${name}`).toBe(segment());
  cpSync(join(other, 'history', name), join(folder, 'history', name));
  const { problems } = await look();
  expect(problems).toMatchObject([
    { path: 'changes.jsonl', what: expect.stringContaining('differ at change 10') },
  ]);
});

test('a change that was cut off while it was written is no problem, and is told', async () => {
  appendFileSync(join(folder, 'changes.jsonl'), '[13,"0123');
  const { problems, remarks } = await look();
  expect(problems).toEqual([]);
  expect(remarks).toEqual([expect.stringContaining('9 bytes of a change that was never saved')]);
});

test('a value that does not fit its field is a problem though every checksum is right', async () => {
  const base = JSON.stringify({
    collection: 'events',
    records: [{ id: 'e1', statements: [{ source: 'article', values: { nothing: 'x' } }] }],
  });
  writeFileSync(join(folder, 'base/events.json'), base);
  const file = JSON.parse(readFileSync(join(folder, 'dossier.json'), 'utf8')) as {
    checksum?: string;
    imports: { sha256: string }[];
  };
  delete file.checksum;
  file.imports[0]!.sha256 = sha256Of(base);
  writeFileSync(join(folder, 'dossier.json'), JSON.stringify(file));
  const { problems } = await look();
  expect(problems).toMatchObject([
    { path: 'base/events.json', what: expect.stringContaining('there is no field nothing') },
  ]);
});

test('without a definition, or a copy of one, that is the problem', async () => {
  rmSync(join(folder, 'backups'), { recursive: true });
  truncateSync(join(folder, 'dossier.json'), 10);
  expect(await look()).toMatchObject({ title: '', problems: [{ path: 'dossier.json' }] });
});

test('what was saved of a damaged dossier is sound', async () => {
  const source = { fs: nodeFileSystem, clock: () => new Date(), shipped: join(root.path, 'none') };
  flip('changes.jsonl');
  flip('base/events.json');
  expect((await look()).problems).toHaveLength(2);
  await recover(source, folder);
  expect((await look()).problems).toEqual([]);
});

test('what is no dossier is refused, and so is one of a later format', async () => {
  const file = readFileSync(join(folder, 'dossier.json'), 'utf8');
  const { checksum: _, ...content } = JSON.parse(file) as Record<string, unknown>;
  writeFileSync(join(folder, 'dossier.json'), JSON.stringify({ ...content, format: 99 }));
  await expect(look()).rejects.toMatchObject({ code: 'newer_format' });
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  await expect(look()).rejects.toMatchObject({ code: 'not_a_dossier' });
  expect(existsSync(join(folder, 'backups'))).toBe(false);
});

test('ends when it is told to', async () => {
  await expect(look(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
