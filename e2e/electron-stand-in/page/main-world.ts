// Runs in the page's own world before any of the page's scripts: receives what the preload exposes,
// and asks before a window is opened. Built as a script, started with the page's secret token.
import { openBridge } from './bridge.ts';

declare const standInToken: string;

function deepFreeze(value: unknown): void {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
  if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}

function expose(key: unknown, api: unknown): void {
  const name = String(key);
  if (name in window) {
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  }
  deepFreeze(api);
  Object.defineProperty(window, name, { value: api, enumerable: true });
}

if (window === window.top) {
  const bridge = openBridge(`${standInToken}-main`, `${standInToken}-isolated`);
  bridge.provide('expose', expose);
  // Electron asks setWindowOpenHandler while the page waits. Here the answer can't be waited for:
  // the page gets null, and a window which is allowed opens without a link to its opener.
  window.open = (url = '', target = '', features = '') => {
    const address =
      String(url) === '' ? 'about:blank' : new URL(String(url), document.baseURI).href;
    const disposition = features === '' ? 'foreground-tab' : 'new-window';
    bridge.call('open-window', address, String(target), String(features), disposition);
    return null;
  };
  // Electron lets a page close its own window; Chromium only if a script had opened it.
  window.close = () => void bridge.call('close-window');
}
