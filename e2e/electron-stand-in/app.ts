// app: the life of the app, its paths, its command line and its single instance.
import { setMaxListeners } from 'node:events';
import { appLocation } from './app-location.ts';
import { appPaths } from './app-paths.ts';
import { recordCall } from './calls.ts';
import { appEvents } from './known-events.ts';
import { isEnding, isReady, markEnding, onlyBeforeReady, readyPromise } from './lifecycle.ts';
import { hasLock, noticeDelivered, releaseLock, requestLock } from './single-instance.ts';
import { strict } from './strict.ts';
import { preventable, StrictEmitter } from './strict-emitter.ts';
import { allWindows, registryEvents } from './window-registry.ts';

const switches = new Map<string, string>();
let name: string | undefined;

export function setSwitches(given: ReadonlyMap<string, string>): void {
  for (const [key, value] of given) switches.set(key, value);
}

function quit(): void {
  if (isEnding()) return;
  const before = preventable({});
  app.emit('before-quit', before);
  if (before.defaultPrevented) return;
  markEnding(true);
  for (const window of allWindows()) {
    window.close();
    if (window.isDestroyed()) continue;
    // Its close was prevented: the app stays.
    markEnding(false);
    return;
  }
  const will = preventable({});
  app.emit('will-quit', will);
  if (will.defaultPrevented) markEnding(false);
  else end(0);
}

function exit(code = 0): void {
  markEnding(true);
  for (const window of allWindows()) window.destroy();
  end(code);
}

function end(code: number): void {
  app.emit('quit', {}, code);
  // The browser ends with this process; see browser-process.ts.
  void noticeDelivered().then(() => process.exit(code));
}

const members = {
  isPackaged: false,
  whenReady: () => readyPromise,
  isReady,
  quit,
  exit,
  get name(): string {
    return name ?? appLocation().name;
  },
  set name(value: string) {
    name = value;
  },
  getName: (): string => app.name,
  setName: (value: string) => void (app.name = value),
  getVersion: () => appLocation().version,
  getAppPath: () => appLocation().directory,
  getPath: (key: string) => appPaths.get(key, app.name),
  setPath: (key: string, value: string) => appPaths.set(key, value),
  setAppLogsPath: (value?: string) => void (value !== undefined && appPaths.set('logs', value)),
  getLocale: () => 'en-US',
  getSystemLocale: () => 'en-US',
  getPreferredSystemLanguages: () => ['en-US'],
  enableSandbox: () => onlyBeforeReady('app.enableSandbox()'),
  disableHardwareAcceleration: () => onlyBeforeReady('app.disableHardwareAcceleration()'),
  setAboutPanelOptions: (options: object) => recordCall('app.setAboutPanelOptions', options),
  showAboutPanel: () => recordCall('app.showAboutPanel'),
  setAppUserModelId: () => {},
  focus: () => allWindows().at(-1)?.focus(),
  addRecentDocument: (file: string) => recordCall('app.addRecentDocument', file),
  clearRecentDocuments: () => recordCall('app.clearRecentDocuments'),
  hasSingleInstanceLock: hasLock,
  requestSingleInstanceLock: (additionalData?: Record<string, unknown>): boolean =>
    requestLock(app.getPath('userData'), additionalData, (second) => {
      const { argv, workingDirectory } = second;
      app.emit('second-instance', {}, argv, workingDirectory, second.additionalData);
    }),
  releaseSingleInstanceLock: releaseLock,
  commandLine: strict('app.commandLine', {
    appendSwitch: (key: string, value = '') => void switches.set(key, value),
    appendArgument: () => {},
    hasSwitch: (key: string) => switches.has(key),
    getSwitchValue: (key: string) => switches.get(key) ?? '',
    removeSwitch: (key: string) => void switches.delete(key),
  }),
};

// Not Object.assign(): that would read `name` once instead of taking over its getter.
const emitter = new StrictEmitter('app', appEvents);
Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(members));
export const app = strict('app', emitter as StrictEmitter & typeof members);
setMaxListeners(0, emitter);

registryEvents.on('contents-created', (contents) => {
  app.emit('web-contents-created', {}, contents);
  contents.on('render-process-gone', (event, details) =>
    app.emit('render-process-gone', event, contents, details),
  );
});
registryEvents.on('created', (window) => app.emit('browser-window-created', {}, window));
registryEvents.on('focused', (window) => app.emit('browser-window-focus', {}, window));
registryEvents.on('blurred', (window) => app.emit('browser-window-blur', {}, window));
registryEvents.on('all-closed', () => {
  if (isEnding()) return;
  // Without a listener Electron quits by itself.
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else quit();
});
