/** Import from the command line: what the wizard does, in one process, and what interrupts it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contentOf, fixtureDeps, noteStep, temporaryFolder } from '#core/dossier/fixture.ts';
import { openDossier } from '#core/dossier/open.ts';
import type { OpenDossier } from '#core/context.ts';
import { runCli, startCli, type Ended } from './run-cli.ts';

// Each command is a process that loads the whole core.
vi.setConfig({ testTimeout: 180_000 });

const SHIPPED = fileURLToPath(new URL('../../data/iskp', import.meta.url));
const GED = fileURLToPath(
  new URL('../main/core/imports/fixtures/ged191-myanmar-bangladesh.zip', import.meta.url),
);

const root = temporaryFolder();
const home = root.path;
let folder: string;
let rounds = 0;

const cli = (...args: string[]): Promise<Ended> => runCli(home, ...args);
const inHome = (name: string): string => join(home, name);

// The first one builds the program.
beforeAll(async () => {
  expect(await cli('--version')).toMatchObject({ code: 0 });
}, 240_000);
afterAll(() => root.remove());

beforeEach(() => {
  folder = inHome(`d${(rounds += 1)}`);
  cpSync(SHIPPED, folder, { recursive: true });
});

async function opened<T>(path: string, work: (dossier: OpenDossier) => T | Promise<T>): Promise<T> {
  const dossier = await openDossier(path, fixtureDeps());
  try {
    return await work(dossier);
  } finally {
    await dossier.close();
  }
}

const revision = (path = folder): Promise<number> => opened(path, (dossier) => dossier.revision());
const json = ({ output }: Ended): unknown => JSON.parse(output);

/** كابل, هرات and قندهار as Windows-1256 has them. */
const CITIES = [
  [0xdf, 0xc7, 0xc8, 0xe1],
  [0xe5, 0xd1, 0xc7, 0xca],
  [0xde, 0xe4, 0xcf, 0xe5, 0xc7, 0xd1],
].map((bytes) => Buffer.from(bytes));

/** Windows-1256, semicolons, an empty line, the names of the columns in row 3, days like `12-Mar-15`. */
function awkward(
  name: string,
  rows: [id: string, city: number, day: string, killed: string][],
): string {
  const head =
    'Incidents in the province;;;\r\n\r\nfor internal use;;;\r\nid;place;date;killed\r\n';
  const lines = rows.flatMap(([id, city, day, killed]) => [
    Buffer.from(`${id};`),
    CITIES[city] ?? Buffer.of(),
    Buffer.from(`;${day};${killed}\r\n`),
  ]);
  writeFileSync(inHome(name), Buffer.concat([Buffer.from(head), ...lines]));
  return name;
}

const first = (): string =>
  awkward('incidents.csv', [
    ['007', 0, '12-Mar-15', '3'],
    ['008', 1, '13-Mar-15', ''],
    ['009', 2, '01-Apr-15', '12'],
  ]);

const into = (...more: string[]): string[] => ['--dossier', folder, ...more];

