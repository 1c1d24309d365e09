// The Chrome DevTools Protocol over one web socket: typed commands and events, by session.
import { EventEmitter } from 'node:events';
import type { CDPSession } from '@playwright/test';
import WebSocket from 'ws';

/** Playwright's own types name every command, its parameters and its answer. */
export interface CdpSession {
  readonly send: CDPSession['send'];
  readonly on: CDPSession['on'];
}

export interface CdpConnection {
  /** Commands to the browser as a whole. */
  readonly browser: CdpSession;
  session(id: string): CdpSession;
  /** Resolves when the browser has gone. */
  readonly closed: Promise<void>;
}

interface Waiting {
  readonly method: string;
  resolve(result: never): void;
  reject(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

export async function connectToBrowser(url: string): Promise<CdpConnection> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
  const waiting = new Map<number, Waiting>();
  const sessions = new Map<string, CdpSession & { readonly events: EventEmitter }>();
  let lastId = 0;

  function openSession(sessionId: string): CdpSession & { readonly events: EventEmitter } {
    const events = new EventEmitter();
    events.setMaxListeners(0);
    const send = (method: string, params: unknown = {}): Promise<never> =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) {
          reject(new Error(`${method}: the browser has gone`));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { method, resolve, reject });
        const address = sessionId === '' ? {} : { sessionId };
        socket.send(JSON.stringify({ id: lastId, method, params, ...address }));
      });
    // The one place where text from the wire gets its type: both follow the protocol's schema.
    return { events, send, on: events.on.bind(events) } as unknown as ReturnType<
      typeof openSession
    >;
  }

  function session(id: string): ReturnType<typeof openSession> {
    const known = sessions.get(id) ?? openSession(id);
    sessions.set(id, known);
    return known;
  }

  function receive(message: Message): void {
    if (message.id === undefined) {
      sessions.get(message.sessionId ?? '')?.events.emit(message.method ?? '', message.params);
      return;
    }
    const waiter = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) waiter?.reject(new Error(`${waiter.method}: ${message.error.message}`));
    else waiter?.resolve(message.result as never);
  }

  const browser = session('');
  socket.on('message', (data: Buffer) => receive(JSON.parse(data.toString('utf8')) as Message));
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      for (const waiter of waiting.values()) waiter.reject(new Error('the browser has gone'));
      waiting.clear();
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { browser, session, closed };
}

/** For commands whose failure only means that the page has gone meanwhile. */
export function ignoreGone(answer: Promise<unknown>): void {
  answer.catch(() => {});
}
