/** The running program: one core, one window, and what connects them. */
import { randomUUID } from 'node:crypto';
import { app, dialog, type BrowserWindow } from 'electron';
import type { ShellApi } from '#shared/contract/api.ts';
import type { Handlers } from '#shared/contract/define.ts';
import { createDispatch } from '#shared/contract/dispatch.ts';
import { AppError, type Reply } from '#shared/contract/errors.ts';
import type { WindowState } from '#shared/contract/host-api.ts';
import { shellApi } from '#shared/contract/shell-api.ts';
import { about } from './about.ts';
import type { PageSource } from './app-origin.ts';
import { copyText } from './clipboard.ts';
import { startCoreProcess, type CoreProcess } from './core-process.ts';
import { createDialogs } from './dialogs.ts';
import { sendEvent, setUpIpcRelay } from './ipc-relay.ts';
import type { Log } from './log.ts';
import { setUpMenu } from './menu.ts';
import type { Places } from './places.ts';
import { createPrinter } from './printer.ts';
import { setUpProtocol } from './protocol.ts';
import { createRelay, refusal } from './relay.ts';
import { setUpSecurity } from './security.ts';
import { createShutdown } from './shutdown.ts';
import { setTheme } from './theme.ts';
import { createWindow, showWindow, stateOf } from './window.ts';

/** How long a page may take to hand over what is typed but not yet sent. */
const PATIENCE_MS = 4_000;

export type ProgramOptions = {
  places: Places;
  source: PageSource;
  log: Log;
  /** From the command line. */
  dossier: string | null;
  importFile: string | null;
};

export type Program = {
  /** To the front, and, when a folder is named, to that dossier. */
  open: (folder: string | null) => void;
  /** Hands the file to the page, as soon as there is one and the dossier is open. */
  importFile: (file: string) => void;
};

