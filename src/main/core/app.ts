/**
 * The composition root: every capability of the core, joined once. It knows no window and no
 * thread.
 */
import { randomBytes } from 'node:crypto';
import { coreApi, type CoreApi } from '#shared/contract/api.ts';
import type { Handlers, Invoke } from '#shared/contract/define.ts';
import { createDispatch, type DispatchOptions } from '#shared/contract/dispatch.ts';
import { AppError } from '#shared/contract/errors.ts';
import { hostApi } from '#shared/contract/host-api.ts';
import type { CoreOptions } from '#shared/contract/wire.ts';
import { nodeFileSystem, type FileSystem } from './dossier/file-system.ts';
import type { DossierDeps } from './dossier/open-for-work.ts';
import { claimsHandlers } from './evidence/handlers.ts';
import { exportsHandlers } from './exports/handlers.ts';
import { documentsHandlers } from './sources/handlers.ts';
import { createPrinting, type Printing } from './printing.ts';
import { hostHandlers } from './host-handlers.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { followedReads, type FollowReads } from './imports/followed-reads.ts';
import { importsHandlers } from './imports/handlers.ts';
import { exchangeHandlers } from './imports/own/handlers.ts';
import { linksHandlers } from './links/handlers.ts';
import { notesHandlers } from './notes/handlers.ts';
import { openPreferences, type PreferencesFile } from './preferences/preferences-file.ts';
import { preferencesHandlers } from './preferences/handlers.ts';
import { recentsIn, type Recents } from './preferences/recents.ts';
import { createTables } from './query/tables.ts';
import { warmUp } from './query/warm-up.ts';
import { backupsHandlers } from './backups/handlers.ts';
import { scheduleBackups, type ScheduleOptions } from './backups/schedule.ts';
import { historyHandlers } from './history/handlers.ts';
import { recoveryHandlers } from './recovery/handlers.ts';
import { createMakeWord, type MakeWord } from './reports/docx/word-file.ts';
import { reportsHandlers } from './reports/handlers.ts';
import { recordsHandlers } from './records/handlers.ts';
import { dossierHandlers } from './session/handlers.ts';
import { createSession, type Opened, type Session } from './session/session.ts';
import { trashHandlers } from './trash/handlers.ts';
import { viewsHandlers } from './views/handlers.ts';
import { createTurns } from './turns.ts';
import type { Core } from './context.ts';

export type CorePorts = Pick<Core, 'emit' | 'log'> & {
  /** Asks whoever has a browser for a PDF; `host.printed` answers. Left out where nobody has: on the command line. */
  requestPrint?: (print: string, html: string) => void;
  /** Of the thread that makes Word documents; left out where nobody waits meanwhile: on the command line. */
  wordScript?: string | URL;
  /** Beside the program, which keeps the preferences and the list of recent dossiers: they are read and never written. */
  isGuest?: boolean;
  /** The rest is for tests. */
  clock?: () => Date;
  newId?: () => string;
  fs?: FileSystem;
  /** Of the thread that documents are read on. */
  documentScript?: string | URL;
  backups?: Pick<ScheduleOptions, 'firstMs' | 'everyMs'>;
} & Partial<Pick<DossierDeps, 'snapshots' | 'mostLogBytes' | 'retryMs'>>;

export type RunningCore = {
  /** Answers `coreApi`. */
  readonly page: Invoke;
  /** Answers `hostApi`. */
  readonly host: Invoke;
  /** Writes the snapshot and frees the lock. Afterwards every call is answered with `cancelled`. */
  readonly close: () => Promise<void>;
};

