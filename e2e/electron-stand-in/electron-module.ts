// The `electron` module that the app imports: what is modelled, and a refusal for all the rest.
import { statSync } from 'node:fs';
import path from 'node:path';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { calls } from './calls.ts';
import { clipboard, ClipboardItem } from './clipboard.ts';
import { powerMonitor, safeStorage, shell } from './desktop.ts';
import { dialog } from './dialogs.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { MessageChannelMain, MessagePortMain } from './message-ports.ts';
import { nativeTheme } from './native-theme.ts';
import { protocol } from './protocols.ts';
import { screen } from './screen.ts';
import { defaultSession, sessionFromPartition } from './session.ts';
import { missing, strict } from './strict.ts';
import type { WebContents } from './web-contents.ts';
import { allWindows, focusedWindow } from './window-registry.ts';
import { targetIdOf } from './page-targets.ts';

function allContents(): WebContents[] {
  return allWindows().map((window) => window.webContents);
}

/** Paths of real files that the test is about to drop on a page, as the system would know them. */
async function announceDrop(paths: readonly string[]): Promise<void> {
  const files = paths.map((file) => ({
    name: path.basename(file),
    size: statSync(file).size,
    path: path.resolve(file),
  }));
  const call = `globalThis.electronStandInDropping?.(${JSON.stringify(files)})`;
  await Promise.all(allContents().map(({ link }) => link.evaluateIsolated(call)));
}

const modelled = {
  app,
  BrowserWindow: strict('BrowserWindow', BrowserWindow),
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu: strict('Menu', Menu),
  MenuItem: strict('MenuItem', MenuItem),
  MessageChannelMain,
  MessagePortMain,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session: strict('session', { defaultSession, fromPartition: sessionFromPartition }),
  shell,
  webContents: strict('webContents', {
    getAllWebContents: allContents,
    getFocusedWebContents: () => focusedWindow()?.webContents ?? null,
    fromId: (id: number) => allContents().find((contents) => contents.id === id),
    // How Playwright finds the window of a page.
    fromDevToolsTargetId: (targetId: string) =>
      allContents().find((contents) => targetIdOf(contents) === targetId),
  }),
  /** Not Electron's: what the app asked of the desktop. */
  __calls: calls,
  /** Not Electron's either. */
  __announceDrop: announceDrop,
};

const refused = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'nativeImage',
  'net',
  'netLog',
  'Notification',
  'powerSaveBlocker',
  'pushNotifications',
  'ServiceWorkerMain',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'utilityProcess',
  'View',
  'webFrameMain',
  'WebContentsView',
] as const;

export const electronModule: Readonly<Record<string, unknown>> = {
  ...modelled,
  ...Object.fromEntries(refused.map((name) => [name, missing(name)])),
};
