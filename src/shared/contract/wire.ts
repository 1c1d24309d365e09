/** What passes between the shell and the core's worker thread. */
import type { Reply } from './errors.ts';
import type { AppEvent } from './events.ts';

/** The worker's `workerData`. Absolute paths. */
export type CoreOptions = {
  /** Preferences and the list of recent dossiers. */
  userData: string;
  /** New dossiers and the copy of the shipped one go here. */
  documents: string;
  /** The dossier that ships with the program, read-only. */
  shipped: string;
  /** Check answers against the contract as well: development and tests. */
  checkOutput: boolean;
};

/** `host` calls are answered from `hostApi`, `page` calls from `coreApi`: a page can't reach the host's. */
export type ToCore = { id: number; from: 'host' | 'page'; name: string; input: unknown };

export type FromCore =
  | { type: 'ready' }
  | { type: 'reply'; id: number; reply: Reply }
  | { type: 'event'; event: AppEvent }
  /** Asks for a PDF of a page; `host.printed` is the answer. */
  | { type: 'print'; print: string; html: string }
  | { type: 'log'; level: 'info' | 'warn' | 'error'; message: string };
