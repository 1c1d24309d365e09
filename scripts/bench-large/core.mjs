// @ts-check
// For the benchmark: the core in its worker thread, called through the messages that the shell sends it.
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundleProgram } from '../lib/bundle.mjs';
import { inRoot } from '../lib/root.mjs';

const bundles = inRoot('out', 'bench', 'core');
const script = await bundleProgram('src/main/core/worker.ts', bundles);
const client = await bundleProgram('src/shared/contract/client.ts', bundles);

/** @typedef {Awaited<ReturnType<typeof startCore>>} Core */

/**
 * With nothing open.
 * @param {string} place what it may write to
 */
export async function startCore(place) {
  const { createClient } = await import(pathToFileURL(client).href);
  const shipped = path.join(place, 'shipped');
  if (!existsSync(shipped)) cpSync(inRoot('data', 'iskp'), shipped, { recursive: true });
  const worker = new Worker(script, {
    workerData: {
      userData: path.join(place, 'data'),
      documents: path.join(place, 'documents'),
      shipped,
      checkOutput: false,
    },
  });
  /** @type {Map<number, (reply: any) => void>} */
  const pending = new Map();
  let calls = 0;
  /** @type {() => void} */
  let isReady = () => undefined;
  worker.on('message', (message) => {
    if (message.type === 'reply') {
      pending.get(message.id)?.(message.reply);
      pending.delete(message.id);
    } else if (message.type === 'log' && message.message.startsWith('Searches are ready')) {
      isReady();
    } else if (message.type === 'log' && message.level === 'error') {
      console.error(message.message);
    }
  });
  const invoke =
    (/** @type {'host' | 'page'} */ from) =>
    (/** @type {string} */ name, /** @type {unknown} */ input) =>
      new Promise((resolve) => {
        calls += 1;
        pending.set(calls, resolve);
        worker.postMessage({ id: calls, from, name, input });
      });
  const host = createClient(invoke('host'));
  return {
    page: createClient(invoke('page')),
    host,
    /** Once the core has made searches ready, in the background. */
    ready: () => new Promise((resolve) => (isReady = () => resolve(undefined))),
    async close() {
      await host.host.close({});
      await worker.terminate();
    },
  };
}
