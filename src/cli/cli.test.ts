/** The command line as scripts use it: real processes, real files, every command, every number that it ends with. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contentOf, fixtureDeps, temporaryFolder } from '#core/dossier/fixture.ts';
import { openDossier } from '#core/dossier/open.ts';
import { defaultPreferences } from '#shared/contract/preferences-api.ts';
import type { View } from '#shared/model/view.ts';
import { runCli, startCli, type Ended } from './run-cli.ts';

const SHIPPED = fileURLToPath(new URL('../../data/iskp', import.meta.url));
const COMMANDS = ['list', 'export', 'import', 'report', 'check'];

// Each command is a process that loads the whole core.
vi.setConfig({ testTimeout: 120_000 });

const root = temporaryFolder();
const home = root.path;
let folder: string;
let rounds = 0;

const cli = (...args: string[]): Promise<Ended> => runCli(home, ...args);
const inHome = (name: string): string => join(home, name);
const read = (name: string): string => readFileSync(inHome(name), 'utf8');

// The first one builds the program.
beforeAll(async () => {
  expect(await cli('--version')).toMatchObject({ code: 0, errors: '' });
}, 240_000);
afterAll(() => root.remove());

beforeEach(() => {
  folder = inHome(`d${(rounds += 1)}`);
  cpSync(SHIPPED, folder, { recursive: true });
});

/** Paths, contents, and when each folder was last written in. */
function everything(path: string): object {
  const names = ['', ...readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted()];
  const times = names.map((name) => [name, statSync(join(path, name)).mtimeMs]);
  return { content: contentOf(path), times };
}

async function saveView(view: View): Promise<void> {
  const dossier = await openDossier(folder, fixtureDeps());
  await dossier.commit({
    label: 'Save view',
    drafts: () => [{ table: 'views', id: view.id, after: view }],
  });
  await dossier.close();
}

const crocus: View = {
  id: 'view-1',
  collection: 'events',
  name: 'Far away',
  columns: [{ field: 'date' }, { field: 'title' }, { field: 'killed', hidden: true }],
  sort: [{ field: 'date', direction: 'ascending' }],
  filters: [{ op: 'text', field: 'country', mode: 'equals', text: 'russia' }],
};

describe('help', () => {
  test('is there for the whole and for each command', async () => {
    const whole = await cli('--help');
    expect(whole).toMatchObject({ code: 0, errors: '' });
    for (const name of COMMANDS) {
      expect(whole.output).toContain(`\n  ${name}`);
      const one = await cli(name, '--help');
      expect(one).toMatchObject({ code: 0, errors: '' });
      expect(one.output).toContain(`dossier ${name} `);
      expect(one.output).toContain('Exit codes');
    }
    expect(await cli('help', 'list')).toEqual(await cli('list', '--help'));
  });
});

