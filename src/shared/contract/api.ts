/** The whole API. READ THIS FIRST: what the page may ask, and who answers. */
import { dossierApi } from './dossier-api.ts';
import { recordsApi } from './records-api.ts';
import { notesApi } from './notes-api.ts';
import { claimsApi } from './claims-api.ts';
import { documentsApi } from './documents-api.ts';
import { exchangeApi } from './exchange-api.ts';
import { importsApi } from './imports-api.ts';
import { linksApi } from './links-api.ts';
import { exportsApi } from './exports-api.ts';
import { reportsApi } from './reports-api.ts';
import { historyApi } from './history-api.ts';
import { backupsApi } from './backups-api.ts';
import { recoveryApi } from './recovery-api.ts';
import { preferencesApi } from './preferences-api.ts';
import type { shellApi } from './shell-api.ts';
import type { Client, Invoke } from './define.ts';
import type { Reply } from './errors.ts';
import type { AppEvent } from './events.ts';

/** Answered by the core, in its worker thread. */
export const coreApi = {
  ...dossierApi,
  ...recordsApi,
  ...claimsApi,
  ...linksApi,
  ...notesApi,
  ...historyApi,
  ...backupsApi,
  ...recoveryApi,
  ...documentsApi,
  ...importsApi,
  ...exchangeApi,
  ...exportsApi,
  ...reportsApi,
  ...preferencesApi,
};
export type CoreApi = typeof coreApi;
export type ShellApi = typeof shellApi;

/** What the page sees. */
export type AppClient = Client<CoreApi & ShellApi>;

/** What the preload puts on `window.dossier`: three functions and nothing else. */
export type Bridge = {
  invoke: Invoke;
  /** Answers a function that stops listening. */
  onEvent: (listener: (event: AppEvent) => void) => () => void;
  /**
   * Lets the core use a file that was dropped on the page, a `File` (there are no DOM types here): `PickedFile`, as from a
   * dialog. Refused for what does not lie on a disk, and for folders.
   */
  grantFile: (file: object) => Promise<Reply>;
};
