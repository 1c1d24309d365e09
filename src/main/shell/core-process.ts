/** Runs the core in its worker thread: a reply for every call, also when the thread is gone. */
import { Worker } from 'node:worker_threads';
import { createClient } from '#shared/contract/client.ts';
import type { Client, Invoke } from '#shared/contract/define.ts';
import type { Reply } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { CoreOptions, FromCore, ToCore } from '#shared/contract/wire.ts';
import type { Log } from './log.ts';

export type HostClient = Client<typeof hostApi>;

export type CoreProcess = {
  /** The shell's own calls. They reject with an `AppError`. */
  host: HostClient;
  /** A call of the page. Never rejects. */
  callForPage: Invoke;
  /** A new thread in place of one that crashed. */
  restart: () => void;
  /** Ends the thread; what is still pending is refused. */
  stop: () => Promise<void>;
};

export type CoreProcessOptions = {
  /** The worker's script. */
  script: string | URL;
  core: CoreOptions;
  log: Log;
  onEvent: (event: AppEvent) => void;
  /** The core wants a PDF of a page; `host.printed` is the answer. */
  onPrint: (print: string, html: string) => void;
  /** The thread ended without having been told to. Every pending call has been refused by then. */
  onCrash: (reason: string) => void;
};

const STOPPED: Reply = {
  ok: false,
  error: { code: 'internal', message: 'The part of Dossier that keeps the data has stopped.' },
};

export function startCoreProcess(options: CoreProcessOptions): CoreProcess {
  const pending = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  let worker: Worker | null = null;

  function refusePending(): void {
    for (const answer of pending.values()) answer(STOPPED);
    pending.clear();
  }

  function receive(message: FromCore): void {
    switch (message.type) {
      case 'reply':
        pending.get(message.id)?.(message.reply);
        pending.delete(message.id);
        break;
      case 'event':
        options.onEvent(message.event);
        break;
      case 'print':
        options.onPrint(message.print, message.html);
        break;
      case 'log':
        options.log(message.level, message.message);
        break;
      case 'ready':
        options.log('info', 'The core is ready.');
        break;
    }
  }

  function start(): void {
    const started = new Worker(options.script, { workerData: options.core, name: 'core' });
    let reason = '';
    started.on('message', receive);
    started.on('messageerror', (error) =>
      options.log('error', `An unreadable message: ${error.message}`),
    );
    started.on('error', (error) => {
      reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    });
    started.on('exit', (code) => {
      // `stop` has taken it away before; then its end is no news.
      if (worker !== started) return;
      worker = null;
      refusePending();
      options.onCrash(reason || `It ended with code ${code}.`);
    });
    worker = started;
  }

  function call(from: ToCore['from'], name: string, input: unknown): Promise<Reply> {
    const running = worker;
    if (!running) return Promise.resolve(STOPPED);
    return new Promise((resolve) => {
      const id = ++lastId;
      pending.set(id, resolve);
      running.postMessage({ id, from, name, input } satisfies ToCore);
    });
  }

  start();
  return {
    host: createClient<typeof hostApi>((name, input) => call('host', name, input)),
    callForPage: (name, input) => call('page', name, input),
    restart() {
      if (!worker) start();
    },
    async stop() {
      const running = worker;
      worker = null;
      refusePending();
      await running?.terminate();
    },
  };
}
