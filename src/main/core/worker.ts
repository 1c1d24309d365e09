/**
 * The core's worker thread: calls in, replies and events out (`contract/wire.ts`). Nothing but
 * that.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { CoreOptions, FromCore, ToCore } from '#shared/contract/wire.ts';
import './freeze-prototypes.ts';
import { createCore } from './app.ts';

const port = parentPort;
if (port === null) throw new Error('The core runs in a worker thread only.');

const post = (message: FromCore): void => port.postMessage(message);

const core = createCore(workerData as CoreOptions, {
  emit: (event) => post({ type: 'event', event }),
  requestPrint: (print, html) => post({ type: 'print', print, html }),
  wordScript: new URL('./word-thread.js', import.meta.url),
  log: (level, message) => post({ type: 'log', level, message }),
});

port.on('message', ({ id, from, name, input }: ToCore) => {
  const invoke = from === 'host' ? core.host : core.page;
  void invoke(name, input).then((reply) => post({ type: 'reply', id, reply }));
});

post({ type: 'ready' });
