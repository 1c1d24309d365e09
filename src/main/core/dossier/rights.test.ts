/**
 * A folder that this user may not write to. Root may write everywhere, so a process without
 * privileges tries.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentOf, temporaryFolder, writeFixture } from './fixture.ts';
import { bundleChild } from './kill-test/bundle.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const folders: ReturnType<typeof temporaryFolder>[] = [];
let child: string;

beforeAll(async () => {
  const program = temporaryFolder();
  folders.push(program);
  child = await bundleChild(
    fileURLToPath(new URL('kill-test/open-child.ts', import.meta.url)),
    program.path,
  );
  chmodSync(program.path, 0o755);
});
afterAll(() => folders.forEach((folder) => folder.remove()));

function fixture(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  writeFixture(folder.path);
  if (isRoot) chownSync(folder.path, NOBODY, NOBODY);
  return folder.path;
}

function open(folder: string): { code: string; message: string } {
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const told = execFileSync(process.execPath, [child, folder], { ...user, encoding: 'utf8' });
  return JSON.parse(told) as { code: string; message: string };
}

test.skipIf(process.platform === 'win32').each(['the folder', 'dossier.json'])(
  'no right to write to %s',
  (what) => {
    const folder = fixture();
    if (what === 'the folder') chmodSync(folder, 0o555);
    else chmodSync(`${folder}/dossier.json`, 0o444);
    const before = contentOf(folder);
    expect(open(folder)).toEqual({
      code: 'read_only',
      message: expect.stringMatching(/no right to write.*Change the rights.*Nothing was changed/),
    });
    expect(contentOf(folder)).toEqual(before);
    chmodSync(folder, 0o755);
  },
);