export function startProgram(options: ProgramOptions): Program {
  const { places, source, log, dossier } = options;
  let window: BrowserWindow | null = null;
  let pageHasStarted = false;
  /** From the command line, for a page that has not started yet. */
  let waitingFile = options.importFile;
  const currentWindow = () => window;
  const runCommand = (command: string) => sendEvent(window, { type: 'command', command });

  // Right away, so that it loads while Chromium starts.
  const core = startCoreProcess({
    script: places.coreWorker,
    core: {
      userData: app.getPath('userData'),
      documents: app.getPath('documents'),
      shipped: places.shipped,
      checkOutput: !app.isPackaged,
    },
    log,
    onEvent: (event) => sendEvent(window, event),
    onPrint: (print, html) => void answerPrint(print, html),
    onCrash: (reason) => void answerCrash(reason),
  });
  // Asked before the dossier is opened, which may take a while: the window need not wait for that.
  const look = readLook(core, log);
  let opened = start(dossier);

  function start(folder: string | null): Promise<void> {
    return core.host.host.start({ dossier: folder }).then(
      () => {},
      (error: unknown) => {
        log('error', `The core did not start: ${describe(error)}`);
        showProblem('Dossier could not open its own files.', describe(error));
      },
    );
  }

  const printer = createPrinter(app.isPackaged);

  async function answerPrint(print: string, html: string): Promise<void> {
    const answer = await printer.print(html).then(
      (pdf) => ({ print, pdf, problem: '' }),
      (error: unknown) => ({ print, pdf: null, problem: describe(error).slice(0, 4_000) }),
    );
    if (answer.pdf === null) log('error', `A PDF was not printed: ${answer.problem}`);
    core.host.host.printed(answer).catch((error: unknown) => {
      log('warn', `Nobody took a PDF: ${describe(error)}`);
    });
  }

  async function answerCrash(reason: string): Promise<void> {
    log('error', `The core crashed: ${reason}`);
    if (!window) {
      dialog.showErrorBox(
        'Dossier could not start',
        `The part that keeps the data stopped.\n\n${reason}`,
      );
      app.exit(1);
      return;
    }
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The part of Dossier that keeps the data has stopped.',
      detail:
        'Everything that was shown as saved is on the disk. Start it again to go on; the details are in the log.',
      buttons: ['Start again', 'Quit'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response !== 0) {
      shutdown.begin();
      return;
    }
    core.restart();
    // The one that was open last, which need not be the one of the command line.
    opened = start(null);
    window?.webContents.reload();
  }

  function showProblem(message: string, detail: string): void {
    const show = window
      ? dialog.showMessageBox(window, { type: 'warning', message, detail, buttons: ['OK'] })
      : dialog.showMessageBox({ type: 'warning', message, detail, buttons: ['OK'] });
    show.catch((error: unknown) =>
      log('error', `A message could not be shown: ${describe(error)}`),
    );
  }

  let stateSaved: Promise<unknown> = Promise.resolve();
  function saveState(state: WindowState): void {
    stateSaved = core.host.host.saveWindowState(state).catch((error: unknown) => {
      log('warn', `The window's place was not saved: ${describe(error)}`);
    });
  }

  /** A page that never asked for anything has not started yet: nobody can have typed into it. */
  const pageAnswers = (): boolean =>
    pageHasStarted && window !== null && !window.isDestroyed() && !window.webContents.isCrashed();

  const shutdown = createShutdown({
    askPage() {
      if (!pageAnswers()) return false;
      runCommand('window.close');
      return true;
    },
    destroyWindow() {
      if (!window || window.isDestroyed()) return;
      saveState(stateOf(window));
      window.destroy();
    },
    async closeCore() {
      await stateSaved;
      await core.host.host.close({});
      await core.stop();
    },
    exit: () => app.quit(),
    patienceMs: PATIENCE_MS,
    onProblem: (message) => log('error', message),
  });
  app.on('window-all-closed', () => shutdown.begin());
  app.on('before-quit', (event) => {
    if (shutdown.hasEnded()) return;
    event.preventDefault();
    shutdown.begin();
  });

  const dialogs = createDialogs({ window: currentWindow, host: core.host.host });
  const handlers: Handlers<ShellApi> = {
    'shell.pickDossier': () => dialogs.pickDossier(),
    'shell.pickCopy': () => dialogs.pickCopy(),
    'shell.pickFile': (input) => dialogs.pickFile(input),
    'shell.pickNewDossier': (input) => dialogs.pickNewDossier(input),
    'shell.pickSaveFile': (input) => dialogs.pickSaveFile(input),
    'shell.reveal': (input) => dialogs.reveal(input).then(() => ({})),
    'shell.copyText': ({ text }) => copyText(text).then(() => ({})),
    'shell.setTheme': ({ theme }) => {
      setTheme(theme, window);
      return {};
    },
    'shell.about': () => about(places.licences),
    'shell.closeWindow': () => {
      // After the answer is out.
      setImmediate(shutdown.pageIsDone);
      return {};
    },
    'shell.keepWindow': () => {
      shutdown.pageStays();
      return {};
    },
  };
  const relay = createRelay({
    shell: createDispatch(shellApi, handlers, {
      reportDefect: (error, procedure) => log('error', `${procedure}: ${describe(error)}`),
      checkOutput: !app.isPackaged,
    }),
    // A page that asks before the first dossier is open would be told that there is none.
    core(name, input) {
      pageHasStarted = true;
      if (waitingFile !== null) importFile(waitingFile);
      return opened.then(() => core.callForPage(name, input));
    },
  });

  function importFile(file: string): void {
    waitingFile = pageHasStarted ? null : file;
    if (!pageHasStarted) return;
    opened
      .then(() => dialogs.grant(file))
      .then((picked) => sendEvent(window, { type: 'import', ...picked }))
      .catch((error: unknown) => showProblem('This file was not imported.', describe(error)));
  }

  async function grantFile(path: unknown): Promise<Reply> {
    try {
      return { ok: true, value: await dialogs.grantDropped(path) };
    } catch (error) {
      if (error instanceof AppError) return refusal(error.code, error.message);
      log('error', `A dropped file was not let in: ${describe(error)}`);
      return refusal('internal', 'The file could not be looked at.');
    }
  }

  /** By the page where there is one: it may hold typed text, or have to ask about what the disk refuses. */
  async function openFolder(folder: string): Promise<void> {
    if (!pageAnswers()) {
      await core.host.host.open({ path: folder });
      return;
    }
    const handle = randomUUID();
    await core.host.host.grant({ handle, path: folder });
    sendEvent(window, { type: 'open', handle, folder });
  }

  async function showFirstWindow(): Promise<void> {
    await setUpSecurity(source, log);
    await setUpProtocol(source.devServer ? null : places.page, printer.page);
    setUpIpcRelay({ relay, grantFile, window: currentWindow, source, log });
    setUpMenu(runCommand);
    const { theme, state } = await look;
    setTheme(theme, null);
    window = createWindow({
      url: source.url,
      preload: places.preload,
      saved: state,
      saveState,
      onCloseRequest: () => shutdown.begin(),
      onClosed: () => {
        window = null;
      },
      isPackaged: app.isPackaged,
      log,
    });
  }

  app
    .whenReady()
    .then(showFirstWindow)
    .catch((error: unknown) => {
      log('error', `The start failed: ${describe(error)}`);
      dialog.showErrorBox('Dossier could not start', describe(error));
      app.exit(1);
    });

  return {
    open(folder) {
      showWindow(window);
      if (folder === null) return;
      opened
        .then(() => openFolder(folder))
        .catch((error: unknown) => showProblem('This dossier was not opened.', describe(error)));
    },
    importFile(file) {
      showWindow(window);
      importFile(file);
    },
  };
}

async function readLook(core: CoreProcess, log: Log) {
  try {
    const [state, { theme }] = await Promise.all([
      core.host.host.windowState({}),
      core.host.host.theme({}),
    ]);
    return { state, theme };
  } catch (error) {
    log('warn', `The window's place is not known: ${describe(error)}`);
    return { state: null, theme: 'system' as const };
  }
}

/** For the user where the words are ours, for the log where they are not. */
function describe(error: unknown): string {
  if (error instanceof AppError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