describe('what can’t be understood ends with 2, and says why', () => {
  test.each<[string[], RegExp]>([
    [[], /Which command/],
    [['fly'], /no command “fly”/],
    [['list', 'x'], /What is “x” for/],
    [['list', '--fly'], /--fly/],
    [['export', '--dossier', 'd'], /WHAT is missing/],
    [['export', 'events'], /--dossier DIR is missing/],
    [['export', 'events', '--dossier', ''], /--dossier needs a value/],
    [['export', 'events', '--dossier', 'd', '--format', 'pdf'], /only as csv, xlsx, json, geojson/],
    [['export', 'package', '--dossier', 'd', '--view', 'x'], /--view says nothing about package/],
    [['export', 'events', '--dossier', 'd', '--json'], /--json needs --out/],
    [['import', '--dossier', 'd'], /FILE is missing/],
    [['import', 'f', '--dossier', 'd', '--into', 'a', '--new', 'b'], /not both/],
    [['report', '--dossier', 'd'], /TEMPLATE is missing/],
    [['report', 'chronicle', '--dossier', 'd', '--format', 'rtf'], /html, pdf, docx, markdown/],
    [['check'], /DIR is missing/],
  ])('%j', async (args, says) => {
    const { code, output, errors } = await cli(...args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
    expect(errors).toContain('--help.');
  });
});

describe('list', () => {
  test('says what is in a dossier', async () => {
    await saveView(crocus);
    const { code, output } = await cli('list', '--dossier', folder, '--json');
    expect(code).toBe(0);
    const content = JSON.parse(output) as { collections: object[] };
    expect(content.collections).toContainEqual({ id: 'events', title: 'Events', records: 104 });
    expect(content).toMatchObject({
      views: [{ name: 'Far away', collection: 'events', records: expect.any(Number) as number }],
    });
    expect((await cli('list', '--dossier', folder)).output).toMatch(/events +104 {2}Events/);
  });

  test('says which dossiers were open', async () => {
    expect(await cli('list')).toEqual({
      code: 0,
      output: '',
      errors: 'No dossier was open here yet.\n',
    });
    const opened = { id: 'a', title: 'Study', folder, openedAt: '2026-01-02T03:04:05.678Z' };
    const recents = [opened, { ...opened, id: 'b', title: 'Gone', folder: inHome('gone') }];
    mkdirSync(inHome('user-data'));
    const data = { format: 1, preferences: defaultPreferences, recents, window: null };
    writeFileSync(inHome('user-data/preferences.json'), JSON.stringify(data));
    const { code, output } = await cli('list', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject([
      { title: 'Study', folder, present: true },
      { title: 'Gone', present: false },
    ]);
    expect((await cli('list')).output).toContain(`Study\t${folder}\n`);
  });
});

describe('export', () => {
  test('writes a view with its columns, order and filters', async () => {
    await saveView(crocus);
    const args = ['export', 'events', '--dossier', folder, '--view', 'far AWAY', '--out', 'v.csv'];
    const { code, output, errors } = await cli(...args);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('v.csv: ');
    const [header, ...rows] = read('v.csv').trimEnd().split('\n');
    expect(header).toMatch(/^Date,Title,/);
    expect(header).not.toContain('Killed,');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.includes('Russia'))).toBe(true);
    const dates = rows.map((row) => row.split(',')[0] ?? '');
    expect(dates).toEqual(dates.toSorted());
  });

  test('to standard output is the very file, and nothing else', async () => {
    const what = ['export', 'leaders', '--dossier', folder];
    await cli(...what, '--out', 'leaders.csv');
    const { code, output, errors } = await cli(...what);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toBe(read('leaders.csv'));
    expect(await cli(...what, '--out', '-')).toEqual({ code, output, errors });
    expect(readdirSync(home).filter((name) => name.startsWith('dossier-out-'))).toEqual([]);
  });

  test.each([
    ['events', 'xlsx', /^PK/],
    ['events', 'json', /^\[/],
    ['events', 'geojson', /"FeatureCollection"/],
    ['sources', 'csl', /^\[/],
    ['sources', 'csv', /^Title,/],
    ['claims', 'csv', /^claim,/],
    ['claims', 'xlsx', /^PK/],
    ['notes', 'csv', /^[a-z]+,/i],
    ['annotations', 'jsonld', /"AnnotationPage"/],
    ['package', 'zip', /^PK/],
  ])('%s as %s', async (what, format, begins) => {
    const name = `${what}-${rounds}.${format}`;
    const args = ['export', what, '--dossier', folder, '--format', format, '--out', name, '--json'];
    const { code, output } = await cli(...args);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      file: inHome(name),
      bytes: statSync(inHome(name)).size,
    });
    expect(readFileSync(inHome(name), 'latin1')).toMatch(begins);
  });

  test('takes choices: words, columns, ids, dialect', async () => {
    const choices = ['--search', 'crocus', '--columns', 'title,killed', '--ids'];
    const dialect = ['--mode', 'spreadsheet', '--delimiter', 'semicolon'];
    const { output } = await cli('export', 'events', '--dossier', folder, ...choices, ...dialect);
    expect(output.split('\n')[0]).toMatch(/^\ufeff"?id"?;Title;Killed\r?$/);
    const sources = await cli('export', 'collection:sources', '--dossier', folder);
    expect(sources.output).toMatch(/^Title,/);
    const claims = [
      'export',
      'claims',
      '--dossier',
      folder,
      '--collection',
      'events',
      '--search',
      'crocus',
    ];
    const rows = (await cli(...claims)).output.trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.slice(1).every((row) => row.includes('events'))).toBe(true);
  });

  test('never replaces a file without --force, and writes nothing into the dossier', async () => {
    const args = ['export', 'events', '--dossier', folder, '--out'];
    writeFileSync(inHome('mine.csv'), 'mine');
    const refused = await cli(...args, 'mine.csv');
    expect(refused).toMatchObject({ code: 3, output: '' });
    expect(refused.errors).toContain('--force');
    expect(read('mine.csv')).toBe('mine');
    expect(await cli(...args, 'mine.csv', '--force')).toMatchObject({ code: 0 });
    expect(read('mine.csv')).not.toBe('mine');
    const inside = await cli(...args, join(folder, 'dossier.json'), '--force');
    expect(inside).toMatchObject({ code: 3 });
    expect(inside.errors).toContain('in the dossier itself');
    expect(contentOf(folder)).toEqual(contentOf(SHIPPED));
  });

  test.each<[string[], RegExp]>([
    [['fights'], /no collection fights. It has events,/],
    [['events', '--view', 'none'], /no view “none”/],
    [['events', '--columns', 'title,x'], /no field “x”/],
    [['events', '--source', 'nobody'], /nobody/],
    [['leaders', '--format', 'geojson'], /no field of coordinates/],
    [['events', '--out', 'no/such/folder.csv'], /no folder/],
  ])('%j: what is not there ends with 3', async (args, says) => {
    const { code, output, errors } = await cli('export', ...args, '--dossier', folder);
    expect({ code, output }).toEqual({ code: 3, output: '' });
    expect(errors).toMatch(says);
  });

  test('ends well where nobody reads on', async () => {
    const { child, ended } = startCli(home, ['export', 'claims', '--dossier', folder]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, errors } = await ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });
});

