// What Electron's menu roles are called and do.
import type { MenuItemConstructorOptions } from 'electron';
import { app } from './app.ts';
import { appLocation } from './app-location.ts';
import type { BrowserWindow } from './browser-window.ts';
import { recordCall } from './calls.ts';

type RoleName = NonNullable<MenuItemConstructorOptions['role']>;

export interface Role {
  readonly label: string;
  readonly submenu?: MenuItemConstructorOptions[];
  run?(window: BrowserWindow | null): void;
}

function zoom(window: BrowserWindow | null, step: number): void {
  const contents = window?.webContents;
  contents?.setZoomLevel(contents.getZoomLevel() + step);
}

function submenuOf(...roles: RoleName[]): MenuItemConstructorOptions[] {
  return roles.map((role) => ({ role }));
}

const roles: Partial<Record<RoleName, Role>> = {
  about: { label: 'About', run: () => recordCall('role.about') },
  quit: { label: 'Quit', run: () => app.quit() },
  close: { label: 'Close Window', run: (window) => window?.close() },
  minimize: { label: 'Minimize', run: (window) => window?.minimize() },
  reload: { label: 'Reload', run: (window) => window?.reload() },
  forceReload: { label: 'Force Reload', run: (window) => window?.reload() },
  toggleDevTools: {
    label: 'Toggle Developer Tools',
    run: (window) => window?.webContents.toggleDevTools(),
  },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  resetZoom: { label: 'Actual Size', run: (window) => window?.webContents.setZoomLevel(0) },
  zoomIn: { label: 'Zoom In', run: (window) => zoom(window, 0.5) },
  zoomOut: { label: 'Zoom Out', run: (window) => zoom(window, -0.5) },
  undo: { label: 'Undo', run: (window) => window?.webContents.undo() },
  redo: { label: 'Redo', run: (window) => window?.webContents.redo() },
  cut: { label: 'Cut', run: (window) => window?.webContents.cut() },
  copy: { label: 'Copy', run: (window) => window?.webContents.copy() },
  paste: { label: 'Paste', run: (window) => window?.webContents.paste() },
  pasteAndMatchStyle: {
    label: 'Paste and Match Style',
    run: (window) => window?.webContents.pasteAndMatchStyle(),
  },
  delete: { label: 'Delete', run: (window) => window?.webContents.delete() },
  selectAll: { label: 'Select All', run: (window) => window?.webContents.selectAll() },
  services: { label: 'Services', submenu: [] },
  hide: { label: 'Hide', run: (window) => window?.hide() },
  hideOthers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom', run: (window) => window?.maximize() },
  window: { label: 'Window' },
  help: { label: 'Help' },
  fileMenu: { label: 'File', submenu: submenuOf('quit') },
  editMenu: {
    label: 'Edit',
    submenu: submenuOf('undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll'),
  },
  viewMenu: {
    label: 'View',
    submenu: submenuOf('reload', 'toggleDevTools', 'resetZoom', 'zoomIn', 'zoomOut'),
  },
  windowMenu: { label: 'Window', submenu: submenuOf('minimize', 'close') },
};

export function roleOf(name: RoleName | undefined): Role | undefined {
  if (name === undefined) return undefined;
  if (name === 'appMenu') {
    return { label: appLocation().name, submenu: submenuOf('about', 'hide', 'quit') };
  }
  // Electron reads roles without regard to case.
  const key = Object.keys(roles).find((role) => role.toLowerCase() === name.toLowerCase());
  const role = key === undefined ? undefined : roles[key as RoleName];
  if (!role) throw new Error(`electron stand-in: the menu role ${name} is not modelled`);
  return role;
}
