// MessageChannelMain and MessagePortMain, and their ends in a page.
import { decode, encode } from './codec.ts';
import { StrictEmitter } from './strict-emitter.ts';

const portEvents = new Set(['message', 'close']);

export class MessagePortMain extends StrictEmitter {
  private queue: unknown[] = [];
  private started = false;
  private closed = false;
  /** Where what is posted here arrives: the other port, or a page. */
  private deliver: (data: unknown) => void = () => {};
  private tellClosed: () => void = () => {};

  constructor() {
    super('MessagePortMain', portEvents);
  }

  postMessage(message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (transfer.length > 0) {
      throw new Error('electron stand-in: a port inside a port’s message is not modelled');
    }
    this.deliver(decode(encode(message)));
  }

  start(): void {
    this.started = true;
    for (const data of this.queue.splice(0)) this.arrive(data);
  }

  close(): void {
    if (this.closed) return;
    this.tellClosed();
    this.end();
  }

  /** Not Electron's: connects this end to a page, or to the other port of its channel. */
  connect(deliver: (data: unknown) => void, tellClosed: () => void): void {
    this.deliver = deliver;
    this.tellClosed = tellClosed;
  }

  /** Not Electron's: the other end sent this. */
  arrive(data: unknown): void {
    if (this.started) setImmediate(() => this.emit('message', { data, ports: [] }));
    else this.queue.push(data);
  }

  /** Not Electron's: the other end has gone. */
  end(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
}

/** Which port is the other one of its channel: the one that answers for a port sent to a page. */
const partners = new WeakMap<MessagePortMain, MessagePortMain>();

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    const { port1, port2 } = this;
    port1.connect(
      (data) => port2.arrive(data),
      () => port2.end(),
    );
    port2.connect(
      (data) => port1.arrive(data),
      () => port1.end(),
    );
    partners.set(port1, port2);
    partners.set(port2, port1);
  }
}

export interface PagePorts {
  /** A port of the main process goes to the page; answers with its id there. */
  toPage(port: MessagePortMain): string;
  /** A port of the page arrives in the main process. */
  fromPage(id: string): MessagePortMain;
  received(id: string, data: unknown): void;
  closed(id: string): void;
  closeAll(): void;
}

export function createPagePorts(deliver: (...message: unknown[]) => void): PagePorts {
  const ports = new Map<string, MessagePortMain>();
  let lastId = 0;

  function connect(id: string, port: MessagePortMain): void {
    ports.set(id, port);
    port.connect(
      (data) => deliver('port', id, data),
      () => {
        ports.delete(id);
        deliver('port-close', id);
      },
    );
  }

  return {
    toPage(port) {
      lastId += 1;
      const id = `main-${lastId}`;
      const partner = partners.get(port);
      if (!partner) throw new Error('electron stand-in: only a fresh channel’s port can be sent');
      connect(id, partner);
      return id;
    },
    fromPage(id) {
      const port = new MessagePortMain();
      connect(id, port);
      return port;
    },
    received: (id, data) => ports.get(id)?.arrive(data),
    closed(id) {
      ports.get(id)?.end();
      ports.delete(id);
    },
    closeAll() {
      for (const port of ports.values()) port.end();
      ports.clear();
    },
  };
}
