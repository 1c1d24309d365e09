// ipcMain, and the same for one webContents: who listens, and who answers to invoke.
import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;

export interface IpcMain extends EventEmitter {
  handle(channel: string, handler: InvokeHandler): void;
  handleOnce(channel: string, handler: InvokeHandler): void;
  removeHandler(channel: string): void;
}

const handlers = new WeakMap<IpcMain, Map<string, InvokeHandler>>();

export function createIpcMain(name: string): IpcMain {
  const own = new Map<string, InvokeHandler>();

  function handle(channel: string, handler: InvokeHandler): void {
    if (own.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    own.set(channel, handler);
  }

  const ipc: IpcMain = strict(
    name,
    Object.assign(new EventEmitter(), {
      handle,
      handleOnce: (channel: string, handler: InvokeHandler) =>
        handle(channel, (event, ...args) => {
          own.delete(channel);
          return handler(event, ...args);
        }),
      removeHandler: (channel: string) => void own.delete(channel),
    }),
  );
  handlers.set(ipc, own);
  return ipc;
}

export const ipcMain = createIpcMain('ipcMain');

/** Answers an invoke, or fails with the words that Electron uses. */
export async function answerInvoke(
  channel: string,
  args: readonly unknown[],
  event: unknown,
  contentsIpc: IpcMain,
): Promise<{ ok: boolean; value: unknown }> {
  try {
    const handler = handlers.get(contentsIpc)?.get(channel) ?? handlers.get(ipcMain)?.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { ok: true, value: await handler(event, ...args) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    const message = `Error invoking remote method '${channel}': ${String(error)}`;
    return { ok: false, value: new Error(message) };
  }
}
