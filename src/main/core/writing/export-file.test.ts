/** Nothing is written over a file of the dossier, whichever way leads there. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from '../dossier/file-system.ts';
import { shippedCore } from '../test-work.ts';
import { writeExport } from './export-file.ts';

let folder: string;
let dossier: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-target-'));
  dossier = join(folder, 'X.dossier');
  mkdirSync(join(dossier, 'base'), { recursive: true });
  writeFileSync(join(dossier, 'base/events.json'), 'whole');
  symlinkSync(dossier, join(folder, 'link'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, of = dossier) =>
  writeExport(nodeFileSystem, { path, dossier: of }, ['other'], new AbortController().signal);

test.each([
  ['by its name', (): string => join(dossier, 'base/events.json')],
  ['through a link', (): string => join(folder, 'link/base/events.json')],
  ['by a relative path', (): string => relative('.', join(dossier, 'base/events.json'))],
  ['as a new one', (): string => join(dossier, 'new.json')],
])('a file of the dossier, %s', async (_, path) => {
  await expect(write(path())).rejects.toMatchObject({ code: 'conflict' });
  await expect(write(path(), join(folder, 'link'))).rejects.toMatchObject({ code: 'conflict' });
  expect(readFileSync(join(dossier, 'base/events.json'), 'utf8')).toBe('whole');
});

test('beside the dossier there is room', async () => {
  expect(await write(join(folder, 'X.dossier.json'))).toBe(5);
  expect(await write(join(folder, 'out.json'), join(folder, 'gone'))).toBe(5);
});

test('every way out of the program keeps to it', async () => {
  const core = await shippedCore();
  const { path } = await core.host.host.openFolder({});
  await core.host.host.grant({ handle: 'out', path: join(path!, 'base/events.json') });
  const { exports, reports, backups, imports } = core.page;
  const ids = join(core.folder, 'a.csv');
  writeFileSync(ids, 'id,title\nA1,One\nA1,Two\n');
  await core.host.host.grant({ handle: 'in', path: ids });
  const { draft } = await imports.open({ handle: 'in', job: 'in' });
  const { target } = await imports.propose({ draft, purpose: { kind: 'new' }, job: 'in' });
  await imports.plan({ draft, target, job: 'in' });
  const csl = { kind: 'csl' } as const;
  const request = {
    template: 'chronicle' as const,
    title: '',
    scope: {
      kind: 'query' as const,
      query: { collection: 'events', search: '', filter: null, sort: [] },
    },
    sections: null,
    figures: null,
    place: null,
    paper: 'a4' as const,
    ceiling: 'red' as const,
    dates: 'iso' as const,
  };
  for (const written of [
    () => exports.write({ target: 'out', what: csl, job: 'job' }),
    () => reports.write({ target: 'out', request, format: 'markdown', job: 'job' }),
    () => backups.saveCopy({ target: 'out', job: 'job' }),
    () => imports.saveRejected({ draft, target: 'out' }),
  ])
    await expect(written()).rejects.toMatchObject({ code: 'conflict' });
});
