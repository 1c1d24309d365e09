/** The thread that one document is read on: the file in, the document or the reason why not out. Nothing but that. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type ErrorData } from '#shared/contract/errors.ts';
import type { Document } from '#shared/model/document.ts';
import { parseDocument } from './parse-document.ts';

export type ToRead = { bytes: Uint8Array; name: string; encoding: string | undefined };
export type Read = { ok: true; document: Document } | { ok: false; error: ErrorData };

const port = parentPort;
if (port === null) throw new Error('Documents are read in a worker thread only.');

const { bytes, name, encoding } = workerData as ToRead;
// Whoever wants it to stop ends the thread.
const { signal } = new AbortController();

async function read(): Promise<Read> {
  try {
    return { ok: true, document: await parseDocument(bytes, name, { signal, encoding }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = error;
    return { ok: false, error: { code, message } };
  }
}

port.postMessage(await read());
