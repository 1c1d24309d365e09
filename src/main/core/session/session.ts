/** Which dossier is open. Opening, switching and closing happen one after the other. */
import { resolve } from 'node:path';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { Access, OpenProblem } from '#shared/contract/dossier-api.ts';
import { copyShipped, createDossier } from '../dossier/create.ts';
import { dossierFolder, readDossierFile } from '../dossier/dossier-file.ts';
import { openDossier } from '../dossier/open.ts';
import { unpackDossier } from '../dossier/unpack.ts';
import { openForReading } from '../dossier/open-for-reading.ts';
import type { DossierDeps } from '../dossier/open-for-work.ts';
import { createSerialQueue } from '../dossier/serial-queue.ts';
import type { Core, OpenDossier } from '../context.ts';
import type { Tables } from '../query/tables.ts';
import { changedEvent } from './changed-event.ts';

export type Opened = { dossier: OpenDossier; tables: Tables; backups: BackupSchedule };

export type Session = {
  readonly current: () => Opened | null;
  /** Why nothing is open, when something should be. */
  readonly problem: () => OpenProblem | null;
  /** The folder that could not be opened last; null once something was opened. */
  readonly failed: () => string | null;
  /**
   * Opens `path`, else the dossier that was open last, else the user's copy of the shipped one.
   * Never rejects.
   */
  readonly start: (path: string | null) => Promise<void>;
  /**
   * A folder; or a zip that holds a dossier, which is unpacked into the user's documents first. Rejects as `openDossier` and
   * `unpackDossier` do; then whatever was open before is open still.
   */
  readonly open: (path: string) => Promise<void>;
  /**
   * A folder, for reading: no lock, and not one byte of it changes, whoever has it for work. It does not become a recent one.
   * Rejects as `openForReading` does.
   */
  readonly openForReading: (path: string) => Promise<void>;
  readonly openShipped: () => Promise<void>;
  /**
   * Makes a new dossier with the usual collections, and opens it. Rejects as `createDossier` does.
   */
  readonly create: (path: string, title: string) => Promise<void>;
  /** Opens what is open anew: for work, if that can be done by now. Rejects as `open` does; a reader stays open then. */
  readonly reopen: () => Promise<void>;
  /** Resolves when the snapshot is written and the lock is free. */
  readonly close: () => Promise<void>;
};

/** Kept by `backups/`. */
type BackupSchedule = { readonly stop: () => Promise<void> };

/** Kept by the preferences. */
export type Recents = {
  /** Newest first. */
  readonly list: () => Promise<{ id: string; title: string; folder: string; openedAt: string }[]>;
  readonly add: (dossier: { title: string; folder: string }) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
};

export type SessionOptions = Pick<Core, 'emit' | 'log' | 'clock'> &
  Pick<DossierDeps, 'fs' | 'newId'> &
  Partial<Pick<DossierDeps, 'snapshots' | 'mostLogBytes' | 'retryMs'>> & {
    documents: string;
    shipped: string;
    recents: Recents;
    makeTables: (dossier: OpenDossier) => Tables;
    scheduleBackups: (dossier: OpenDossier) => BackupSchedule;
  };

