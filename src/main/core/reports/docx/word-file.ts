/**
 * A report as a Word document. The library makes all of it at one go, which takes seconds: on a thread of its own nobody
 * waits for it, and it can be stopped.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { Report } from '#shared/report/report.ts';
import { turned } from '../../turns.ts';
import { frameOf, partsOf } from './report-parts.ts';

export type MakeWord = (report: Report, signal: AbortSignal) => Promise<Uint8Array>;

/** `script`: the thread's; undefined where nobody waits meanwhile. Rejects with the signal's reason. */
export const createMakeWord =
  (script: string | URL | undefined): MakeWord =>
  async (report, signal) => {
    if (script !== undefined) return onThread(script, report, signal);
    // Large, and seldom needed: not loaded when the program starts.
    return (await import('./docx.ts')).reportDocx(report);
  };

async function onThread(
  script: string | URL,
  report: Report,
  signal: AbortSignal,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const thread = new Worker(script, { name: 'word', workerData: frameOf(report), env: {} });
  let stop = (): void => {};
  const made = new Promise<Uint8Array>((resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    thread.once('message', (bytes: Uint8Array) => resolve(bytes));
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch(error) : error),
    );
    thread.once('exit', (code) => reject(new Error(`The thread ended (${code}).`)));
  });
  try {
    // The thread may fail before it has all.
    await Promise.race([send(thread, report, signal), made]);
    thread.postMessage(null);
    return await made;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

async function send(thread: Worker, report: Report, signal: AbortSignal): Promise<void> {
  for await (const part of turned(partsOf(report))) {
    signal.throwIfAborted();
    thread.postMessage(part);
  }
}

const tooMuch = (cause: unknown): AppError =>
  new AppError(
    'invalid_input',
    'As a Word document, this report takes more memory than there is. Leave out records or sections, or save it as HTML.',
    undefined,
    { cause },
  );
