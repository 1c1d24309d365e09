/** The thread that a report becomes a Word document on: its parts in, the bytes of the file out. Nothing but that. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Report } from '#shared/report/report.ts';
import { reportDocx } from './docx.ts';
import { createReceiver, type ReportPart } from './report-parts.ts';

const port = parentPort;
if (port === null) throw new Error('Word documents are made in a worker thread only.');

const receiver = createReceiver(workerData as Report);
port.on('message', (part: ReportPart | null) => {
  if (part !== null) receiver.take(part);
  else void reportDocx(receiver.report).then((bytes) => port.postMessage(bytes));
});