export function createSession(options: SessionOptions): Session {
  const { fs, emit, log, recents } = options;
  const queue = createSerialQueue();
  let current: Opened | null = null;
  let problem: OpenProblem | null = null;
  let failed: string | null = null;

  /** `anew`: also what is open already. */
  async function open(path: string, anew = false): Promise<void> {
    const isZip = /\.zip$/i.test(path);
    const wanted = isZip ? await unpackDossier(fs, resolve(path), options.documents) : path;
    const folder = await dossierFolder(fs, resolve(wanted));
    if (current?.dossier.folder === folder && !anew) return;
    const next = await openForWork(folder);
    await recents.add({ title: next.dossier.file.title, folder });
    await replaceBy(next);
  }

  async function replaceBy(next: Opened): Promise<void> {
    const last = current;
    current = next;
    problem = null;
    failed = null;
    emit({ type: 'dossier' });
    if (last) await closeQuietly(last);
  }

  async function openForWork(folder: string): Promise<Opened> {
    const isCurrent = (): boolean => current?.dossier.folder === folder;
    const dossier = await openAsFarAsPossible(folder, {
      ...options,
      onSaved: (state) => {
        if (isCurrent()) emit({ type: 'saved', state });
      },
      onNotice: () => {
        if (isCurrent()) emit({ type: 'notice' });
      },
    });
    return withTables(dossier);
  }

  async function withTables(dossier: OpenDossier): Promise<Opened> {
    const isCurrent = (): boolean => current?.dossier.folder === dossier.folder;
    try {
      const tables = options.makeTables(dossier);
      dossier.onCommit((change) => {
        if (isCurrent()) emit(changedEvent(change, dossier.layer));
      });
      return { dossier, tables, backups: options.scheduleBackups(dossier) };
    } catch (error) {
      await dossier.close();
      throw error;
    }
  }

  /** For reading, where something stands in the way of work and nothing in the way of a look. */
  async function openAsFarAsPossible(folder: string, deps: DossierDeps): Promise<OpenDossier> {
    try {
      return await openDossier(folder, deps);
    } catch (error) {
      const why = error instanceof AppError ? READABLE.get(error.code) : undefined;
      if (!why || !(error instanceof AppError)) throw error;
      log('info', `Opened for reading: ${error.code}.`);
      return openForReading(fs, folder, { mode: 'read', why, message: error.message });
    }
  }

  async function openToRead(path: string): Promise<void> {
    const folder = await dossierFolder(fs, resolve(path));
    const message = 'It was opened for reading.';
    try {
      const access = { mode: 'read', why: 'asked', message } as const;
      await replaceBy(await withTables(await openForReading(fs, folder, access)));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'newer_format') throw error;
      const access = { mode: 'read', why: 'newer_format', message: error.message } as const;
      await replaceBy(await withTables(await openForReading(fs, folder, access)));
    }
  }

  async function reopen(): Promise<void> {
    if (current === null) return;
    const { folder, access } = current.dossier;
    // The lock has to be free to be taken anew. A reader has none, and stays until the next one is there.
    if (access.mode === 'write') await close();
    await keepingProblem(folder, () => open(folder, true));
  }

  /** The user has gone on already; what could not be written is in the change log. */
  async function closeQuietly({ dossier, tables, backups }: Opened): Promise<void> {
    tables.close();
    try {
      await backups.stop();
      await dossier.close();
    } catch (error) {
      log('error', `${dossier.folder} was not closed properly. ${String(error)}`);
    }
  }

  /** Keeps the reason for the start page where nothing is open. */
  async function keepingProblem<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      failed = resolve(path);
      if (current === null) {
        problem = asProblem(path, error);
        emit({ type: 'dossier' });
      }
      throw error;
    }
  }

  async function openShipped(): Promise<void> {
    const { shipped, documents } = options;
    const folder = await keepingProblem(documents, () => copyShipped(fs, shipped, documents));
    await keepingProblem(folder, () => open(folder));
  }

  async function openFirst(path: string | null): Promise<void> {
    const last = (await recents.list())[0]?.folder;
    const wanted = path ?? last;
    if (wanted === undefined) await openShipped();
    else await keepingProblem(wanted, () => open(wanted));
  }

  async function create(path: string, title: string): Promise<void> {
    const usual = await readDossierFile(fs, await dossierFolder(fs, options.shipped));
    await createDossier(fs, path, { title, collections: usual.database.data.collections });
    await open(path);
  }

  async function close(): Promise<void> {
    const last = current;
    current = null;
    problem = null;
    if (last === null) return;
    emit({ type: 'dossier' });
    last.tables.close();
    await last.backups.stop();
    await last.dossier.close();
  }

  return {
    current: () => current,
    problem: () => problem,
    failed: () => failed,
    start: (path) =>
      queue.run(async () => {
        try {
          await openFirst(path);
        } catch (error) {
          // The start page shows it (`problem`), and offers other ways in.
          log('warn', `Nothing could be opened at the start. ${String(error)}`);
        }
      }),
    open: (path) => queue.run(() => keepingProblem(path, () => open(path))),
    openForReading: (path) => queue.run(() => keepingProblem(path, () => openToRead(path))),
    openShipped: () => queue.run(openShipped),
    create: (path, title) => queue.run(() => create(path, title)),
    reopen: () => queue.run(reopen),
    close: () => queue.run(close),
  };
}

/** What does not keep anybody from reading. */
const READABLE = new Map<ErrorCode, Extract<Access, { mode: 'read' }>['why']>([
  ['locked', 'locked'],
  ['newer_format', 'newer_format'],
  ['read_only', 'rights'],
]);

function asProblem(folder: string, error: unknown): OpenProblem {
  if (error instanceof AppError) return { code: error.code, message: error.message, folder };
  return {
    code: 'internal',
    message: 'The dossier could not be opened. The details are in the log.',
    folder,
  };
}
