// Runs in the preload's isolated world: ipcRenderer and contextBridge, and the rules of a sandboxed
// preload. Built as a script; the preload itself follows it and is started through `runPreload`.
import { decode, encode } from '../codec.ts';
import { strict } from '../strict.ts';
import { openBridge } from './bridge.ts';
import { createIpcRenderer } from './ipc-renderer.ts';
import { watchPage } from './page-watch.ts';
import { createWebUtils, type AnnouncedFile } from './web-utils.ts';

interface PreloadSettings {
  readonly process: Record<string, unknown>;
}

type Preload = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  process: unknown,
  global: unknown,
) => void;

declare const standInToken: string;
declare const standInSettings: PreloadSettings;
/** The binding to the main process; it exists in this world only. */
declare const electronStandInSend: (message: string) => void;

declare global {
  var electronStandInReceive: ((message: string) => void) | undefined;
  var electronStandInDropping: ((files: readonly AnnouncedFile[]) => void) | undefined;
  var electronStandInRun: ((preload: Preload) => void) | undefined;
}

function post(...message: unknown[]): void {
  electronStandInSend(encode(message));
}

function start(): void {
  const bridge = openBridge(`${standInToken}-isolated`, `${standInToken}-main`);
  const { ipcRenderer, receive } = createIpcRenderer(post);
  const { webUtils, announce } = createWebUtils();
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => void bridge.call('expose', key, api),
  });
  const modules: Record<string, unknown> = {
    electron: strict('electron (in a preload)', { contextBridge, ipcRenderer, webUtils }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };

  function requireModule(id: string): unknown {
    const name = id.replace(/^node:/, '').replace(/^electron\/(renderer|common)$/, 'electron');
    const found = modules[name];
    if (found !== undefined) return found;
    throw new Error(`module not found: ${id}`);
  }

  bridge.provide('open-window', (...details) => post('open-window', ...details));
  bridge.provide('close-window', () => post('close-window'));
  watchPage(post);
  globalThis.electronStandInReceive = (message) => receive(decode(message) as unknown[]);
  globalThis.electronStandInDropping = announce;
  globalThis.electronStandInRun = (preload) => {
    const module = { exports: {} };
    const process = { ...standInSettings.process, on: () => process, once: () => process };
    try {
      preload.call(undefined, module.exports, requireModule, module, process, globalThis);
    } catch (error) {
      console.error('Unable to load preload script', error);
      post('preload-error', error instanceof Error ? error : new Error(String(error)));
    }
  };
}

if (window === window.top) start();
