/** Reports from the command line: real processes, real files. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf, temporaryFolder } from '#core/dossier/fixture.ts';
import { runCli, type Ended } from './run-cli.ts';

const SHIPPED = fileURLToPath(new URL('../../data/iskp', import.meta.url));

// Each command is a process that loads the whole core.
vi.setConfig({ testTimeout: 120_000 });

const root = temporaryFolder();
const inHome = (name: string): string => join(root.path, name);
const folder = inHome('study.dossier');
const report = (...args: string[]): Promise<Ended> =>
  runCli(root.path, 'report', ...args, '--dossier', folder);

// The first one builds the program.
beforeAll(async () => {
  cpSync(SHIPPED, folder, { recursive: true });
  expect(await runCli(root.path, '--version')).toMatchObject({ code: 0 });
}, 240_000);
afterAll(() => root.remove());

describe('dossier report', () => {
  test('writes HTML and Word, and leaves the dossier as it was', async () => {
    const before = contentOf(folder);
    const html = await report('casualties', '--out', inHome('a.html'));
    expect(html).toMatchObject({ code: 0, errors: '' });
    expect(html.output).toMatch(/a\.html: 104 records, \d+ footnotes, [\d,]+ bytes\n$/u);
    expect(readFileSync(inHome('a.html'), 'utf8')).toContain('<h1 dir="auto">Casualties</h1>');
    const docx = await report('profile', '--json', '--out', inHome('a.docx'));
    expect(JSON.parse(docx.output)).toMatchObject({ records: 424, file: expect.any(String) });
    expect(readFileSync(inHome('a.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(contentOf(folder)).toEqual(before);
  });

  test('goes to standard output, with what was chosen', async () => {
    const given = [
      '--search',
      'kerman',
      '--tlp',
      'clear',
      '--dates',
      'french',
      '--title',
      'Kerman',
    ];
    const { code, output } = await report('chronicle', '--format', 'markdown', ...given);
    expect(code).toBe(0);
    expect(output).toMatch(/^# Kerman\n\n\*\*TLP:CLEAR\*\*/u);
    expect(output).toContain('3 janvier 2024');
    expect(output).toContain('with the words “kerman”');
  });

  test('says what it can’t do, and leaves nothing', async () => {
    const pdf = await report('casualties', '--out', inHome('a.pdf'));
    expect(pdf).toMatchObject({ code: 3, output: '' });
    expect(pdf.errors).toContain('printed by the program’s own window');
    expect(existsSync(inHome('a.pdf'))).toBe(false);
    for (const [args, words] of [
      [['diary'], 'only chronicle, succession, casualties'],
      [['chronicle', '--sections', 'x'], '--sections can’t be “x”, only overview'],
      [['casualties', '--figures', 'x'], '--figures can’t be “x”, only killed'],
      [['chronicle', '--figures', 'killed'], 'say nothing about chronicle'],
      [['profile', '--search', 'x'], 'Records of which collection?'],
    ] as const) {
      const refused = await report(...args);
      expect(refused.code, words).toBe(2);
      expect(refused.errors).toContain(words);
    }
  });
});
