// shell, powerMonitor and safeStorage: the desktop around the app. Nothing is really opened; what
// the app asked for is recorded for the test.
import { recordCall } from './calls.ts';
import { missing, strict } from './strict.ts';
import { StrictEmitter } from './strict-emitter.ts';

export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    recordCall('shell.openExternal', url);
  },
  /** An empty text says that it went well. */
  async openPath(file: string): Promise<string> {
    recordCall('shell.openPath', file);
    return '';
  },
  showItemInFolder: (file: string) => recordCall('shell.showItemInFolder', file),
  async trashItem(file: string): Promise<void> {
    recordCall('shell.trashItem', file);
  },
  beep: () => recordCall('shell.beep'),
});

const powerEvents = new Set([
  'suspend',
  'resume',
  'shutdown',
  'lock-screen',
  'unlock-screen',
  'on-ac',
  'on-battery',
]);

/** Never sends anything by itself; a test emits what it wants to see handled. */
export const powerMonitor = strict('powerMonitor', new StrictEmitter('powerMonitor', powerEvents));

export const safeStorage = missing('safeStorage');
