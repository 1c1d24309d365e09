/**
 * The bridge between the sandboxed page and the program: two functions. Only types may be imported here, so that it
 * stays one small CommonJS file.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/contract/api.ts';
import type { Reply } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';

const bridge: Bridge = {
  invoke: (name, input) => ipcRenderer.invoke('invoke', name, input) as Promise<Reply>,
  onEvent(listener) {
    // Electron's own event object would hand the page a way to the sender, so it stays here.
    const receive = (_event: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on('event', receive);
    return () => {
      ipcRenderer.removeListener('event', receive);
    };
  },
};

contextBridge.exposeInMainWorld('dossier', bridge);