describe('reading', () => {
  test('leaves the dossier byte for byte, also beside a program that works in it', async () => {
    const commands = [
      ['list', '--dossier', folder],
      ['export', 'events', '--dossier', folder],
      ['export', 'package', '--dossier', folder, '--out', 'r.zip', '--force'],
      ['report', 'disputes', '--dossier', folder],
      ['check', folder],
    ];
    const before = everything(folder);
    for (const args of commands) expect(await cli(...args)).toMatchObject({ code: 0, errors: '' });
    expect(everything(folder)).toEqual(before);

    const dossier = await openDossier(folder, fixtureDeps());
    try {
      const meanwhile = everything(folder);
      for (const args of commands)
        expect(await cli(...args)).toMatchObject({ code: 0, errors: '' });
      expect(everything(folder)).toEqual(meanwhile);
    } finally {
      await dossier.close();
    }
  });

  test('of what is no dossier ends with 3', async () => {
    mkdirSync(inHome('empty'), { recursive: true });
    for (const args of [['list', '--dossier'], ['export', 'events', '--dossier'], ['check']]) {
      expect(await cli(...args, inHome('empty'))).toMatchObject({ code: 3, output: '' });
      expect(await cli(...args, inHome('nowhere'))).toMatchObject({ code: 3, output: '' });
    }
    expect(existsSync(inHome('nowhere'))).toBe(false);
  });
});

describe('check', () => {
  test('ends with 0 for a sound dossier, with 1 and the place for another', async () => {
    expect(await cli('check', folder)).toMatchObject({ code: 0, errors: '' });
    const file = join(folder, 'base/events.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2024', '2025'));
    const before = everything(folder);
    const { code, output } = await cli('check', folder);
    expect(code).toBe(1);
    expect(output).toMatch(/^base\/events\.json: It is not as it was written\.\n {4}\S/);
    const json = await cli('check', folder, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({ problems: [{ path: 'base/events.json' }] });
    expect(everything(folder)).toEqual(before);
  });

  test('a defect of the definition is a problem as well', async () => {
    rmSync(join(folder, 'dossier.json'));
    mkdirSync(join(folder, 'backups'));
    const { code, output } = await cli('check', folder);
    expect(code).toBe(1);
    expect(output).toContain('dossier.json');
  });
});
