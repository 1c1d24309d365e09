// ipcRenderer, and the DOM's message ports on their way to and from the main process.
import { strict } from '../strict.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;
type Post = (...message: unknown[]) => void;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface IpcRenderer {
  readonly ipcRenderer: object;
  readonly receive: (message: unknown[]) => void;
}

export function createIpcRenderer(post: Post): IpcRenderer {
  const listeners = new Map<string, { listener: Listener; call: Listener }[]>();
  const waiting = new Map<number, Waiting>();
  const ports = new Map<string, MessagePort>();
  let lastId = 0;

  function add(channel: string, listener: Listener, call: Listener = listener): unknown {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, call }]);
    return ipcRenderer;
  }

  function remove(channel: string, listener: Listener): unknown {
    const kept = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener);
    listeners.set(channel, kept);
    return ipcRenderer;
  }

  function once(channel: string, listener: Listener): unknown {
    return add(channel, listener, (event, ...args) => {
      remove(channel, listener);
      listener(event, ...args);
    });
  }

  /** From now on the main process holds the other end of this port. */
  function handOver(port: MessagePort, id: string): void {
    ports.set(id, port);
    port.onmessage = (event) => post('port', id, event.data);
    port.addEventListener('close', () => {
      ports.delete(id);
      post('port-close', id);
    });
  }

  function invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      post('invoke', lastId, channel, args);
    });
  }

  function postMessage(channel: string, message: unknown, transfer: MessagePort[] = []): void {
    const ids = transfer.map((port) => {
      lastId += 1;
      handOver(port, `renderer-${lastId}`);
      return `renderer-${lastId}`;
    });
    post('send', channel, [message], ids);
  }

  const ipcRenderer: object = strict('ipcRenderer', {
    invoke,
    postMessage,
    send: (channel: string, ...args: unknown[]) => post('send', channel, args, []),
    on: (channel: string, listener: Listener) => add(channel, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener),
    once,
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string): unknown {
      listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  });

  function deliver(channel: string, args: unknown[], portIds: string[]): void {
    const arrived = portIds.map((id) => {
      const { port1, port2 } = new MessageChannel();
      handOver(port1, id);
      return port2;
    });
    const event = { sender: ipcRenderer, ports: arrived };
    for (const { call } of listeners.get(channel) ?? []) {
      try {
        call(event, ...args);
      } catch (error) {
        reportError(error);
      }
    }
  }

  function receive([kind, ...rest]: unknown[]): void {
    if (kind === 'send') {
      deliver(rest[0] as string, rest[1] as unknown[], rest[2] as string[]);
    } else if (kind === 'reply') {
      const [id, ok, value] = rest as [number, boolean, unknown];
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (ok) waiter?.resolve(value);
      else waiter?.reject(value);
    } else if (kind === 'port') {
      ports.get(rest[0] as string)?.postMessage(rest[1]);
    } else if (kind === 'port-close') {
      ports.get(rest[0] as string)?.close();
      ports.delete(rest[0] as string);
    }
  }

  return { ipcRenderer, receive };
}
