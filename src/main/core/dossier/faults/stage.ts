/** An operation of the store, and where it runs: part by part, so that a harness can look, and fail things, in between. */
import { fixtureDeps } from '../fixture.ts';
import { openDossier } from '../open.ts';
import type { DossierDeps } from '../open-for-work.ts';
import type { FileSystem } from '../file-system.ts';
import type { OpenDossier, Step } from '../../context.ts';

export type Operation = {
  name: string;
  /** Where its dossier lies, below `home`. */
  dossier: string;
  /** Makes in `home`, an empty folder of a real disk, what it starts from. */
  prepare: (home: string) => Promise<void>;
  /** All of it, part by part. */
  run: (stage: Stage) => Promise<void>;
  /** What the user does, if need be, before the dossier can be opened again. */
  putRight?: (fs: FileSystem, folder: string) => Promise<unknown>;
  /** What it makes beside the dossier itself, in words that differ where that differs. */
  alsoMade?: (fs: FileSystem, folder: string) => Promise<string>;
};

/** Where an operation runs. The harness decides what a part meets there. */
export type Stage = {
  readonly fs: FileSystem;
  readonly home: string;
  readonly folder: string;
  /** Resolves when the part is done. */
  readonly part: (part: Part) => Promise<void>;
  /** Every dossier that was opened. */
  readonly opened: OpenDossier[];
};

export type Part = {
  name: string;
  run: () => Promise<unknown>;
  /** Whose memory and saved state tell how it went. */
  dossier?: OpenDossier;
  /** It is done even when it fails: there is nothing to try again. */
  once?: boolean;
};

/** The time does not go on, so that every run leaves the same bytes. */
export const TODAY = new Date('2026-02-03T04:05:06.789Z');

export async function openAndClose(stage: Stage): Promise<void> {
  await close(stage, await open(stage));
}

export async function open(stage: Stage, changes: Partial<DossierDeps> = {}): Promise<OpenDossier> {
  const { fs, folder, opened } = stage;
  // What the disk refuses is tried again by the harness, never by itself.
  const fixed = { retryMs: 2_000_000_000, clock: () => TODAY, newId: () => 'an-id' };
  const deps = fixtureDeps({ fs, ...fixed, ...changes });
  const run = async () => opened.push(await openDossier(folder, deps));
  await stage.part({ name: 'open', run });
  return opened.at(-1) as OpenDossier;
}

export async function change(stage: Stage, dossier: OpenDossier, step: Step): Promise<void> {
  await stage.part({ name: 'change', run: () => dossier.commit(step), dossier });
}

export async function close(stage: Stage, dossier: OpenDossier): Promise<void> {
  await stage.part({ name: 'close', run: () => dossier.close(), once: true });
}
