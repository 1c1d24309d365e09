/**
 * Other programs edit, replace, rename and delete the files of a dossier while it is open. That is noticed before the next
 * save, both versions are kept, and nothing of the user's work is lost.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { generator } from '#core/dossier/kill-test/random-steps.ts';
import { nodeFileSystem } from '../file-system.ts';
import { fixtureDeps, noteStep, temporaryFolder, writeFixture } from '../fixture.ts';
import { openDossier } from '../open.ts';
import { bytesIn, FILES, foreignEdits, type ForeignEdit } from './foreign-edits.ts';
import { shortOrLong, tell } from './run-length.ts';
import { withoutStamps } from './weakened.ts';
import { stateOf } from './states.ts';
import type { FileSystem } from '../file-system.ts';

const ROUNDS = shortOrLong(200, 5_000);
const SEED = Date.now() % 1_000_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** What did not hold in one round. */
async function findingsOf(
  fs: FileSystem,
  file: string,
  edit: ForeignEdit,
  random: () => number,
): Promise<string[]> {
  const study = writeFixture(join(folder.path, 'study.dossier'));
  const path = join(study, file);
  const findings: string[] = [];
  let dossier = await openDossier(study, fixtureDeps({ fs }));
  const change = (): Promise<unknown> =>
    dossier.commit(noteStep(`n${Math.floor(random() * 9)}`, `text ${random()}`));
  await change();
  await dossier.close();
  const older = readFileSync(path);
  dossier = await openDossier(study, fixtureDeps({ fs }));
  for (let n = 0; n < 1 + random() * 3; n += 1) await change();

  const ours = readFileSync(path);
  edit.run(path, older, random);
  const theirs = bytesIn(path);
  await change();
  if (dossier.saved().status !== 'saved') findings.push(`it is ${JSON.stringify(dossier.saved())}`);
  const state = stateOf(dossier);
  await dossier.close();

  const isForeign = theirs === null || !isTheSame(ours, theirs);
  if (isForeign !== dossier.notices().length > 0)
    findings.push(`${dossier.notices().length} notices`);
  if (isForeign && theirs !== null && !quarantined(study).some((bytes) => bytes.equals(theirs)))
    findings.push('the other version is not kept');
  findings.push(...(await reopened(study, state)));
  rmSync(study, { recursive: true });
  return findings;
}

async function reopened(study: string, state: string): Promise<string[]> {
  try {
    const dossier = await openDossier(study, fixtureDeps());
    const found = stateOf(dossier);
    await dossier.close();
    return found === state ? [] : [`opened again, it is ${found}, not ${state}`];
  } catch (error) {
    return [`opened again: ${String(error)}`];
  }
}

function quarantined(study: string): Buffer[] {
  const quarantine = join(study, 'quarantine');
  if (!readdirSync(study).includes(basename(quarantine))) return [];
  return readdirSync(quarantine).map((name) => readFileSync(join(quarantine, name)));
}

/** JSON files may be written in another way and say the same. */
function isTheSame(ours: Buffer, theirs: Buffer): boolean {
  if (ours.equals(theirs)) return true;
  try {
    return isDeepStrictEqual(JSON.parse(ours.toString()), JSON.parse(theirs.toString()));
  } catch {
    // No JSON: then only the bytes say.
    return false;
  }
}

async function rounds(count: number, fs: FileSystem): Promise<string[]> {
  const random = generator(SEED);
  const findings: string[] = [];
  for (let round = 0; round < count; round += 1) {
    const file = FILES[round % FILES.length] ?? FILES[0];
    const edit = foreignEdits[
      Math.floor(round / FILES.length) % foreignEdits.length
    ] as ForeignEdit;
    const found = await findingsOf(fs, file, edit, random);
    findings.push(...found.map((what) => `${file} ${edit.name}: ${what}`));
  }
  return findings;
}

test(`${ROUNDS} foreign edits`, { timeout: 60_000 + ROUNDS * 1_000 }, async () => {
  const findings = await rounds(ROUNDS, nodeFileSystem);
  tell(`foreign edits: ${ROUNDS} rounds, seed ${SEED}: ${findings.length} findings`);
  expect(findings).toEqual([]);
});

test('a store that does not look at its files is found out', { timeout: 60_000 }, async () => {
  const findings = await rounds(FILES.length * foreignEdits.length, withoutStamps(nodeFileSystem));
  tell(`foreign edits that nobody looks for: ${findings.length} findings`);
  expect(findings.length).toBeGreaterThan(0);
});
