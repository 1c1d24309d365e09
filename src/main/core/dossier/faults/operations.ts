/**
 * All that the store does to a disk, as one table: each harness (power cuts, failing calls, full disks ...) goes through
 * all of it. A further operation is one more entry here.
 */
import {
  appendFileSync,
  cpSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { recover } from '#core/dossier/recovery/recover.ts';
import { listBackups, readBackup } from '../backup-files.ts';
import { backUpNow } from '../back-up-now.ts';
import { copyShipped, createDossier } from '../create.ts';
import { temporaryPath } from '../durable-file.ts';
import { nodeFileSystem, type FileSystem } from '../file-system.ts';
import { fixtureDeps, fixtureFile, noteStep, writeFixture } from '../fixture.ts';
import { openDossier } from '../open.ts';
import { unpackDossier } from '../unpack.ts';
import {
  documentsFound,
  importRecords,
  packageBytes,
  restoreFirst,
  storeDocument,
  unpackPackage,
} from './capabilities.ts';
import { change, close, open, openAndClose, TODAY, type Operation } from './stage.ts';

const STUDY = 'study.dossier';
/** From the working copy, since a child's program is bundled and lies elsewhere. */
const OLDER = resolve('src/main/core/dossier/fixtures/format-1');
const YESTERDAY = new Date('2026-02-02T04:05:06.789Z');
/** Longer than a block of the model disk, so that it can be torn. */
const LONG = 'Dāʿish داعش "quoted"\n'.repeat(30);

export const operations: readonly Operation[] = [
  {
    name: 'the first change',
    dossier: STUDY,
    prepare: async (home) => void writeFixture(join(home, STUDY)),
    run: async (stage) => {
      const dossier = await open(stage);
      await change(stage, dossier, noteStep('a', 'one'));
      await close(stage, dossier);
    },
  },
  {
    name: 'changes and a snapshot',
    dossier: STUDY,
    prepare: (home) => worked(home),
    run: async (stage) => {
      const dossier = await open(stage);
      await change(stage, dossier, noteStep('b', LONG));
      await change(stage, dossier, noteStep('a', 'changed'));
      await close(stage, dossier);
    },
  },
  {
    name: 'opening after a crash that tore a line',
    dossier: STUDY,
    prepare: async (home) => {
      await worked(home);
      appendFileSync(join(home, STUDY, 'changes.jsonl'), '[5,"0123');
      writeFileSync(temporaryPath(join(home, STUDY, 'layer.json')), 'half a snaps');
    },
    run: openAndClose,
  },
  {
    name: 'opening after a crash that took a line feed',
    dossier: STUDY,
    prepare: async (home) => {
      await worked(home);
      const log = join(home, STUDY, 'changes.jsonl');
      truncateSync(log, statSync(log).size - 1);
    },
    run: openAndClose,
  },
  {
    name: 'moving changes to history',
    dossier: STUDY,
    prepare: (home) => worked(home),
    run: async (stage) => {
      const dossier = await open(stage, { mostLogBytes: 1 });
      await change(stage, dossier, noteStep('b', 'two'));
      await close(stage, dossier);
    },
  },
  {
    name: 'lifting an older format',
    dossier: STUDY,
    prepare: async (home) => {
      cpSync(OLDER, join(home, STUDY), { recursive: true });
    },
    run: async (stage) => {
      const dossier = await open(stage);
      await change(stage, dossier, noteStep('b', 'two'));
      await close(stage, dossier);
    },
  },
  {
    name: 'a backup',
    dossier: STUDY,
    prepare: (home) => worked(home),
    run: async (stage) => {
      const dossier = await open(stage);
      const run = () => backUpNow(stage.fs, dossier, TODAY, 'asked');
      await stage.part({ name: 'back up', run, dossier });
      await close(stage, dossier);
    },
    alsoMade: backupsMade,
  },
  {
    name: 'saving what is damaged',
    dossier: STUDY,
    prepare: async (home) => {
      await worked(home);
      const layer = join(home, STUDY, 'layer.json');
      writeFileSync(layer, readFileSync(layer, 'utf8').replace('text of b', 'text of x'));
    },
    run: async (stage) => {
      await stage.part({ name: 'save', run: () => saveDamaged(stage.fs, stage.folder) });
      await openAndClose(stage);
    },
    // A crash in the middle leaves a damaged dossier, to be saved again.
    putRight: saveDamaged,
  },
  {
    name: 'making a dossier of a zip',
    dossier: 'documents/A fixture.dossier',
    prepare: async (home) => {
      await worked(home);
      const files = ['dossier.json', 'layer.json', 'changes.jsonl', 'base/events.json'];
      const content = files.map((name) => [`A/${name}`, readFileSync(join(home, STUDY, name))]);
      writeFileSync(join(home, 'copy.zip'), zipSync(Object.fromEntries(content)));
    },
    run: async ({ fs, home, part }) => {
      const run = () => unpackDossier(fs, join(home, 'copy.zip'), join(home, 'documents'));
      await part({ name: 'unpack', run });
    },
  },
  {
    name: 'restoring a backup',
    dossier: STUDY,
    prepare: async (home) => {
      await worked(home);
      const dossier = await openDossier(join(home, STUDY), fixtureDeps());
      await backUpNow(nodeFileSystem, dossier, YESTERDAY, 'asked');
      await dossier.commit(noteStep('a', 'changed since'));
      await dossier.close();
    },
    run: async (stage) => {
      const dossier = await open(stage);
      const run = () => restoreFirst(stage.fs, dossier, TODAY);
      await stage.part({ name: 'restore', run, dossier });
      await close(stage, dossier);
    },
    alsoMade: backupsMade,
  },
  {
    name: 'an import',
    dossier: STUDY,
    prepare: (home) => worked(home),
    run: async (stage) => {
      const dossier = await open(stage);
      const run = () => importRecords(stage.fs, dossier, 'set', 3);
      await stage.part({ name: 'import', run, dossier });
      await close(stage, dossier);
    },
  },
  {
    name: 'adding a document',
    dossier: STUDY,
    prepare: (home) => worked(home),
    run: async (stage) => {
      const dossier = await open(stage);
      const run = () => storeDocument(stage.fs, dossier, LONG);
      await stage.part({ name: 'add', run, dossier });
      await close(stage, dossier);
    },
    alsoMade: async (fs, folder) => {
      const dossier = await openDossier(folder, fixtureDeps({ fs }));
      try {
        return await documentsFound(fs, dossier);
      } finally {
        await dossier.close();
      }
    },
  },
  {
    name: 'making a dossier of a package',
    dossier: 'documents/A fixture.dossier',
    prepare: async (home) => writeFileSync(join(home, 'package.zip'), packageBytes()),
    run: async ({ fs, home, part }) => {
      const paths = [join(home, 'package.zip'), join(home, 'documents')] as const;
      await part({ name: 'unpack', run: () => unpackPackage(fs, ...paths, TODAY) });
    },
  },
  {
    name: 'a new dossier',
    dossier: STUDY,
    prepare: async () => undefined,
    run: async ({ fs, folder, part }) => {
      const { title, collections } = fixtureFile;
      await part({ name: 'make', run: () => createDossier(fs, folder, { title, collections }) });
    },
  },
  {
    name: 'the copy of the shipped dossier',
    dossier: 'documents/A fixture.dossier',
    prepare: async (home) => void writeFixture(join(home, 'shipped')),
    run: async ({ fs, home, part }) => {
      const run = () => copyShipped(fs, join(home, 'shipped'), join(home, 'documents'));
      await part({ name: 'copy', run });
    },
  },
];

/** Appends a change to a log that is longer by `padding` bytes than it would be with 0. */
export function appending(padding: number): Operation {
  return {
    name: `a change after ${padding} bytes`,
    dossier: STUDY,
    prepare: (home) => worked(home, 'x'.repeat(padding)),
    run: async (stage) => {
      const dossier = await open(stage);
      await change(stage, dossier, noteStep('b', 'two'));
      await close(stage, dossier);
    },
  };
}

/** A change of about 15 KB and a snapshot of about 60 KB. */
export const largeSave: Operation = {
  name: 'a large change and a larger snapshot',
  dossier: STUDY,
  prepare: async (home) => {
    const dossier = await openDossier(writeFixture(join(home, STUDY)), fixtureDeps());
    for (const id of ['a', 'b', 'c']) await dossier.commit(noteStep(id, id.repeat(15_000)));
    await dossier.close();
  },
  run: async (stage) => {
    const dossier = await open(stage);
    await change(stage, dossier, noteStep('d', 'd'.repeat(15_000)));
    await close(stage, dossier);
  },
};

/** What follows when a program was killed in the middle of another operation: the next one opens, works and closes. */
export function goingOn({ dossier, prepare, putRight }: Operation): Operation {
  return {
    name: 'going on after a kill',
    dossier,
    prepare,
    ...(putRight && { putRight }),
    run: async (stage) => {
      await putRight?.(stage.fs, stage.folder);
      const opened = await open(stage);
      await change(stage, opened, noteStep('e', 'after the kill'));
      await close(stage, opened);
    },
  };
}

/** As a kill leaves it: three changes in a snapshot, one more in the log. */
async function worked(home: string, more = ''): Promise<void> {
  const folder = join(home, STUDY);
  writeFixture(folder);
  const first = await openDossier(folder, fixtureDeps());
  for (const id of ['a', 'b', 'c']) await first.commit(noteStep(id, `text of ${id}`));
  await first.close();
  const second = await openDossier(folder, fixtureDeps());
  await second.commit(noteStep('d', `in the log only${more}`));
  const killed = join(home, 'killed');
  cpSync(folder, killed, { recursive: true });
  await second.close();
  rmSync(folder, { recursive: true });
  renameSync(killed, folder);
}

function saveDamaged(fs: FileSystem, folder: string): Promise<unknown> {
  return recover({ fs, clock: () => TODAY, shipped: join(folder, 'none') }, folder);
}

/** How many there are depends on how often one was asked for. */
async function backupsMade(fs: FileSystem, folder: string): Promise<string> {
  const found = await listBackups(fs, folder);
  for (const one of found) if (one.ok) await readBackup(fs, folder, one.manifest);
  if (!found.every(({ ok }) => ok)) return 'a damaged backup';
  return found.length > 0 ? 'a backup' : 'no backup';
}
