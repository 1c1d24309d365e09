/** The thread that a report becomes a Word document on: its parts in, the bytes of the file out. Nothing but that. */
import { parentPort, workerData } from 'node:worker_threads';
import { reportDocx } from './docx.ts';
import { createReceiver, type Frame, type ReportPart } from './report-parts.ts';

const port = parentPort;
if (port === null) throw new Error('Word documents are made in a worker thread only.');

const receiver = createReceiver(workerData as Frame);
port.on('message', (part: ReportPart | null) => {
  if (part !== null) receiver.take(part);
  else void reportDocx(receiver.report).then((bytes) => port.postMessage(bytes));
});
