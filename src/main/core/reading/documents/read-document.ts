/**
 * Reads a document on a thread of its own. A parser can't be stopped from outside in the middle of its work, and no limit on the file
 * bounds what all parsers make of it; a thread can be ended when it takes too long or too much memory, and nothing else suffers.
 * And mammoth can't be loaded where `Object.prototype` is frozen, as it is in the core's own thread.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { Document } from '#shared/model/document.ts';
import type { Read, ToRead } from './document-thread.ts';
import { damaged, refuse } from './limits.ts';

export type ReadOptions = {
  /** Rejects with its reason, and ends the thread. */
  signal: AbortSignal;
  /** An id of `knownEncodings`, where the user knows better. For text, Markdown and HTML. */
  encoding?: string | undefined;
  /** The thread's script, where it does not lie beside this one. */
  script?: string | URL | undefined;
  limits?: ReadLimits | undefined;
};

export type ReadLimits = { seconds: number; megabytes: number };

const LIMITS: ReadLimits = { seconds: 120, megabytes: 1_500 };
const SCRIPT = new URL('./document-thread.js', import.meta.url);
const WATCH_MS = 50;

/**
 * `name` is the file's, with its ending. Throws `invalid_input` for what is refused and `damaged` for what is not in order, with the
 * reason in words for the user.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  { signal, encoding, script = SCRIPT, limits = LIMITS }: ReadOptions,
): Promise<Document> {
  signal.throwIfAborted();
  // Not `slice`: that of a Buffer is no copy.
  const copy = new Uint8Array(bytes);
  const thread = new Worker(script, {
    name: 'document',
    workerData: { bytes: copy, name, encoding } satisfies ToRead,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    env: {},
    // What libraries have to say of the file is for nobody.
    stdout: true,
    stderr: true,
  });
  thread.stdout.resume();
  thread.stderr.resume();
  const watch = watchThread(name, limits, signal);
  try {
    const read = await Promise.race([answerOf(thread, name, limits), watch.exceeded]);
    if (read.ok) return read.document;
    throw new AppError(read.error.code, read.error.message);
  } finally {
    watch.stop();
    await thread.terminate();
  }
}

function answerOf(thread: Worker, name: string, limits: ReadLimits): Promise<Read> {
  return new Promise((resolve, reject) => {
    thread.once('message', (read: Read) => resolve(read));
    thread.once('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(
        isMemory ? tooMuch(name, limits) : damaged(name, 'makes the reader fail', { cause: error }),
      );
    });
    thread.once('exit', (code) => reject(damaged(name, `makes the reader end (${code})`)));
  });
}

/** Rejects when the thread takes too long or too much memory, or is no longer wanted. */
function watchThread(name: string, limits: ReadLimits, signal: AbortSignal) {
  const begun = performance.now();
  const before = process.memoryUsage.rss();
  let stop = (): void => {};
  const exceeded = new Promise<never>((_, reject) => {
    const onAbort = (): void => reject(signal.reason);
    const timer = setInterval(() => {
      // Buffers are outside of what a thread's heap is limited to, and only the process knows of them.
      if (process.memoryUsage.rss() - before > limits.megabytes * 1_000_000)
        reject(tooMuch(name, limits));
      if (performance.now() - begun > limits.seconds * 1_000)
        reject(refuse(name, `takes longer than ${limits.seconds} s to read`));
    }, WATCH_MS);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => {
      clearInterval(timer);
      signal.removeEventListener('abort', onAbort);
    };
  });
  return { exceeded, stop: () => stop() };
}

const tooMuch = (name: string, { megabytes }: ReadLimits): AppError =>
  refuse(name, `takes more than ${megabytes} MB of memory to read`);
