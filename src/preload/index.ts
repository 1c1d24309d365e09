/**
 * The bridge between the sandboxed page and the program: three functions. Only types may be imported here, so that it
 * stays one small CommonJS file.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
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
  async grantFile(file) {
    // '' where the file was made by a script; the shell refuses that, and all else that is no file on a disk.
    return (await ipcRenderer.invoke('grant', pathOf(file))) as Reply;
  },
};

/** The page never sees it. What is no `File` makes Electron throw. */
function pathOf(file: object): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    // Told by the shell, in words.
    return '';
  }
}

contextBridge.exposeInMainWorld('dossier', bridge);
