// The windows there are, in the order they were made, and which one has the focus.
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import type { WebContents } from './web-contents.ts';

const windows = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

interface RegistryEvents {
  created: [window: BrowserWindow];
  'contents-created': [contents: WebContents];
  focused: [window: BrowserWindow];
  blurred: [window: BrowserWindow];
  'all-closed': [];
}

/** What the app module passes on as events of its own. */
export const registryEvents = new EventEmitter<RegistryEvents>();

export function allWindows(): BrowserWindow[] {
  return [...windows];
}

export function addWindow(window: BrowserWindow): void {
  windows.add(window);
  registryEvents.emit('contents-created', window.webContents);
  registryEvents.emit('created', window);
}

export function removeWindow(window: BrowserWindow): void {
  windows.delete(window);
  if (focused === window) focused = null;
}

export function focusedWindow(): BrowserWindow | null {
  return focused;
}

/** The focused window, or the newest one: where a menu item or a dialog belongs. */
export function currentWindow(): BrowserWindow | null {
  return focused ?? allWindows().at(-1) ?? null;
}

export function setFocused(window: BrowserWindow | null): void {
  if (focused === window) return;
  const before = focused;
  focused = window;
  if (before && windows.has(before)) {
    before.emit('blur');
    registryEvents.emit('blurred', before);
  }
  if (window) {
    window.emit('focus');
    registryEvents.emit('focused', window);
  }
}

export function windowOf(contents: unknown): BrowserWindow | null {
  return allWindows().find((window) => window.webContents === contents) ?? null;
}
