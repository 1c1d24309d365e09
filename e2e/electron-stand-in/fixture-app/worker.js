// A worker thread of the main process.
import { parentPort, workerData } from 'node:worker_threads';

parentPort.postMessage(workerData * 2);
