// Passes messages between one page's preload and the main process's listeners and handlers.
import { answerInvoke, ipcMain, type IpcMain } from './ipc-main.ts';
import { createPagePorts, type MessagePortMain } from './message-ports.ts';
import type { PageLink } from './page-link.ts';
import type { WebFrame } from './web-frame.ts';

interface RelayedContents {
  readonly ipc: IpcMain;
  readonly mainFrame: WebFrame;
  send(channel: string, ...args: unknown[]): void;
  isDestroyed(): boolean;
}

export interface IpcRelay {
  send(channel: string, args: unknown[], ports: readonly MessagePortMain[]): void;
  receive(kind: string, message: unknown[]): void;
  /** The page's document has ended, and its ports with it. */
  documentGone(): void;
}

export function createIpcRelay(contents: RelayedContents, link: PageLink): IpcRelay {
  const ports = createPagePorts((...message) => link.deliver(...message));

  function createEvent(portIds: readonly string[]): object {
    return {
      type: 'frame',
      sender: contents,
      // As in Electron it is null once the document that sent the message has gone.
      get senderFrame() {
        return contents.isDestroyed() || !link.hasDocument() ? null : contents.mainFrame;
      },
      processId: contents.mainFrame.processId,
      frameId: contents.mainFrame.routingId,
      ports: portIds.map((id) => ports.fromPage(id)),
      reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
    };
  }

  function emit(channel: string, args: unknown[], portIds: string[]): void {
    const event = createEvent(portIds);
    contents.ipc.emit(channel, event, ...args);
    ipcMain.emit(channel, event, ...args);
  }

  async function invoke(id: number, channel: string, args: unknown[]): Promise<void> {
    const { ok, value } = await answerInvoke(channel, args, createEvent([]), contents.ipc);
    try {
      link.deliver('reply', id, ok, value);
    } catch (error) {
      const message = `Error invoking remote method '${channel}': ${String(error)}`;
      link.deliver('reply', id, false, new Error(message));
    }
  }

  return {
    send(channel, args, transfer) {
      if (contents.isDestroyed()) throw new TypeError('Object has been destroyed');
      const ids = transfer.map((port) => ports.toPage(port));
      link.deliver('send', channel, args, ids);
    },
    receive(kind, message) {
      if (kind === 'send') {
        emit(message[0] as string, message[1] as unknown[], message[2] as string[]);
      } else if (kind === 'invoke') {
        void invoke(message[0] as number, message[1] as string, message[2] as unknown[]);
      } else if (kind === 'port') {
        ports.received(message[0] as string, message[1]);
      } else if (kind === 'port-close') {
        ports.closed(message[0] as string);
      }
    },
    documentGone: () => ports.closeAll(),
  };
}
