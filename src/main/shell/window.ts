/** The one window: closed off from everything, where it was last time, shown once it has something to show. */
import { BrowserWindow, dialog, screen } from 'electron';
import type { WindowState } from '#shared/contract/host-api.ts';
import type { Log } from './log.ts';
import { backgroundColour } from './theme.ts';
import { webPreferences } from './web-preferences.ts';
import { fitToDisplays } from './window-state.ts';

const SAVE_DELAY_MS = 500;

export type WindowOptions = {
  url: string;
  preload: string;
  saved: WindowState | null;
  saveState: (state: WindowState) => void;
  /** The user wants to close it. The page is asked first: it may still hold typed text. */
  onCloseRequest: () => void;
  onClosed: () => void;
  isPackaged: boolean;
  log: Log;
};

export function createWindow(options: WindowOptions): BrowserWindow {
  const { maximized, ...bounds } = fitToDisplays(options.saved, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Dossier',
    backgroundColor: backgroundColour(),
    webPreferences: webPreferences(options.preload, options.isPackaged),
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  rememberState(window, options.saveState);
  window.on('close', (event) => {
    event.preventDefault();
    options.onCloseRequest();
  });
  window.on('closed', options.onClosed);
  offerReload(window, options.log);
  window.loadURL(options.url).catch((error: unknown) => {
    options.log('error', `The page did not load: ${String(error)}`);
  });
  return window;
}

/** To the front, whatever it was. */
export function showWindow(window: BrowserWindow | null): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

export function stateOf(window: BrowserWindow): WindowState {
  const { x, y, width, height } = window.getNormalBounds();
  return { x, y, width, height, maximized: window.isMaximized() };
}

function rememberState(window: BrowserWindow, save: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) save(stateOf(window));
    }, SAVE_DELAY_MS);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
}

/** The page's process is gone: out of memory, or a defect of Chromium. The core and the data are not touched by that. */
function offerReload(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    log('error', `The window's process has gone: ${details.reason} (${details.exitCode}).`);
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window stopped working.',
        detail: 'Everything that was shown as saved is on the disk. Reload the window to go on.',
        buttons: ['Reload', 'Close Dossier'],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        if (window.isDestroyed()) return;
        if (response === 0) window.webContents.reload();
        else window.destroy();
      });
  });
}