describe('an awkward table', () => {
  test('goes in, comes out, comes again changed, and keeps the user’s work', async () => {
    const file = first();
    const dry = await cli(
      'import',
      file,
      ...into('--new', 'Incidents', '--key', 'id', '--dry-run'),
    );
    expect(dry).toMatchObject({ code: 0, errors: '' });
    expect(dry.output).toContain('3 rows: 3 new, 0 changed, 0 same, 0 rejected');
    expect(contentOf(folder)).toEqual(contentOf(SHIPPED));

    const done = await cli('import', file, ...into('--new', 'Incidents', '--key', 'id', '--json'));
    expect(done).toMatchObject({ code: 0, errors: '' });
    const made = json(done) as { collection: string };
    expect(made).toMatchObject({ collection: 'incidents', new: 3, rejected: 0, applied: true });

    const out = await cli('export', 'incidents', ...into('--ids'));
    const [header, ...rows] = out.output.trimEnd().split(/\r?\n/);
    expect(header?.split(',').slice(-3)).toEqual(['place', 'date', 'killed']);
    expect(rows.map((row) => row.split(',').slice(-4))).toEqual([
      ['007', 'كابل', '2015-03-12', '3'],
      ['008', 'هرات', '2015-03-13', ''],
      ['009', 'قندهار', '2015-04-01', '12'],
    ]);

    await opened(folder, (dossier) => dossier.commit(noteStep('mine', 'My note.')));
    const again = await cli('import', file, ...into('--new', 'Incidents'));
    expect(again).toMatchObject({ code: 0, errors: '' });
    expect(again.output).toContain('3 same');
    expect(again.output).toContain('Nothing was changed');
    expect(await revision()).toBe(2);

    awkward('incidents.csv', [
      ['007', 0, '12-Mar-15', '4'],
      ['008', 1, '13-Mar-15', ''],
      ['010', 1, '02-Apr-15', '1'],
    ]);
    const next = await cli('import', file, ...into('--json'));
    expect(json(next)).toMatchObject({ new: 1, changed: 1, same: 1, gone: 1, applied: true });
    expect(await opened(folder, ({ layer }) => layer.notes.get('mine')?.text)).toBe('My note.');
    expect(await cli('check', folder)).toMatchObject({ code: 0 });
    // The program's own files are left alone: its list of recent dossiers, above all.
    expect(existsSync(inHome('user-data'))).toBe(false);
  });

  test('ends with 1 where rows are left out, which are saved with the reason', async () => {
    const file = awkward('twice.csv', [
      ['1', 0, '12-Mar-15', '3'],
      ['1', 1, '13-Mar-15', '4'],
    ]);
    const args = into('--new', 'Twice', '--key', 'id', '--rejected', 'left.csv');
    const { code, output } = await cli('import', file, ...args);
    expect(code).toBe(1);
    expect(output).toContain('1 rejected: Its key is that of line');
    expect(readFileSync(inHome('left.csv'), 'utf8')).toMatch(/1,هرات,13-Mar-15,4,6,"?Its key/);
    const taken = await cli('import', first(), ...into('--new', 'Other', '--rejected', 'left.csv'));
    expect(taken).toMatchObject({ code: 3 });
    expect(taken.errors).toContain('--force');
  });

  test('is read as the command line says where the guess is wrong', async () => {
    writeFileSync(inHome('odd.csv'), 'a|b\n1|2\nname|size\nx|3\n');
    const args = into('--new', 'Odd', '--delimiter', 'pipe', '--header', '3', '--json');
    expect(json(await cli('import', 'odd.csv', ...args))).toMatchObject({ rows: 1, new: 1 });
    const { output } = await cli('export', 'odd', ...into());
    expect(output).toMatch(/^name,size\r?\nx,3\r?\n$/);
    const wrong = await cli('import', 'odd.csv', ...into('--into', 'odd', '--encoding', 'klingon'));
    expect(wrong).toMatchObject({ code: 3 });
    expect(wrong.errors).toContain('windows-1256');
  });

  test('whose collection nobody named is refused', async () => {
    const { code, errors } = await cli('import', first(), ...into());
    expect(code).toBe(2);
    expect(errors).toMatch(/--into COLLECTION or --new NAME/);
    expect(await revision()).toBe(0);
  });

  test.each<[string[], RegExp]>([
    [['--into', 'fights'], /fights/],
    [['--new', 'Events'], /--into events/],
    [['--new', 'X', '--key', 'nothing'], /no column “nothing”. It has id, place/],
    [['--new', 'X', '--preset', 'gtd'], /not as gtd/],
  ])('%j is refused with 3, and nothing changes', async (args, says) => {
    const { code, errors } = await cli('import', first(), ...into(...args));
    expect(code).toBe(3);
    expect(errors).toMatch(says);
    expect(await revision()).toBe(0);
    expect(readdirSync(join(folder, 'base'))).toEqual(readdirSync(join(SHIPPED, 'base')));
  });

  test('goes into a collection that is there', async () => {
    writeFileSync(inHome('more.csv'), 'Title,Date\nAn event,2020-05\n');
    const args = into('--into', 'events', '--json');
    expect(json(await cli('import', 'more.csv', ...args))).toMatchObject({
      collection: 'events',
      new: 1,
    });
    const { output } = await cli(
      'export',
      'events',
      ...into('--search', 'an event', '--columns', 'title,date'),
    );
    expect(output).toMatch(/\r?\nAn event,2020-05\r?\n/);
  });
});

test('a dataset that is known finds its collection by itself', async () => {
  const done = await cli('import', GED, ...into('--preset', 'ucdp-ged', '--json'));
  expect(json(done)).toMatchObject({ rows: 3_194, new: 3_194, rejected: 0, applied: true });
});

describe('one writer', () => {
  test('a dossier that is in use is refused with 4, and stays as it is', async () => {
    const file = first();
    await opened(folder, async () => {
      const before = contentOf(folder);
      const { code, output, errors } = await cli('import', file, ...into('--new', 'Incidents'));
      expect({ code, output }).toEqual({ code: 4, output: '' });
      expect(errors).toContain('already open in another window or program');
      expect(contentOf(folder)).toEqual(before);
    });
  });

  test('two imports at once: each is done, or refused with 4', async () => {
    const file = first();
    const both = await Promise.all(
      ['A', 'B'].map((name) => cli('import', file, ...into('--new', name))),
    );
    const codes = both.map(({ code }) => code);
    expect(codes).toContain(0);
    expect(codes.every((code) => code === 0 || code === 3 || code === 4)).toBe(true);
    expect(await cli('check', folder)).toMatchObject({ code: 0 });
  });
});

describe('a disk that refuses', () => {
  /** No file may grow beyond so many blocks of 1,024 bytes. */
  function limited(blocks: number, ...args: string[]): { status: number | null; stdout: string } {
    const script = fileURLToPath(new URL('../../scripts/dossier.mjs', import.meta.url));
    const command = `ulimit -f ${blocks}; exec "$0" "$@"`;
    const env = { ...process.env, DOSSIER_USER_DATA: inHome('user-data') };
    const all = ['-c', command, process.execPath, script, ...args];
    return spawnSync('bash', all, { cwd: home, env, encoding: 'utf8' });
  }

  test.skipIf(process.platform === 'win32')('ends with 5, and nothing is left', () => {
    const file = first();
    const before = contentOf(folder);
    const names = readdirSync(home);
    const out = limited(4, 'export', 'events', ...into('--out', 'full.csv'));
    expect(out).toMatchObject({ status: 5, stdout: '' });
    const taken = limited(1, 'import', file, ...into('--new', 'Incidents'));
    expect(taken).toMatchObject({ status: 5, stdout: '' });
    expect(readdirSync(home).filter((name) => !names.includes(name))).toEqual([]);
    const left = Object.entries(contentOf(folder)).filter(([name]) => !name.startsWith('backups'));
    expect(Object.fromEntries(left)).toEqual(before);
  });

  test('a list of rejected rows that can’t be written stops the import, which leaves nothing', async () => {
    const before = contentOf(folder);
    mkdirSync(inHome('folder.csv'));
    const file = awkward('again.csv', [
      ['1', 0, '12-Mar-15', '3'],
      ['1', 1, '13-Mar-15', '4'],
    ]);
    const args = ['--new', 'Again', '--key', 'id', '--rejected', 'folder.csv', '--force'];
    expect(await cli('import', file, ...into(...args))).toMatchObject({ code: 5, output: '' });
    expect(contentOf(folder)).toEqual(before);
  });
});

describe('what export has written comes back in', () => {
  test('a package makes an equal dossier', async () => {
    await opened(folder, (dossier) => dossier.commit(noteStep('n1', 'A note.')));
    await cli('export', 'package', ...into('--documents', '--out', 'p.zip', '--force'));
    const made = await cli('import', 'p.zip', '--dossier', 'made.dossier', '--json');
    expect(made).toMatchObject({ code: 0, errors: '' });
    expect(await cli('check', 'made.dossier')).toMatchObject({ code: 0 });
    const [one, other] = await Promise.all(
      [folder, inHome('made.dossier')].map(async (path) => [
        await tables(path),
        (await cli('list', '--dossier', path, '--json')).output.replace(path, ''),
      ]),
    );
    expect(other?.[0]).toEqual(one?.[0]);
    const told = await cli('import', 'p.zip', '--dossier', 'made.dossier');
    expect(told).toMatchObject({ code: 3 });
    expect(told.errors).toContain('not there yet');
  });

  /** Every record and claim, the notes, and the sources, as they are written out. */
  async function tables(path: string): Promise<string[]> {
    const all = [];
    for (const what of ['events', 'leaders', 'groups', 'claims', 'notes', 'annotations', 'sources'])
      all.push((await cli('export', what, '--dossier', path)).output);
    return all;
  }

  test('claims and sources are the same where they came from', async () => {
    await cli('export', 'sources', ...into('--out', 's.json', '--force'));
    const { code, output } = await cli('import', 's.json', ...into('--json'));
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ kind: 'sources', new: 0, applied: false });
    expect(await revision()).toBe(0);
  });

  test('as a table of others where the command line says how it is read', async () => {
    const out = inHome(`${rounds}.csv`);
    const read = ['--dossier', folder];
    expect(await cli('export', 'leaders', ...read, '--ids', '--out', out)).toMatchObject({
      code: 0,
    });
    const made = await cli('import', out, ...read, '--new', 'Copied', '--key', 'id', '--json');
    expect(made).toMatchObject({ code: 0 });
    expect(json(made)).toMatchObject({ new: 43 });
  });

  test('only a package makes a dossier', async () => {
    for (const file of [first(), 's.json'].filter((name) => existsSync(inHome(name)))) {
      const { code, errors } = await cli('import', file, '--dossier', 'nowhere', '--new', 'X');
      expect(code).toBe(3);
      expect(errors).toContain('no dossier');
    }
    expect(existsSync(inHome('nowhere'))).toBe(false);
  });
});

