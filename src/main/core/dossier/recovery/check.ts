/** Whether a dossier is sound: every file of it read, and compared with its checksums. Nothing is written here. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors.ts';
import type { CheckProblem, CheckReport } from '#shared/contract/recovery-api.ts';
import { DOSSIER_FILE, dossierFolder, readDossierFile } from '../dossier-file.ts';
import { readParts } from '../read-parts.ts';
import { LAYER_FILE, LOG_FILE } from '../replay.ts';
import type { FileSystem } from '../file-system.ts';
import { attempt, attemptOwn } from './attempt.ts';
import { checkBackups } from './check-backups.ts';
import { checkChanges } from './check-changes.ts';
import { checkDocuments } from './check-documents.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import type { RecoverySource } from './recover.ts';

export type CheckOptions = {
  signal: AbortSignal;
  /** So many files were looked at. */
  onFile: (done: number) => void;
};

/** What the parts of a check tell. */
export type Findings = {
  problem: (path: string, what: string, advice: string) => void;
  remark: (words: string) => void;
  /** A file was looked at. Throws the signal's reason. */
  looked: () => void;
};

type Found = Omit<CheckReport, 'folder'>;

const TRIES = 3;
const PAUSE_MS = 300;

/** Rejects with `not_found`, `not_a_dossier`, `newer_format` or `storage`, and with the signal's reason. */
export async function checkDossier(
  source: Pick<RecoverySource, 'fs' | 'shipped'>,
  path: string,
  options: CheckOptions,
): Promise<CheckReport> {
  const { fs, shipped } = source;
  const folder = await dossierFolder(fs, path);
  for (let attempts = 1; ; attempts += 1) {
    const before = stampsOf(fs, folder);
    const found = await look({ fs, folder, shipped }, options);
    const isQuiet = stampsOf(fs, folder) === before;
    // A program that has it open writes meanwhile: files of two moments don't fit together.
    if (isQuiet || found.problems.length === 0) return { folder, ...found };
    if (attempts === TRIES) {
      const message = `${folder} is being written to by another program all the time. Check it again in a moment.`;
      throw new AppError('storage', message, { folder });
    }
    await sleep(PAUSE_MS);
  }
}

const stampsOf = (fs: FileSystem, folder: string): string =>
  JSON.stringify(
    [DOSSIER_FILE, LAYER_FILE, LOG_FILE].map((name) => fs.infoNow(join(folder, name))?.stamp),
  );

type Source = { fs: FileSystem; folder: string; shipped: string };

async function look(source: Source, { signal, onFile }: CheckOptions): Promise<Found> {
  const { fs, folder } = source;
  const problems: CheckProblem[] = [];
  const remarks: string[] = [];
  let files = 0;
  const findings: Findings = {
    problem: (path, what, advice) => void problems.push({ path, what, advice }),
    remark: (words) => void remarks.push(words),
    looked() {
      signal.throwIfAborted();
      files += 1;
      onFile(files);
    },
  };
  const none = { records: 0, changes: 0, documents: 0 };
  const backups = await checkBackups(fs, folder, findings);
  const diagnosis = await diagnosisOf(source, findings);
  if (diagnosis === null)
    return { title: '', checked: { files, ...none, backups }, problems, remarks };
  const records = await checkParts(source, diagnosis, findings);
  const changes = await checkChanges(source, diagnosis, findings);
  const documents = await checkDocuments(source, diagnosis.layer, findings);
  const checked = { files, records, changes, documents, backups };
  return { title: diagnosis.file.title, checked, problems, remarks };
}

/** null: not even what it is can be told. */
async function diagnosisOf(source: Source, findings: Findings): Promise<Diagnosis | null> {
  const { fs, folder } = source;
  const definition = await attemptOwn(() => readDossierFile(fs, folder));
  // Of another version, or no dossier at all: nothing here can judge it.
  if (!definition.ok && definition.error.code !== 'damaged') throw definition.error;
  const found = await attempt(() => diagnose(source));
  if (found.ok) return found.value;
  if (found.error.code !== 'damaged') throw found.error;
  const advice = 'No copy of it was found. Put back a backup of the whole folder.';
  findings.problem(DOSSIER_FILE, found.error.message, advice);
  return null;
}

/**
 * Definitions, imports and work: what opening reads, and every one of them, whichever is damaged first. Answers how many
 * imported records there are.
 */
async function checkParts(
  { fs, folder }: Source,
  { verdicts, lost, imported }: Diagnosis,
  findings: Findings,
): Promise<number> {
  const bad = verdicts.filter(({ state }) => state !== 'good');
  verdicts.forEach(() => findings.looked());
  for (const { path, state, words } of bad) {
    const what = state === 'missing' ? 'It is missing.' : 'It is not as it was written.';
    findings.problem(path, what, `Open the dossier in Dossier and let it be saved: ${words}.`);
  }
  for (const { title, why } of lost)
    findings.problem(
      title,
      `It is lost. ${why}`,
      'A backup of the whole folder may still have it.',
    );
  if (bad.length > 0) return imported;
  const opened = await attemptOwn(() => readParts(fs, folder));
  if (!opened.ok) {
    const file = opened.error.details?.['file'];
    const path = typeof file === 'string' ? file.slice(folder.length + 1) : DOSSIER_FILE;
    findings.problem(path, opened.error.message, 'Put back a backup of the whole folder.');
    return imported;
  }
  const { live, state } = opened.value;
  const { torn } = state;
  if (torn !== null)
    findings.remark(
      `${LOG_FILE} ends with ${torn.byteLength} bytes of a change that was never saved. The next opening puts them into quarantine.`,
    );
  return [...live.base.values()].reduce((sum, records) => sum + records.size, 0);
}
