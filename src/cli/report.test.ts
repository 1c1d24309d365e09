/** Reports from the command line: each format, each way to say what it is about, and what is refused. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf, fixtureDeps, temporaryFolder } from '#core/dossier/fixture.ts';
import { openDossier } from '#core/dossier/open.ts';
import { runCli, type Ended } from './run-cli.ts';

// Each command is a process that loads the whole core.
vi.setConfig({ testTimeout: 120_000 });

const SHIPPED = fileURLToPath(new URL('../../data/iskp', import.meta.url));
const root = temporaryFolder();
const home = root.path;
const folder = join(home, 'dossier');

const report = (...args: string[]): Promise<Ended> =>
  runCli(home, 'report', ...args, '--dossier', folder);
const read = (name: string): string => readFileSync(join(home, name), 'utf8');

// The first one builds the program.
beforeAll(async () => {
  cpSync(SHIPPED, folder, { recursive: true });
  const dossier = await openDossier(folder, fixtureDeps());
  await dossier.commit({
    label: 'Save view',
    drafts: () => [
      {
        table: 'views',
        id: 'v1',
        after: {
          id: 'v1',
          collection: 'events',
          name: 'Far away',
          columns: [],
          sort: [],
          filters: [{ op: 'text', field: 'country', mode: 'equals', text: 'russia' }],
        },
      },
    ],
  });
  await dossier.close();
  expect(await runCli(home, '--version')).toMatchObject({ code: 0 });
}, 240_000);
afterAll(() => root.remove());

test('templates are listed with what they can be made of', async () => {
  const { code, output } = await report('--templates', '--json');
  expect(code).toBe(0);
  const templates = JSON.parse(output) as { id: string; collections: string[] }[];
  expect(templates.find(({ id }) => id === 'succession')?.collections).toEqual(['leaders']);
  expect((await report('--templates')).output).toMatch(/^chronicle: .+\n {4}of: /);
});

describe('a report', () => {
  test.each([
    ['html', /^<!doctype html>[^]*data:font\/woff2/],
    ['docx', /^PK/],
    ['markdown', /^# /],
  ])('as %s', async (format, content) => {
    const before = contentOf(folder);
    const name = `succession.${format}`;
    const { code, output, errors } = await report(
      'succession',
      '--format',
      format,
      '--out',
      name,
      '--json',
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const written = JSON.parse(output) as { records: number; notes: number };
    expect(written).toMatchObject({ file: join(home, name), records: 43 });
    expect(written.notes).toBeGreaterThan(10);
    expect(read(name)).toMatch(content);
    expect(contentOf(folder)).toEqual(before);
  });

  test('is of a view, of words, of one source, of records by their ids', async () => {
    const casualties = ['casualties', '--collection', 'events', '--format', 'markdown'];
    const whole = await report(...casualties);
    expect(whole.output).toContain('Events: all records');
    expect((await report(...casualties, '--view', 'far away')).output).toContain('View “Far away”');
    const words = await report(...casualties, '--search', 'crocus', '--title', 'One evening');
    expect(words.output).toMatch(/^# One evening\n/);
    expect(words.output).toContain('with the words “crocus”');
    const sources = await runCli(
      home,
      'export',
      'sources',
      '--dossier',
      folder,
      '--format',
      'json',
    );
    const [{ id } = { id: '' }] = JSON.parse(sources.output) as { id: string }[];
    expect((await report(...casualties, '--source', id)).output).toContain('alone has it');
    const leaders = await runCli(
      home,
      'export',
      'leaders',
      '--dossier',
      folder,
      '--format',
      'json',
    );
    const [first, second] = JSON.parse(leaders.output) as { id: string }[];
    const two = `${second?.id ?? ''},${first?.id ?? ''}`;
    const chosen = await report(
      'records',
      '--collection',
      'leaders',
      '--records',
      two,
      '--format',
      'markdown',
    );
    expect(chosen.output).toContain('2 records chosen one by one');
    expect(await report('disputes')).toMatchObject({ code: 0, errors: '' });
  });
});

describe('what can’t be made is refused, and writes nothing', () => {
  test.each<[string[], number, RegExp]>([
    [['novel'], 2, /no template “novel”. There are chronicle/],
    [['casualties'], 2, /of which collection/],
    [['disputes', '--search', 'x'], 2, /--collection/],
    [['chronicle', '--collection', 'events', '--ceiling', 'secret'], 2, /clear, green, amber/],
    [['chronicle', '--collection', 'events', '--dates', 'julian'], 2, /--dates is one of/],
    [['chronicle', '--collection', 'fights'], 3, /no collection fights/],
    [['succession', '--collection', 'events'], 3, /./],
    [['succession', '--sections', 'none'], 3, /no section “none”. It has table/],
    [['succession', '--source', 'nobody'], 3, /nobody/],
    [['succession', '--format', 'pdf'], 3, /printed by the program’s own window/],
  ])('%j', async (args, number, says) => {
    const { code, output, errors } = await report(...args, '--out', 'refused.html');
    expect({ code, output }).toEqual({ code: number, output: '' });
    expect(errors).toMatch(says);
    expect(existsSync(join(home, 'refused.html'))).toBe(false);
  });
});