describe('interrupted', () => {
  const ROWS = 80_000;

  function large(): string {
    if (!existsSync(inHome('large.csv'))) {
      const rows = Array.from(
        { length: ROWS },
        (_, at) => `r${at},Title of number ${at},${at % 90}\n`,
      );
      writeFileSync(inHome('large.csv'), `id,title,killed\n${rows.join('')}`);
    }
    return 'large.csv';
  }

  /** Ends the process as soon as it has begun to write there. */
  async function interrupt(args: string[], where: string, signal: NodeJS.Signals): Promise<Ended> {
    const { child, ended } = startCli(home, args);
    const isWriting = (): boolean =>
      existsSync(where) && readdirSync(where).some((name) => name.endsWith('.tmp'));
    const timer = setInterval(() => {
      if (!isWriting()) return;
      clearInterval(timer);
      child.kill(signal);
    }, 3);
    try {
      return await ended;
    } finally {
      clearInterval(timer);
    }
  }

  test.each<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('by %s, an import ends with %i and leaves nothing behind', async (signal, number) => {
    const before = contentOf(folder);
    const args = ['import', large(), ...into('--new', 'Large', '--key', 'id')];
    const { code, output, errors } = await interrupt(args, join(folder, 'base'), signal);
    expect({ code, output }).toEqual({ code: number, output: '' });
    expect(errors).toContain('Interrupted');
    expect(contentOf(folder)).toEqual(before);
    expect(await cli('check', folder)).toMatchObject({ code: 0 });
  });

  test('an export leaves no file', async () => {
    expect(await cli('import', large(), ...into('--new', 'Large', '--key', 'id'))).toMatchObject({
      code: 0,
    });
    mkdirSync(inHome('outbox'));
    const args = ['export', 'large', ...into('--format', 'xlsx', '--out', 'outbox/large.xlsx')];
    const { code, output } = await interrupt(args, inHome('outbox'), 'SIGINT');
    expect({ code, output }).toEqual({ code: 130, output: '' });
    expect(readdirSync(inHome('outbox'))).toEqual([]);
  });
});

test('npm run dossier takes paths from where the user is', () => {
  const script = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['run', '-s', '--prefix', script, 'dossier', '--', 'check', `d${rounds}`];
  const env = { ...process.env, INIT_CWD: home };
  const { status, stdout } = spawnSync('npm', args, { cwd: home, env, encoding: 'utf8' });
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('sound') as string,
  });
});
