/** The IPC channels: calls in, files that were dropped in, events out. */
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import type { Reply } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import { isOwnPage, type PageSource } from './app-origin.ts';
import type { Log } from './log.ts';
import { refusal } from './relay.ts';

/** Said here and in the preload, which may not import it. A test compares the two. */
export const INVOKE_CHANNEL = 'invoke';
export const GRANT_CHANNEL = 'grant';
export const EVENT_CHANNEL = 'event';

export type IpcRelayOptions = {
  relay: (name: unknown, input: unknown) => Promise<Reply>;
  /** The preload has the path from Electron; still it is checked like anything from outside. */
  grantFile: (path: unknown) => Promise<Reply>;
  window: () => BrowserWindow | null;
  source: PageSource;
  log: Log;
};

export function setUpIpcRelay(options: IpcRelayOptions): void {
  const { relay, grantFile } = options;
  ipcMain.handle(
    INVOKE_CHANNEL,
    (event, name: unknown, input: unknown): Promise<Reply> | Reply =>
      refuseSender(event, options) ?? relay(name, input),
  );
  ipcMain.handle(
    GRANT_CHANNEL,
    (event, path: unknown): Promise<Reply> | Reply =>
      refuseSender(event, options) ?? grantFile(path),
  );
}

/** null for our own page. */
function refuseSender(
  { sender, senderFrame }: IpcMainInvokeEvent,
  { window, source, log }: IpcRelayOptions,
): Reply | null {
  const own = window();
  // What a page still asks for while its window closes is nothing to warn of.
  if (!own || own.isDestroyed()) return refusal('cancelled', 'The window is closed.');
  if (sender === own.webContents && isOwnMainFrame(senderFrame, source)) return null;
  log('warn', 'A call that does not come from our own page was refused.');
  return refusal('invalid_input', 'This page may not call the program.');
}

export function sendEvent(window: BrowserWindow | null, event: AppEvent): void {
  if (window && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
}

/** The frame is null when it has navigated away or was closed since. */
function isOwnMainFrame(frame: WebFrameMain | null, source: PageSource): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url, source);
}