/** Nothing is read or written before the first call. */
export function createCore(options: CoreOptions, ports: CorePorts): RunningCore {
  const { emit, log, clock = () => new Date(), newId = randomId } = ports;
  const { fs, followReads } = followedReads(ports.fs ?? nodeFileSystem);
  const preferences = openPreferences({
    fs,
    folder: options.userData,
    log,
    clock,
    isGuest: ports.isGuest,
  });
  const turns = createTurns();
  const recents = recentsIn(preferences, clock);
  const onBackup = (): void => emit({ type: 'backups' });
  const session = createSession({
    ...ports,
    fs,
    clock,
    newId,
    recents,
    documents: options.documents,
    shipped: options.shipped,
    makeTables: (dossier) => warmUp(dossier, createTables(dossier), { ...turns, log }),
    scheduleBackups: (dossier) =>
      scheduleBackups({ fs, clock, log, dossier, onBackup, ...ports.backups }),
  });
  const jobs = createJobs();
  const printing = createPrinting(ports.requestPrint, newId);
  const paths = new Map<string, string>();
  const core: Core = {
    emit,
    log,
    clock,
    newId,
    pathOf: (handle) => pathOf(paths, handle),
    runJob: jobs.runJob,
    inTurns: turns.inTurns,
    dossier: () => opened(session).dossier,
    tables: () => opened(session).tables,
  };

  let closed = false;
  async function close(): Promise<void> {
    closed = true;
    jobs.cancelAll();
    try {
      await session.close();
    } finally {
      turns.stop();
    }
  }
  const unlessClosed =
    (invoke: Invoke): Invoke =>
    (name, input) =>
      closed ? Promise.resolve(closedReply) : invoke(name, input);

  const grant = (handle: string, path: string): void => void paths.set(handle, path);
  const { shipped, documents } = options;
  const pageHandlers = handlersOf(core, {
    documentScript: ports.documentScript,
    word: createMakeWord(ports.wordScript),
    fs,
    followReads,
    session,
    recents,
    preferences,
    jobs,
    printing,
    shipped,
    documents,
  });
  const dispatching = dispatchOptions(options, log);
  return {
    page: unlessClosed(createDispatch(coreApi, pageHandlers, dispatching)),
    host: unlessClosed(
      createDispatch(
        hostApi,
        hostHandlers({ session, preferences, grant, printing, close }),
        dispatching,
      ),
    ),
    close,
  };
}

type Parts = {
  documentScript: string | URL | undefined;
  word: MakeWord;
  fs: FileSystem;
  followReads: FollowReads;
  session: Session;
  recents: Recents;
  preferences: PreferencesFile;
  jobs: Jobs;
  printing: Printing;
  shipped: string;
  documents: string;
};

function handlersOf(core: Core, parts: Parts): Handlers<CoreApi> {
  const { documentScript, word, fs, followReads, session, recents, preferences, jobs, printing } =
    parts;
  const { shipped, documents } = parts;
  const { clock } = core;
  const { failed, open } = session;
  return {
    ...dossierHandlers(core, { fs, session, recents }),
    ...recordsHandlers(core),
    ...claimsHandlers(core),
    ...linksHandlers(core),
    ...notesHandlers(core),
    ...trashHandlers(core),
    ...viewsHandlers(core),
    ...historyHandlers(core, fs),
    ...backupsHandlers(core, fs),
    ...recoveryHandlers(core, { fs, clock, shipped, failed, open }),
    ...documentsHandlers(core, fs, documentScript),
    ...importsHandlers(core, { fs, followReads }),
    ...exchangeHandlers(core, { fs, documents, open, isOpen: () => session.current() !== null }),
    ...exportsHandlers(core, fs),
    ...reportsHandlers(core, { fs, word, print: printing.print }),
    ...preferencesHandlers(core, preferences),
    'jobs.cancel': ({ job }) => {
      jobs.cancel(job);
      return {};
    },
  };
}

function dispatchOptions({ checkOutput }: CoreOptions, log: Core['log']): DispatchOptions {
  return {
    checkOutput,
    reportDefect: (error, procedure) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log('error', `${procedure}: ${stack}`);
    },
  };
}

function opened(session: Session): Opened {
  const current = session.current();
  if (current === null)
    throw new AppError('not_found', 'No dossier is open. Open one, or make a new one.');
  return current;
}

function pathOf(paths: ReadonlyMap<string, string>, handle: string): string {
  const path = paths.get(handle);
  if (path === undefined)
    throw new AppError('not_found', 'This file was not chosen in a dialog. Choose it again.');
  return path;
}

/** 80 bits: no two are ever the same, in any dossier. Works as a record's id too. */
const randomId = (): string => randomBytes(10).toString('hex');

const closedReply = {
  ok: false as const,
  error: { code: 'cancelled' as const, message: 'The program is closing.' },
};
