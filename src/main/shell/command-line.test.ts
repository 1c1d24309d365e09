import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommandLine, userArguments } from './command-line.ts';

const here = path.resolve('/work-folder');
const opens = (
  dossier: string | null,
  unknown: string[] = [],
  importFile: string | null = null,
) => ({ kind: 'open', dossier, importFile, unknown });

describe('parseCommandLine', () => {
  it.each([
    [[], opens(null)],
    [['--dossier', '/a/b'], opens(path.resolve('/a/b'))],
    [['--dossier=/a/b'], opens(path.resolve('/a/b'))],
    [['--dossier', 'my study'], opens(path.join(here, 'my study'))],
    [['--import', '/a/t.csv'], opens(null, [], path.resolve('/a/t.csv'))],
    [
      ['--import=t.csv', '--dossier', 'd'],
      opens(path.join(here, 'd'), [], path.join(here, 't.csv')),
    ],
    [['/dropped/folder'], opens(path.resolve('/dropped/folder'))],
    [['--inspect=0', '--no-sandbox'], opens(null, ['--inspect=0', '--no-sandbox'])],
    [['--help', '--dossier'], { kind: 'help' }],
    [['-h'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
  ])('understands %j', (args, expected) => {
    expect(parseCommandLine(args, here)).toEqual(expected);
  });

  it.each([
    [['--dossier'], '--dossier FOLDER'],
    [['--dossier='], '--dossier FOLDER'],
    [['--dossier', '--help'], '--dossier FOLDER'],
    [['--import'], '--import FILE'],
    [['--import=', 'x'], '--import FILE'],
    [['--import', '--dossier', 'd'], '--import FILE'],
  ])('refuses %j, because the path is missing', (args, words) => {
    expect(parseCommandLine(args, here)).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining(words) as string,
    });
  });
});

describe('userArguments', () => {
  it('drops the program folder in development only', () => {
    const argv = ['electron', '--inspect=0', '.', '--dossier', '/d'];
    expect(userArguments(argv, false)).toEqual(['--inspect=0', '--dossier', '/d']);
    expect(userArguments(['dossier', '/d'], true)).toEqual(['/d']);
  });
});
