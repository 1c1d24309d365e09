import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlaceBelow } from '#shared/contract/shell-api.ts';
import { revealedPath } from './revealed-path.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dossier-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the place itself, else what is nearest to it', () => {
  const name = '000001-2026-05-06T07-08-09.010Z';
  expect(revealedPath(folder, `backups/${name}`)).toBe(folder);
  mkdirSync(path.join(folder, 'backups'));
  expect(revealedPath(folder, `backups/${name}`)).toBe(path.join(folder, 'backups'));
  mkdirSync(path.join(folder, 'backups', name));
  expect(revealedPath(folder, `backups/${name}`)).toBe(path.join(folder, 'backups', name));
  expect(revealedPath(folder, 'quarantine')).toBe(folder);
});

test('no place leads out of the folder, or to anything else in it', () => {
  for (const place of ['..', 'backups/..', 'backups/../..', 'base', 'backups/a/b', '/etc', ''])
    expect(PlaceBelow.safeParse(place).success, place).toBe(false);
});
